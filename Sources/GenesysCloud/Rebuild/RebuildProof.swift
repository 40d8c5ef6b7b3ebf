public import Capture
import Recovery

/// Two tenants beside each other after one was made after the other: what is equal, what is not, and why.
public struct RebuildProof: Sendable {

    /// How many objects of the kinds that are made are the same, field by field.
    public let equal: Int
    public let differences: [Item]

    /// Kinds that could not be compared, by name.
    public let notCompared: [String]

    /// One difference.
    public struct Item: Hashable, Sendable {
        public let kind: String
        public let name: String

        /// nil where the whole object is missing, or more than there was.
        public let field: String?
        public let what: What

        public enum What: Hashable, Sendable {

            /// It was told beforehand.
            case left(because: String)

            /// It is only in the tenant that was made.
            case ownToTarget

            /// Nobody knows why.
            case unexplained
        }
    }

    /// - Parameters:
    ///   - source: The capture that was to come back.
    ///   - target: What stands in the other tenant now.
    ///   - left: What was told beforehand.
    /// - Throws: ``Capture/CaptureError`` if a file does not read.
    public init(
        of source: Capture, in target: Capture, left: [Rebuilding.Left], kinds: [Kind]
    ) throws(CaptureError) {
        let kinds = kinds.filter { MakeCalls.call(for: $0.name) != nil && source.contains($0) }
        let names = Set(kinds.map(\.name))
        // What only gives references their names is not compared itself.
        let difference = try Difference.ofTenants(
            source, target, kinds: kinds + [.integrationTypes], by: GenesysCloud.compared)
        let told = Told(left)
        differences = difference.objects.filter { names.contains($0.kind) }.flatMap { told.items(of: $0) }
        notCompared = difference.notCompared.map(\.kind).filter(names.contains)
        let count = kinds.reduce(0) { $0 + (source.manifest.record(of: $1.name)?.documents ?? 0) }
        let open = difference.objects.count { names.contains($0.kind) && $0.what != .added }
        equal = max(count - open, 0)
    }

    public var unexplained: [Item] { differences.filter { $0.what == .unexplained } }
}

/// What was told beforehand, by kind and name.
private struct Told {
    private var reasons: [Key: [Rebuilding.Left]] = [:]

    private struct Key: Hashable {
        let kind: String
        let name: String
    }

    init(_ left: [Rebuilding.Left]) {
        for one in left {
            reasons[Key(kind: one.kind, name: one.name ?? one.kind), default: []].append(one)
        }
    }

    func items(of object: ObjectChange) -> [RebuildProof.Item] {
        let reasons = reasons[Key(kind: object.kind, name: object.id)] ?? []
        let whole = reasons.first { $0.field == nil }
        switch object.what {
        case .added: return [item(object, nil, .ownToTarget)]
        case .removed: return [item(object, nil, whole.map { .left(because: $0.because) } ?? .unexplained)]
        case .changed(let fields):
            return fields.map { field in
                let reason = whole ?? reasons.first { $0.field.map { field.isIn($0) } == true }
                return item(object, field.path, what(reason, object, field))
            }
        }
    }

    private func what(_ reason: Rebuilding.Left?, _ object: ObjectChange, _ field: FieldChange)
        -> RebuildProof.Item.What
    {
        if let reason { return .left(because: reason.because) }
        if object.kind == Kind.flows.name, !["name", "type", "division"].contains(field.member) {
            return .left(because: "it comes with the import, which begins to count versions anew")
        }
        guard let call = MakeCalls.call(for: object.kind), call.members.contains(field.member) else {
            return .left(because: "the platform takes it by no call that makes or writes one")
        }
        return .unexplained
    }

    private func item(
        _ object: ObjectChange, _ field: String?, _ what: RebuildProof.Item.What
    ) -> RebuildProof.Item {
        RebuildProof.Item(kind: object.kind, name: object.name ?? object.id, field: field, what: what)
    }
}

extension FieldChange {

    /// Whether it lies in the same member as what was left out, or that in it.
    fileprivate func isIn(_ left: String) -> Bool {
        let other = left.prefix { $0 != "[" }
        let own = path.prefix { $0 != "[" }
        return own.hasPrefix(other) || other.hasPrefix(own)
    }
}
