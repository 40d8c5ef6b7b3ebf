import Crypto

/// A sample anybody draws again: the same seed over the same list gives the same items, whoever draws.
///
/// Every item is ranked by SHA-256 of the seed in decimal, a line feed, and its id; the lowest ranks are the sample. So a
/// larger sample holds the smaller one, and an item that comes or goes changes no other's rank.
public struct Sample: Sendable {
    public let seed: Int
    public let size: Int

    public init(seed: Int, size: Int) {
        self.seed = seed
        self.size = size
    }

    /// The sample, in the order of rank; all items where there are no more than `size`.
    public func drawn<Item>(from items: [Item], id: (Item) -> String) -> [Item] {
        let ranked = items.map { item in (rank: rank(of: id(item)), item: item) }
        return ranked.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.prefix(size).map(\.item)
    }

    private func rank(of id: String) -> [UInt8] { Array(SHA256.hash(data: Array("\(seed)\n\(id)".utf8))) }
}
