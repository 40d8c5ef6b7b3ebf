public import Capture
import Recovery

/// Two tenants beside each other after one was made after the other: what is equal, what is not, and why.
public struct RebuildProof: Sendable {

    /// How many objects of the kinds that are made are the same, field by field.
    public let equal: Int

    /// How many objects of each kind that was compared stand there, as they were or not, by the name of the kind.
    public let standing: [String: Int]
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
        standing = Self.standing(kinds, of: source, without: difference, notCompared)
    }

    private static func standing(
        _ kinds: [Kind], of source: Capture, without difference: Difference, _ notCompared: [String]
    ) -> [String: Int] {
        let missing = Dictionary(grouping: difference.objects.filter { $0.what == .removed }, by: \.kind)
        var standing: [String: Int] = [:]
        for kind in kinds where !notCompared.contains(kind.name) {
            let count = source.manifest.record(of: kind.name)?.documents ?? 0
            standing[kind.name] = max(count - (missing[kind.name]?.count ?? 0), 0)
        }
        return standing
    }

    public var unexplained: [Item] { differences.filter { $0.what == .unexplained } }
}

/// What was told beforehand, by kind and name: nothing else explains a difference.
private struct Told {
    private var reasons: [Key: [Rebuilding.Left]] = [:]

    private struct Key: Hashable {
        let kind: String
        let name: String
    }

    init(_ left: [Rebuilding.Left]) {
        for one in left {
            reasons[Key(kind: one.kind, name: one.name ?? one.id ?? one.kind), default: []].append(one)
        }
    }

    func items(of object: ObjectChange) -> [RebuildProof.Item] {
        // What was told of a member of the kind was told of every object of it.
        let general = reasons[Key(kind: object.kind, name: object.kind)]?.filter { $0.field != nil } ?? []
        let own = reasons[Key(kind: object.kind, name: object.id)] ?? []
        let reasons = own + (object.id == object.kind ? [] : general)
        let whole = reasons.first { $0.field == nil }
        switch object.what {
        case .added: return [item(object, nil, .ownToTarget)]
        case .removed: return [item(object, nil, whole.map { .left(because: $0.because) } ?? .unexplained)]
        case .changed(let fields):
            return fields.filter { !$0.saysNothing }.map { field in
                let reason = whole ?? reasons.first { $0.field.map { field.isIn($0) } == true }
                return item(object, field.path, reason.map { .left(because: $0.because) } ?? .unexplained)
            }
        }
    }

    private func item(
        _ object: ObjectChange, _ field: String?, _ what: RebuildProof.Item.What
    ) -> RebuildProof.Item {
        RebuildProof.Item(kind: object.kind, name: object.name ?? object.id, field: field, what: what)
    }
}

extension FieldChange {

    /// Whether one has an empty text or list where the other has none.
    fileprivate var saysNothing: Bool {
        form == .value
            && (before + after).allSatisfy { value in
                guard case .json(let text) = value else { return false }
                return (try? JSON(Array(text.utf8)))?.isBlank == true
            }
    }

    /// Whether it lies in the same member as what was left out, or that in it.
    fileprivate func isIn(_ left: String) -> Bool {
        let other = left.prefix { $0 != "[" }.split(separator: ".")
        let own = path.prefix { $0 != "[" }.split(separator: ".")
        return own.starts(with: other) || other.starts(with: own)
    }
}
