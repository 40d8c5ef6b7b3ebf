/// A complete subtree: the node at a level (0 = leaves) and its place from the left.
public struct Subtree: Hashable, Sendable {
    public let level: Int
    public let index: Int

    public init(level: Int, index: Int) {
        self.level = level
        self.index = index
    }

    /// The leaves below it.
    public var leaves: Range<Int> { index << level..<(index + 1) << level }

    /// The complete subtrees that a range of leaves is made of, from the left, largest first.
    ///
    /// - Precondition: the range begins where a subtree as large as it can begin, as every range of RFC 6962 does.
    public static func covering(_ leaves: Range<Int>) -> [Subtree] {
        var subtrees: [Subtree] = []
        var start = leaves.lowerBound
        while start < leaves.upperBound {
            let level = (leaves.upperBound - start).mostSignificantBit
            subtrees.append(Subtree(level: level, index: start >> level))
            start += 1 << level
        }
        return subtrees
    }

    /// The hash over neighbours from the left, largest first.
    ///
    /// - Returns: The root of the empty tree for none.
    static func root(of hashes: some BidirectionalCollection<TreeHash>) -> TreeHash {
        guard var root = hashes.last else { return .empty }
        for left in hashes.dropLast().reversed() { root = .node(left, root) }
        return root
    }
}

extension Int {

    /// The place of the highest bit that is set.
    ///
    /// - Precondition: above zero.
    var mostSignificantBit: Int { bitWidth - 1 - leadingZeroBitCount }
}
