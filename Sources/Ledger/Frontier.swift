/// The right edge of a tree: the complete subtrees it is made of, which is all that growing it takes.
public struct Frontier: Equatable, Sendable {
    public private(set) var size: Int

    /// From the left, largest first.
    public private(set) var hashes: [TreeHash]

    public init() {
        size = 0
        hashes = []
    }

    /// The right edge of the tree of that size.
    ///
    /// - Parameter hash: The hash of a complete subtree.
    public init<Failure>(size: Int, hash: (Subtree) throws(Failure) -> TreeHash) throws(Failure) {
        self.size = size
        hashes = []
        for subtree in Subtree.covering(0..<size) { hashes.append(try hash(subtree)) }
    }

    public mutating func append(_ leaf: TreeHash) {
        var hash = leaf
        var rest = size
        while rest & 1 == 1 {
            hash = .node(hashes.removeLast(), hash)
            rest >>= 1
        }
        hashes.append(hash)
        size += 1
    }

    public var root: TreeHash { Subtree.root(of: hashes) }
    public var head: TreeHead { TreeHead(size: size, root: root) }
}
