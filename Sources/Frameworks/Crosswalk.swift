import Assurance
import Capture

/// Which requirements of one framework have to do with which of another, and who says so.
public struct Crosswalk: Sendable {
    public let source: Source

    /// The ids of the frameworks at its two ends.
    public let from: String
    public let to: String
    public let pairs: [Pair]

    /// How many there are, as the file itself says.
    public let count: Int

    /// Where it is from.
    public struct Source: Hashable, Sendable {

        /// `nist-csf-2.0_to_iso27001-2022`; the name of the file for a customer's.
        public let id: String

        /// Whose judgement it is.
        public let judge: Judge

        /// The document it was taken from.
        public let document: String

        public init(id: String, judge: Judge, document: String) {
            self.id = id
            self.judge = judge
            self.document = document
        }
    }

    /// One requirement beside another.
    public struct Pair: Hashable, Sendable {
        public let from: String
        public let to: String

        /// What the first is to the second.
        public let relation: Relation

        public init(_ from: String, _ to: String, _ relation: Relation) {
            self.from = from
            self.to = to
            self.relation = relation
        }
    }

    public init(_ source: Source, from: String, to: String, pairs: [Pair]) {
        self.source = source
        self.from = from
        self.to = to
        self.pairs = pairs
        count = pairs.count
    }

    /// The pairs with this framework first, and the other framework; nil where it is at neither end.
    func pairs(of framework: String) -> (other: String, pairs: [Pair])? {
        if from == framework { return (to, pairs) }
        guard to == framework else { return nil }
        return (from, pairs.map { Pair($0.to, $0.from, $0.relation.reversed) })
    }
}

/// What one requirement is to another, by what each demands.
public enum Relation: String, CaseIterable, Sendable {
    case equal

    /// Part of the other.
    case subset

    /// The other is part of it.
    case superset

    /// They have something in common. Publishers that only refer from one to the other say no more than this.
    case intersects

    public var reversed: Relation {
        switch self {
        case .equal, .intersects: self
        case .subset: .superset
        case .superset: .subset
        }
    }

    /// Whether what touches the other surely touches this one.
    var holdsTheOther: Bool { self == .equal || self == .superset }
}

extension Crosswalk {

    /// Those in the executable, read when they are first asked for.
    public static let published = Embedded.crosswalks.map(Crosswalk.init)

    private init(_ file: JSON) {
        source = Source(id: file.text("id"), judge: .publisher(file.text("by")), document: file.text("source"))
        from = Self.framework(file.text("fromCatalog"))
        to = Self.framework(file["toCatalog"]?.elements.compactMap(\.string).first ?? "")
        count = file["count"]?.integer ?? 0
        pairs =
            file["mappings"]?.elements.compactMap { entry in
                Relation(rawValue: entry.text("relation")).map { Pair(entry.text("from"), entry.text("to"), $0) }
            } ?? []
    }

    /// The framework a file of ours is part of.
    private static func framework(_ file: String) -> String {
        Framework.files.first { $0.names.contains(file) }?.framework.id ?? file
    }
}
