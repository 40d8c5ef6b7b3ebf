public import Capture
import Redaction

/// Whether two captures say the same: ours, and one an auditor made with a client of their own.
///
/// Only what somebody set is compared (`config/`): what moves by itself moved in between.
public struct CaptureComparison: Sendable {
    public let differences: [Difference]

    /// How many documents are the same in both, as far as anybody can see.
    public let same: Int

    /// How many of those hold something sealed or marked that is not the same text: under another key it need not be.
    public let unseen: Int

    /// The kinds only one of the two asked for, or got: they prove nothing.
    public let incomparable: [String]

    public struct Difference: Hashable, Sendable {
        public let kind: String
        public let id: String
        public let what: What
    }

    public enum What: Hashable, Sendable {
        case onlyInFirst, onlyInSecond

        /// The members that differ in what anybody can read, by name.
        case differs([String])
    }

    /// - Throws: ``CaptureError`` if a file does not read.
    public init(_ first: Capture, _ second: Capture, kinds: [Kind]) throws {
        var differences: [Difference] = []
        var (same, unseen) = (0, 0)
        var incomparable: [String] = []
        for kind in kinds where first.contains(kind) || second.contains(kind) {
            guard first.wasReadWhole(kind), second.wasReadWhole(kind) else {
                incomparable.append(kind.name)
                continue
            }
            let found = try Self.compare(kind, first, second)
            differences += found.differences
            same += found.same
            unseen += found.unseen
        }
        self.differences = differences
        self.same = same
        self.unseen = unseen
        self.incomparable = incomparable
    }

    private static func compare(
        _ kind: Kind, _ first: Capture, _ second: Capture
    ) throws -> (differences: [Difference], same: Int, unseen: Int) {
        var rest: [String: JSON] = [:]
        try second.each(kind) { rest[$0.id] = $0.config }
        var differences: [Difference] = []
        var (same, unseen) = (0, 0)
        try first.each(kind) { document in
            guard let other = rest.removeValue(forKey: document.id) else {
                differences.append(.init(kind: kind.name, id: document.id, what: .onlyInFirst))
                return
            }
            let members = document.config.differingMembers(from: other)
            guard members.isEmpty else {
                differences.append(.init(kind: kind.name, id: document.id, what: .differs(members)))
                return
            }
            same += 1
            if document.config.canonical() != other.canonical() { unseen += 1 }
        }
        differences += rest.keys.map { .init(kind: kind.name, id: $0, what: .onlyInSecond) }
        return (differences.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }, same, unseen)
    }
}

extension Capture {
    fileprivate func wasReadWhole(_ kind: Kind) -> Bool {
        manifest.record(of: kind.name).map(\.absences.isEmpty) ?? false
    }
}

extension JSON {

    /// The names of the members that differ in what anybody can read, sorted.
    fileprivate func differingMembers(from other: JSON) -> [String] {
        var mine: [String: [UInt8]] = [:]
        for (name, value) in members { mine[name] = value.readable }
        var names: Set<String> = []
        for (name, value) in other.members where mine.removeValue(forKey: name) != value.readable { names.insert(name) }
        return names.union(mine.keys).sorted()
    }

    /// Its canonical form with the same word in place of everything sealed or marked.
    private var readable: [UInt8] {
        var writer = JSONWriter()
        writeReadable(&writer)
        return writer.bytes
    }

    private func writeReadable(_ json: inout JSONWriter) {
        switch kind {
        case .object:
            json.object { json in
                for (name, value) in members.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
                    json.key(name)
                    if name == "sealed" { json.string("«sealed»") } else { value.writeReadable(&json) }
                }
            }
        case .array: json.array { json in for element in elements { element.writeReadable(&json) } }
        case .string: json.string(SecretMarks.covering(string ?? ""))
        case .number, .boolean, .null: json.json(self)
        }
    }
}
