/// One object that is not what it was.
public struct ObjectChange: Hashable, Sendable {
    public let kind: String
    public let id: String

    /// What it is called; nil where it has no name, or one that is somebody's.
    public let name: String?
    public let what: What
    public let weight: Weight

    public enum What: Hashable, Sendable {
        case added, removed

        /// In the order of their paths; never none.
        case changed([FieldChange])
    }

    public init(_ kind: String, _ id: String, name: String?, _ what: What, weight: Weight) {
        self.kind = kind
        self.id = id
        self.name = name
        self.what = what
        self.weight = weight
    }

    public var fields: [FieldChange] {
        if case .changed(let fields) = what { fields } else { [] }
    }
}
