/// How large a log is, and the hash over all of it.
public struct TreeHead: Hashable, Sendable {
    public let size: Int
    public let root: TreeHash

    public init(size: Int, root: TreeHash) {
        self.size = size
        self.root = root
    }

    public static let empty = TreeHead(size: 0, root: .empty)
}
