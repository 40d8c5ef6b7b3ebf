/// Which keys a log has signed with, and which of their checkpoints are to be believed.
public struct KeyHistory: Equatable, Sendable {
    public let origin: String

    /// First to current.
    public private(set) var terms: [Term]

    /// One key's time in force.
    public struct Term: Equatable, Sendable {
        public let key: VerifierKey

        /// It signs checkpoints larger than this; nil for the first key, which signs from 0 on.
        public let after: Int?

        /// The largest checkpoint it signs; nil while it is in force.
        public fileprivate(set) var last: Int?

        /// Its checkpoints larger than this are not to be believed.
        public fileprivate(set) var revokedAfter: Int?

        func signs(_ size: Int) -> Bool {
            (after.map { size > $0 } ?? true) && (last.map { size <= $0 } ?? true)
        }
    }

    public init(origin: String, first key: VerifierKey) {
        self.origin = origin
        terms = [Term(key: key, after: nil)]
    }

    public var current: VerifierKey { terms[terms.count - 1].key }
    public var keys: [VerifierKey] { terms.map(\.key) }

    /// The key that signs checkpoints of that size, revoked or not.
    public func key(for size: Int) -> VerifierKey { terms.last { $0.signs(size) }?.key ?? current }

    /// The keys whose signature under a checkpoint of that size is to be believed.
    public func accepted(for size: Int) -> [VerifierKey] {
        terms.filter { $0.signs(size) && ($0.revokedAfter.map { size <= $0 } ?? true) }.map(\.key)
    }

    /// Takes up a change: only what the key in force signed counts, and a new key must sign itself in.
    public mutating func apply(_ note: SignedNote) throws(LedgerFault) {
        let change = try KeyChange(text: note.text)
        let checking = "the key change from size \(change.from)"
        func refused(_ because: String) -> LedgerFault { LedgerFault(checking: checking, because: because) }
        guard change.origin == origin else { throw refused("it is of \(change.origin), not of \(origin)") }
        guard change.from >= terms[terms.count - 1].after ?? 0 else { throw refused("it lies before the last one") }
        guard try note.verified(by: [current]) == [current] else { throw refused("the key in force did not sign it") }
        switch change.change {
        case .rotate(let old, let new):
            guard old == current else { throw refused("it does not begin with the key in force") }
            guard !keys.contains(new) else { throw refused("the new key was in force before") }
            guard try note.verified(by: [new]) == [new] else { throw refused("the new key did not sign it") }
            terms[terms.count - 1].last = change.from
            terms.append(Term(key: new, after: change.from))
        case .revoke(let key, let size):
            guard key != current, let index = terms.firstIndex(where: { $0.key == key }) else {
                throw refused("only a key that was in force before can be revoked")
            }
            terms[index].revokedAfter = min(size, terms[index].revokedAfter ?? .max)
        }
    }
}
