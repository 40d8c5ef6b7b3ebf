/// Finds what two versions of a file have in common: whole lines first, then fields within lines that changed.
///
/// The time it takes grows with the size of both, never with their product: each piece is looked at once a grain, and
/// looked up once.
struct DeltaSearch {
    private let old: [UInt8]
    private let new: [UInt8]
    private var steps: [Delta.Step] = []

    /// What an object is cut into before its pieces are compared.
    enum Grain {

        /// Pieces that end with this byte.
        case ended(by: UInt8)

        /// The entries of a tree: mode and name, a zero, the id.
        case treeEntries
    }

    /// The delta from one version to another.
    ///
    /// - Parameter grains: What to cut both into, the coarsest first.
    static func delta(from old: [UInt8], to new: [UInt8], _ grains: [Grain]) -> [UInt8] {
        var search = DeltaSearch(old: old, new: new)
        search.search(new.indices, old.indices, grains[...])
        return Delta.bytes(of: search.steps, from: old, to: new)
    }

    private init(old: [UInt8], new: [UInt8]) {
        self.old = old
        self.new = new
    }

    /// Makes a range of the new version of a range of the old one.
    private mutating func search(_ new: Range<Int>, _ old: Range<Int>, _ grains: ArraySlice<Grain>) {
        guard !new.isEmpty, !old.isEmpty, let grain = grains.first else { return trim(new, old) }
        let olds = Pieces(self.old, old, grain)
        let news = Pieces(self.new, new, grain)
        let partners = partners(of: news, in: olds)
        var place = 0
        var reached = 0
        while place < news.count {
            if let partner = partners[place] {
                copy(from: olds[partner].lowerBound, news[place])
                (place, reached) = (place + 1, partner + 1)
                continue
            }
            let end = partners[place...].firstIndex { $0 != nil } ?? news.count
            let next = end < news.count ? partners[end] ?? olds.count : olds.count
            bridge(news, place..<end, olds, reached..<max(reached, next), grains.dropFirst())
            place = end
        }
    }

    /// Makes new pieces of the old ones in the same place: one of one where they are as many, else all of all.
    private mutating func bridge(
        _ news: Pieces, _ new: Range<Int>, _ olds: Pieces, _ old: Range<Int>, _ grains: ArraySlice<Grain>
    ) {
        guard new.count == old.count else { return search(news.span(new), olds.span(old), grains) }
        for (one, other) in zip(new, old) { search(news[one], olds[other], grains) }
    }

    /// Copies what both ranges begin and end with.
    private mutating func trim(_ new: Range<Int>, _ old: Range<Int>) {
        let most = min(new.count, old.count)
        var front = 0
        while front < most, self.new[new.lowerBound + front] == self.old[old.lowerBound + front] { front += 1 }
        var back = 0
        while back < most - front, self.new[new.upperBound - 1 - back] == self.old[old.upperBound - 1 - back] {
            back += 1
        }
        copy(from: old.lowerBound, new.prefix(front))
        insert(new.dropFirst(front).dropLast(back))
        copy(from: old.upperBound - back, new.suffix(back))
    }

    private mutating func insert(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        steps.append(.insert(range))
    }

    private mutating func copy(from offset: Int, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        if case .copy(let start, let before) = steps.last, start + before.count == offset {
            steps[steps.count - 1] = .copy(from: start, before.lowerBound..<range.upperBound)
        } else {
            steps.append(.copy(from: offset, range))
        }
    }
}

extension DeltaSearch {

    /// For each new piece the old one it equals; nil where there is none.
    ///
    /// The piece that follows the last one's partner is tried first, so that pieces that stand in many places keep their
    /// company; only then is it looked up.
    private func partners(of news: Pieces, in olds: Pieces) -> [Int?] {
        var partners = [Int?](repeating: nil, count: news.count)
        var places: [Int: Int]?
        var expected = 0
        for place in 0..<news.count {
            defer { expected += 1 }
            if expected < olds.count, isSame(news[place], olds[expected]) {
                partners[place] = expected
                continue
            }
            let known = places ?? table(of: olds)
            places = known
            guard let found = known[hash(new, news[place])], isSame(news[place], olds[found]) else { continue }
            partners[place] = found
            expected = found
        }
        return partners
    }

    /// Where each piece stands for the first time, by its hash.
    private func table(of pieces: Pieces) -> [Int: Int] {
        var table: [Int: Int] = [:]
        table.reserveCapacity(pieces.count)
        for place in (0..<pieces.count).reversed() { table[hash(old, pieces[place])] = place }
        return table
    }

    private func hash(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
        var hasher = Hasher()
        bytes.withUnsafeBytes { hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: $0[range])) }
        return hasher.finalize()
    }

    private func isSame(_ range: Range<Int>, _ other: Range<Int>) -> Bool {
        range.count == other.count && new[range] == old[other]
    }
}

/// A range of an object, cut into pieces.
private struct Pieces {
    private var bounds: [Int]

    var count: Int { bounds.count - 1 }

    subscript(place: Int) -> Range<Int> { bounds[place]..<bounds[place + 1] }

    func span(_ places: Range<Int>) -> Range<Int> { bounds[places.lowerBound]..<bounds[places.upperBound] }

    init(_ bytes: [UInt8], _ range: Range<Int>, _ grain: DeltaSearch.Grain) {
        bounds = [range.lowerBound]
        var start = range.lowerBound
        while start < range.upperBound {
            start = Self.end(of: start, bytes, range.upperBound, grain)
            bounds.append(start)
        }
    }

    private static func end(of start: Int, _ bytes: [UInt8], _ limit: Int, _ grain: DeltaSearch.Grain) -> Int {
        switch grain {
        case .ended(let last):
            (bytes[start..<limit].firstIndex(of: last) ?? limit - 1) + 1
        case .treeEntries:
            min(limit, (bytes[start..<limit].firstIndex(of: 0) ?? limit) + 1 + ObjectID.size)
        }
    }
}
