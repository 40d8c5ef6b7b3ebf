/// That an entry is in a tree (RFC 6962, 2.1.1).
public struct InclusionProof: Equatable, Sendable {
    public let index: Int

    /// From the leaf's sibling to the root's child.
    public let hashes: [TreeHash]

    public init(index: Int, hashes: [TreeHash]) {
        self.index = index
        self.hashes = hashes
    }

    /// Makes the proof of one entry in a tree of that size.
    ///
    /// - Parameter hash: The hash of a complete subtree.
    /// - Precondition: the entry is in the tree.
    public init<Failure>(
        of index: Int, in size: Int, hash: (Subtree) throws(Failure) -> TreeHash
    ) throws(Failure) {
        precondition(index >= 0 && index < size, "only an entry of the tree has a proof")
        var hashes: [TreeHash] = []
        for leaves in Self.siblings(of: index, in: size) {
            var parts: [TreeHash] = []
            for subtree in Subtree.covering(leaves) { parts.append(try hash(subtree)) }
            hashes.append(Subtree.root(of: parts))
        }
        self.init(index: index, hashes: hashes)
    }

    /// The ranges of leaves beside the path from an entry to the root, from the leaf up.
    private static func siblings(of index: Int, in size: Int) -> [Range<Int>] {
        var siblings: [Range<Int>] = []
        var tree = 0..<size
        while tree.count > 1 {
            let middle = tree.lowerBound + 1 << (tree.count - 1).mostSignificantBit
            if index < middle {
                siblings.append(middle..<tree.upperBound)
                tree = tree.lowerBound..<middle
            } else {
                siblings.append(tree.lowerBound..<middle)
                tree = middle..<tree.upperBound
            }
        }
        return siblings.reversed()
    }

    /// Checks that the leaf is in the tree.
    public func verify(_ leaf: TreeHash, in head: TreeHead) throws(LedgerFault) {
        let checking = "the inclusion of entry \(index) in the tree of size \(head.size)"
        guard index >= 0, index < head.size else {
            throw LedgerFault(checking: checking, because: "the tree has no such entry")
        }
        let siblings = Self.siblings(of: index, in: head.size)
        guard siblings.count == hashes.count else {
            throw LedgerFault(
                checking: checking, because: "the proof must have \(siblings.count) hashes and has \(hashes.count)")
        }
        var root = leaf
        for (leaves, hash) in zip(siblings, hashes) {
            root = leaves.lowerBound > index ? .node(root, hash) : .node(hash, root)
        }
        guard root == head.root else {
            throw LedgerFault(
                checking: checking, because: "the proof leads to another root", expected: head.root, actual: root)
        }
    }
}
