public import Capture

/// Whether two captures say the same: ours, and one an auditor made with a client of their own.
///
/// Only what somebody set is compared (`config/`): what moves by itself moved in between.
public struct CaptureComparison: Sendable {
    public let differences: [Difference]

    /// How many documents are the same in both.
    public let same: Int

    /// The kinds only one of the two asked for, or got: they prove nothing.
    public let incomparable: [String]

    public struct Difference: Hashable, Sendable {
        public let kind: String
        public let id: String
        public let what: What
    }

    public enum What: Hashable, Sendable {
        case onlyInFirst, onlyInSecond

        /// The members that differ, by name. A sealed member of another key cannot be compared, and is not named.
        case differs([String])
    }

    /// - Throws: ``CaptureError`` if a file does not read.
    public init(_ first: Capture, _ second: Capture, kinds: [Kind]) throws {
        var differences: [Difference] = []
        var same = 0
        var incomparable: [String] = []
        for kind in kinds where first.contains(kind) || second.contains(kind) {
            guard first.wasReadWhole(kind), second.wasReadWhole(kind) else {
                incomparable.append(kind.name)
                continue
            }
            let found = try Self.compare(kind, first, second)
            differences += found.differences
            same += found.same
        }
        self.differences = differences
        self.same = same
        self.incomparable = incomparable
    }

    private static func compare(
        _ kind: Kind, _ first: Capture, _ second: Capture
    ) throws -> (differences: [Difference], same: Int) {
        var rest: [String: JSON] = [:]
        try second.each(kind) { rest[$0.id] = $0.config }
        var differences: [Difference] = []
        var same = 0
        try first.each(kind) { document in
            guard let other = rest.removeValue(forKey: document.id) else {
                differences.append(.init(kind: kind.name, id: document.id, what: .onlyInFirst))
                return
            }
            let members = document.config.differingMembers(from: other)
            if members.isEmpty {
                same += 1
            } else {
                differences.append(.init(kind: kind.name, id: document.id, what: .differs(members)))
            }
        }
        differences += rest.keys.map { .init(kind: kind.name, id: $0, what: .onlyInSecond) }
        return (differences.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }, same)
    }
}

extension Capture {
    fileprivate func wasReadWhole(_ kind: Kind) -> Bool {
        manifest.record(of: kind.name).map(\.absences.isEmpty) ?? false
    }
}

extension JSON {

    /// The names of the members that are not the same in both, sorted; what is sealed or marked under different keys is
    /// left out, as nobody can tell.
    fileprivate func differingMembers(from other: JSON) -> [String] {
        var mine: [String: [UInt8]] = [:]
        for (name, value) in members { mine[name] = value.canonical() }
        var names: Set<String> = []
        for (name, value) in other.members {
            guard let own = mine.removeValue(forKey: name) else {
                names.insert(name)
                continue
            }
            if own != value.canonical(), !own.holdsCiphertext || !value.canonical().holdsCiphertext {
                names.insert(name)
            }
        }
        return names.union(mine.keys).sorted()
    }
}

extension [UInt8] {

    /// Whether something in it is sealed for a person or marked as a secret.
    fileprivate var holdsCiphertext: Bool {
        let text = String(decoding: self, as: UTF8.self)
        return text.contains(#""sealed":""#) || text.contains("hmac-sha256:")
    }
}
