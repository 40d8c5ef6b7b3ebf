/// That a tree is the beginning of a larger one: nothing was changed or taken away (RFC 6962, 2.1.2).
public struct ConsistencyProof: Equatable, Sendable {
    public let hashes: [TreeHash]

    public init(hashes: [TreeHash]) { self.hashes = hashes }

    /// Makes the proof between two sizes of one tree.
    ///
    /// - Parameter hash: The hash of a complete subtree.
    /// - Precondition: `old` is above zero and not above `new`.
    public init<Failure>(
        from old: Int, to new: Int, hash: (Subtree) throws(Failure) -> TreeHash
    ) throws(Failure) {
        precondition(old > 0 && old <= new, "a proof goes from a tree with entries to one at least as large")
        var hashes: [TreeHash] = []
        for part in Self.parts(from: old, to: new) {
            var roots: [TreeHash] = []
            for subtree in Subtree.covering(part.leaves) { roots.append(try hash(subtree)) }
            hashes.append(Subtree.root(of: roots))
        }
        self.init(hashes: hashes)
    }

    /// A range of leaves whose hash is in the proof, and how it goes into the two roots.
    private struct Part {
        let leaves: Range<Int>
        let isOld: Bool
    }

    /// The parts of the proof, deepest first; the first is where both trees part unless `old` is a power of two.
    private static func parts(from old: Int, to new: Int) -> [Part] {
        guard old < new else { return [] }
        var parts: [Part] = []
        var tree = 0..<new
        while tree.upperBound != old {
            let middle = tree.lowerBound + 1 << (tree.count - 1).mostSignificantBit
            if old <= middle {
                parts.append(Part(leaves: middle..<tree.upperBound, isOld: false))
                tree = tree.lowerBound..<middle
            } else {
                parts.append(Part(leaves: tree.lowerBound..<middle, isOld: true))
                tree = middle..<tree.upperBound
            }
        }
        if tree.lowerBound > 0 { parts.append(Part(leaves: tree, isOld: true)) }
        return parts.reversed()
    }

    /// Checks that `old` is the beginning of `new`.
    ///
    /// From size 0 nothing is proved, so such a check is refused.
    public func verify(from old: TreeHead, to new: TreeHead) throws(LedgerFault) {
        let checking = "that the tree of size \(old.size) is the beginning of that of size \(new.size)"
        guard old.size > 0 else {
            throw LedgerFault(checking: checking, because: "a tree without entries proves nothing")
        }
        guard old.size <= new.size else { throw LedgerFault(checking: checking, because: "it is the larger one") }
        let parts = Self.parts(from: old.size, to: new.size)
        guard parts.count == hashes.count else {
            throw LedgerFault(
                checking: checking, because: "the proof must have \(parts.count) hashes and has \(hashes.count)")
        }
        let roots = roots(parts, old)
        guard roots.old == old.root else {
            throw LedgerFault(
                checking: checking, because: "the proof leads to another old root", expected: old.root,
                actual: roots.old)
        }
        guard roots.new == new.root else {
            throw LedgerFault(
                checking: checking, because: "the proof leads to another new root", expected: new.root,
                actual: roots.new)
        }
    }

    private func roots(_ parts: [Part], _ old: TreeHead) -> (old: TreeHash, new: TreeHash) {
        // An old tree that is a subtree of the new one is where the way up begins, and is not in the proof.
        let beginsAtRoot = old.size & (old.size - 1) == 0 || parts.isEmpty
        guard beginsAtRoot || !hashes.isEmpty else { return (old.root, old.root) }
        var oldRoot = beginsAtRoot ? old.root : hashes[0]
        var newRoot = oldRoot
        for (part, hash) in zip(parts, hashes).dropFirst(beginsAtRoot ? 0 : 1) {
            if part.isOld {
                oldRoot = .node(hash, oldRoot)
                newRoot = .node(hash, newRoot)
            } else {
                newRoot = .node(newRoot, hash)
            }
        }
        return (oldRoot, newRoot)
    }
}
