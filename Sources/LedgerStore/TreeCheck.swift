import ContactCenter
import Ledger

/// Walks over all entries in order, a segment at a time: entries against tiles, tiles against checkpoints.
struct TreeCheck {
    let folder: LedgerFolder
    private let notes: NoteCheck.Notes
    private let depth: LedgerVerifier.Depth
    private var bundles: BundleCursor
    private var tiles: TileCursor
    private var levels = TileLevels()
    private var lastTime: Moment?
    private(set) var segments: [SegmentCheck.Walked] = []
    private(set) var keyEntries: [KeyCheck.KeyEntry] = []

    /// By the segment it names: the hash of the manifest and the index of the entry that says it was deleted.
    private(set) var deletions: [String: (manifest: TreeHash, index: Int)] = [:]

    /// The size of the newest checkpoint.
    let size: Int

    init(folder: LedgerFolder, notes: NoteCheck.Notes, depth: LedgerVerifier.Depth) {
        self.folder = folder
        self.notes = notes
        self.depth = depth
        size = notes.head.size
        bundles = BundleCursor(folder: folder, size: size)
        tiles = TileCursor(folder: folder, size: size)
    }

    /// The tree as far as it could be walked.
    var head: TreeHead { levels.head }
    var walked: TileLevels { levels }

    mutating func run(_ result: inout Verification) async {
        let ranges = SegmentRanges(in: folder, size: size, &result).ranges
        let sampled = Sample(depth, of: ranges.count)
        var checked: [SegmentCheck.Checked?] = Array(repeating: nil, count: ranges.count)
        await withTaskGroup(of: (Int, SegmentCheck.Checked).self) { group in
            var running = 0
            for (number, range) in ranges.enumerated() {
                let isSampled = sampled.contains(number)
                guard let walked = walk(range, readsEntries: isSampled, &result) else { break }
                segments.append(walked.withoutPayloads)
                guard isSampled else { continue }
                if running == 2, let (done, outcome) = await group.next() {
                    checked[done] = outcome
                    running -= 1
                }
                let check = SegmentCheck(folder: folder, walked: walked)
                group.addTask { (number, check.run()) }
                running += 1
            }
            for await (done, outcome) in group { checked[done] = outcome }
        }
        for number in segments.indices {
            guard let outcome = checked[number] else { continue }
            segments[number].checked = outcome
            for discrepancy in outcome.discrepancies { result.add(discrepancy) }
            result.payloadBytes += outcome.payloadBytes
        }
        checkLast(&result)
    }

    /// Walks over one segment.
    ///
    /// - Returns: nil where neither entries nor tiles are there to go on with.
    private mutating func walk(
        _ range: Range<Int>, readsEntries: Bool, _ result: inout Verification
    ) -> SegmentCheck.Walked? {
        let manifestBytes = folder.read(LedgerFolder.manifest(range), &result)
        let manifest = manifestBytes.flatMap { SegmentManifest(json: $0) }
        let reached = reached(of: range)
        let stored = tiles.hashes(reached)
        let read = readsEntries ? bundles.entries(reached) : nil
        let times = manifest?.times
        let signed =
            notes.bySize[range.upperBound]?.checkpoint.head
            ?? manifest.map { TreeHead(size: range.upperBound, root: $0.root) }
        guard let truth = truth(range, read, stored, signed, times, &result) else { return nil }
        if let read { reportFaults(range, read, truth.leaves, times, &result) }
        for tile in truth.filled { check(tile, times, &result) }
        levels = truth.levels
        take(read, range)
        return SegmentCheck.Walked(
            range: range, manifest: manifestBytes, payloads: read?.payloads,
            times: read.map { Times($0.entries.lazy.compactMap(\.?.at), after: lastTime(before: $0)) },
            root: levels.head.root)
    }

    /// A range up to its first entry of which neither a tile nor a bundle is there, and that one: behind it nothing can
    /// be placed, whatever size a checkpoint names.
    private func reached(of range: Range<Int>) -> Range<Int> {
        var end = range.lowerBound
        while end < range.upperBound, [tiles.path(of: end), bundles.path(of: end)].contains(where: isThere) {
            end = (end / 256 + 1) * 256
        }
        return range.lowerBound..<min(end + 1, range.upperBound)
    }

    private func isThere(_ path: String?) -> Bool { path.map(folder.exists) ?? false }

    private mutating func lastTime(before read: BundleCursor.Read) -> Moment? {
        defer { lastTime = read.entries.last??.at ?? lastTime }
        return lastTime
    }

    /// The tree with the leaves of one more segment, and the tiles above the leaves that are full with them.
    private struct Grown {
        let leaves: [TreeHash]
        var levels: TileLevels
        var filled: [(tile: Tile, hashes: [TreeHash])] = []

        init(_ levels: TileLevels, by leaves: [TreeHash]) {
            self.levels = levels
            self.leaves = leaves
            for leaf in leaves { self.levels.append(leaf) { if $0.level > 0 { filled.append(($0, $1)) } } }
        }

        func leads(to signed: TreeHead?) -> Bool { signed.map { levels.head == $0 } ?? true }
    }

    /// Which hashes are those that were signed: the entries' or the tiles'.
    private func truth(
        _ range: Range<Int>, _ read: BundleCursor.Read?, _ stored: TileCursor.Stored, _ signed: TreeHead?,
        _ times: ClosedRange<Moment>?, _ result: inout Verification
    ) -> Grown? {
        for damage in (read?.damage ?? []) + stored.damage {
            result.add(damage.with(times))
        }
        let ours = (read?.leaves).map { Grown(levels, by: $0) }
        if let ours, ours.leads(to: signed) {
            if ours.leaves != stored.hashes { reportTiles(range, ours.leaves, stored, times, &result) }
            return ours
        }
        let theirs = stored.hashes.map { Grown(levels, by: $0) }
        if let theirs, let read { reportEntries(range, read, theirs.leaves, times, &result) }
        if let theirs, theirs.leads(to: signed) { return theirs }
        if let signed, let other = ours ?? theirs, other.leaves == (theirs ?? other).leaves {
            result.add(
                Discrepancy(
                    .tampered, LedgerFolder.note(range.upperBound), range,
                    "entries and tiles lead to another root than was signed", expected: "\(signed.root)",
                    actual: "\(other.levels.head.root)", times: times))
        }
        return ours ?? theirs
    }

    private func reportTiles(
        _ range: Range<Int>, _ leaves: [TreeHash], _ stored: TileCursor.Stored, _ times: ClosedRange<Moment>?,
        _ result: inout Verification
    ) {
        for (number, leaf) in leaves.enumerated() {
            let index = range.lowerBound + number
            guard let hash = stored.each[number], hash != leaf, let path = tiles.path(of: index) else { continue }
            result.add(
                Discrepancy(
                    .tampered, path, index..<index + 1, "its hash is not the entry's", expected: "\(leaf)",
                    actual: "\(hash)", times: times))
        }
    }

    private func reportEntries(
        _ range: Range<Int>, _ read: BundleCursor.Read, _ hashes: [TreeHash], _ times: ClosedRange<Moment>?,
        _ result: inout Verification
    ) {
        for (number, hash) in hashes.enumerated() {
            let index = range.lowerBound + number
            guard let leaf = read.each[number], leaf != hash, let path = bundles.path(of: index) else { continue }
            result.add(
                Discrepancy(
                    .tampered, path, index..<index + 1, "the entry is not the one its hash is of", expected: "\(hash)",
                    actual: "\(leaf)", times: times))
        }
    }

    /// Leaves that were signed and are no entry; one that was not signed was altered, which is said already.
    private func reportFaults(
        _ range: Range<Int>, _ read: BundleCursor.Read, _ truth: [TreeHash], _ times: ClosedRange<Moment>?,
        _ result: inout Verification
    ) {
        for fault in read.faults {
            let number = fault.index - range.lowerBound
            guard read.each[number] == truth[number], let path = bundles.path(of: fault.index) else { continue }
            result.add(
                Discrepancy(fault.kind, path, fault.index..<fault.index + 1, fault.because, times: times))
        }
    }

    private func check(
        _ one: (tile: Tile, hashes: [TreeHash]), _ times: ClosedRange<Moment>?, _ result: inout Verification
    ) {
        let path = one.tile.path
        let leaves = one.tile.leaves.clamped(to: 0..<size)
        guard let bytes = folder.read(path, &result) else {
            return result.add(Discrepancy(.incomplete, path, leaves, "it is not there", times: times))
        }
        let found = TreeHash.all(in: bytes) ?? []
        guard found != one.hashes else { return }
        let place = zip(found, one.hashes).enumerated().first { $0.element.0 != $0.element.1 }
        let span = 1 << (8 * one.tile.level)
        let first = leaves.lowerBound + (place?.offset ?? 0) * span
        result.add(
            Discrepancy(
                .tampered, path, first..<min(first + span, size), "its hash is not that of the tiles below it",
                expected: place.map { "\($0.element.1)" }, actual: place.map { "\($0.element.0)" }, times: times))
    }

    /// The unfinished tiles above the leaves at the right edge.
    private func checkLast(_ result: inout Verification) {
        guard levels.size == size else { return }
        for tile in Tile.partial(of: size) where tile.level > 0 {
            check((tile, levels.partial(tile.level)), segments.last?.times?.range, &result)
        }
    }

    /// Remembers what entries say of keys and of deleted segments.
    private mutating func take(_ read: BundleCursor.Read?, _ range: Range<Int>) {
        for (number, entry) in (read?.entries ?? []).enumerated() {
            guard let entry else { continue }
            if entry.kind == .key {
                keyEntries.append(.init(index: range.lowerBound + number, sha256: entry.payload.sha256))
            } else if entry.kind == .retention {
                deletions[entry.subject] = (entry.payload.sha256, range.lowerBound + number)
            }
        }
    }
}

extension Discrepancy {

    /// The same with the times of its segment.
    func with(_ times: ClosedRange<Moment>?) -> Discrepancy {
        var copy = self
        copy.times = times
        return copy
    }
}
