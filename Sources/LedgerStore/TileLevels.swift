import Ledger

/// The hashes of the unfinished tile of each level: all of a tree that growing it takes.
struct TileLevels: Sendable {
    private(set) var size = 0
    private var levels: [[TreeHash]] = []

    init() {}

    /// - Parameter hashes: Those of the partial tile of each level of the tree, none where there is none.
    init<Failure>(of size: Int, hashes: (Tile) throws(Failure) -> [TreeHash]) throws(Failure) {
        self.size = size
        var level = 0
        while size >> (8 * level) > 0 {
            let tile = Tile.at(level: level, index: size >> (8 * (level + 1)), of: size)
            if let tile { levels.append(try hashes(tile)) } else { levels.append([]) }
            level += 1
        }
    }

    /// Takes up a leaf.
    ///
    /// - Parameter filled: Given each tile that is full with it, from the lowest level.
    mutating func append<Failure>(
        _ leaf: TreeHash, filled: (Tile, [TreeHash]) throws(Failure) -> Void
    ) throws(Failure) {
        size += 1
        var hash = leaf
        var level = 0
        while true {
            if level == levels.count { levels.append([]) }
            levels[level].append(hash)
            guard levels[level].count == Tile.fullWidth else { return }
            try filled(Tile(level: level, index: (size - 1) >> (8 * (level + 1))), levels[level])
            hash = .root(overFull: levels[level])
            levels[level].removeAll(keepingCapacity: true)
            level += 1
        }
    }

    /// The hashes of the partial tile of a level.
    func partial(_ level: Int) -> [TreeHash] { level < levels.count ? levels[level] : [] }

    var head: TreeHead {
        Frontier(size: size) { subtree in
            let span = 1 << (subtree.level % 8)
            let start = subtree.index * span % Tile.fullWidth
            return .root(overFull: levels[subtree.level / 8][start..<start + span])
        }.head
    }
}
