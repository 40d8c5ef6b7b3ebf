/// Up to 256 hashes of one level of the tree, kept as one file (C2SP tlog-tiles).
public struct Tile: Hashable, Sendable {

    /// 0 holds leaf hashes; above it each hash is the root of one full tile of the level below.
    public let level: Int
    public let index: Int

    /// How many hashes it holds: 256 of a full one.
    public let width: Int

    public static let fullWidth = 256

    public init(level: Int, index: Int, width: Int = Tile.fullWidth) {
        self.level = level
        self.index = index
        self.width = width
    }

    public var isFull: Bool { width == Self.fullWidth }

    /// The leaves a full tile at this place covers.
    public var leaves: Range<Int> {
        let bits = 8 * (level + 1)
        return index << bits..<(index + 1) << bits
    }

    /// How many leaves a tree must have for all of its hashes; nil where no tree has as many.
    public var treeSize: Int? {
        guard (0..<Int.max >> (8 * (level + 1))).contains(index) else { return nil }
        return (index * Self.fullWidth + width) << (8 * level)
    }

    /// `tile/<level>/<index>[.p/<width>]`.
    public var path: String { "tile/\(level)/\(Self.path(index, width))" }

    /// The entries of a level-0 tile: `tile/entries/<index>[.p/<width>]`.
    public var bundlePath: String { "tile/entries/\(Self.path(index, width))" }

    /// Groups of three digits, all but the last with an `x`: 1234067 is `x001/x234/067`.
    private static func path(_ index: Int, _ width: Int) -> String {
        var groups = [threeDigits(index % 1000)]
        var rest = index / 1000
        while rest > 0 {
            groups.append("x" + threeDigits(rest % 1000))
            rest /= 1000
        }
        return groups.reversed().joined(separator: "/") + (width == fullWidth ? "" : ".p/\(width)")
    }

    private static func threeDigits(_ value: Int) -> String { String("\(1000 + value)".dropFirst()) }

    /// Reads ``path``, or ``bundlePath`` as a tile of level 0.
    ///
    /// - Returns: nil for anything that is not spelled as it is written.
    public init?(path: String) {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false)[...]
        guard parts.popFirst() == "tile", let name = parts.popFirst() else { return nil }
        guard let level = name == "entries" ? 0 : Decimal.number(name), level < 64 else { return nil }
        var width = Self.fullWidth
        if parts.count >= 2, parts[parts.endIndex - 2].hasSuffix(".p") {
            guard let partial = parts.popLast().flatMap({ Decimal.number($0) }) else { return nil }
            width = partial
        }
        let groups = parts.map { $0.hasSuffix(".p") ? $0.dropLast(2) : $0[...] }
        let digits = groups.map { $0.hasPrefix("x") ? $0.dropFirst() : $0 }.joined()
        guard (1...Self.fullWidth).contains(width), digits.count <= 18, let index = Int(digits), index >= 0 else {
            return nil
        }
        self.init(level: level, index: index, width: width)
        guard path == (name == "entries" ? bundlePath : self.path) else { return nil }
    }
}

extension Tile {

    /// How many whole hashes a tree of that size has at a level.
    private static func hashes(at level: Int, of size: Int) -> Int { level >= 8 ? 0 : size >> (8 * level) }

    /// The tile at that place in a tree of that size; nil where it would be empty.
    public static func at(level: Int, index: Int, of size: Int) -> Tile? {
        let width = min(hashes(at: level, of: size) - index * fullWidth, fullWidth)
        return width > 0 ? Tile(level: level, index: index, width: width) : nil
    }

    /// The tiles a tree gets or gets anew when it grows from one size to another, level by level.
    public static func written(from old: Int, to new: Int) -> [Tile] {
        var tiles: [Tile] = []
        var level = 0
        while hashes(at: level, of: new) > 0 {
            let before = hashes(at: level, of: old)
            let after = hashes(at: level, of: new)
            if after > before {
                for index in before / fullWidth...(after - 1) / fullWidth {
                    if let tile = at(level: level, index: index, of: new) { tiles.append(tile) }
                }
            }
            level += 1
        }
        return tiles
    }

    /// The partial tiles of a tree of that size, one a level at most.
    public static func partial(of size: Int) -> [Tile] {
        (0..<8).compactMap { level in
            at(level: level, index: hashes(at: level, of: size) / fullWidth, of: size).flatMap { $0.isFull ? nil : $0 }
        }
    }

    /// The tile that holds a subtree's hash or the hashes it is made of, and which of them.
    public static func holding(_ subtree: Subtree, of size: Int) -> (tile: Tile, hashes: Range<Int>)? {
        let level = subtree.level / 8
        let span = 1 << (subtree.level % 8)
        let first = subtree.index * span
        guard let tile = at(level: level, index: first / fullWidth, of: size) else { return nil }
        let start = first % fullWidth
        return start + span <= tile.width ? (tile, start..<start + span) : nil
    }
}

extension TreeHash {

    /// The root over the hashes of a full subtree: 1, 2, 4, … of them.
    public static func root(overFull hashes: some Sequence<TreeHash>) -> TreeHash {
        var level = Array(hashes)
        var width = level.count
        while width > 1 {
            width /= 2
            for place in 0..<width { level[place] = .node(level[2 * place], level[2 * place + 1]) }
        }
        return level.first ?? .empty
    }

    /// The hashes of a tile's bytes; nil where they are not a whole number of them.
    public static func all(in bytes: [UInt8]) -> [TreeHash]? {
        guard bytes.count % size == 0 else { return nil }
        return stride(from: 0, to: bytes.count, by: size).compactMap { TreeHash(bytes[$0..<$0 + size]) }
    }
}
