import Foundation
import Ledger

/// Files that no checkpoint needs: older partial tiles, what a crash left, what somebody put there.
struct StrayCheck {
    let folder: LedgerFolder
    let tree: TreeCheck
    let notes: NoteCheck.Notes

    /// How many entries are durable: a seal that was broken off may have written files up to here.
    let durable: Int

    func run(_ result: inout Verification) {
        var seen: Set<String> = []
        for path in folder.files(below: "tile", &result) {
            seen.insert(path)
            check(tile: path, &result)
        }
        checkRequired(seen, &result)
        let walked = Set(tree.segments.map(\.range))
        for path in folder.files(below: LedgerFolder.segments, &result) { check(segment: path, walked, &result) }
    }

    private func check(tile path: String, _ result: inout Verification) {
        guard let tile = Tile(path: path) else {
            return result.add(Discrepancy(.tampered, path, "no tile has such a name"))
        }
        guard let end = tile.treeSize, end <= max(tree.size, durable) else {
            return result.add(Discrepancy(.tampered, path, "it holds more than was ever recorded"))
        }
        guard end <= tree.size, let whole = Tile.at(level: tile.level, index: tile.index, of: tree.size),
            whole.width > tile.width
        else {
            return
        }
        compare(path, tile, with: path.hasPrefix("tile/entries/") ? whole.bundlePath : whole.path, &result)
    }

    /// An older partial tile is the beginning of what it became.
    private func compare(_ path: String, _ tile: Tile, with whole: String, _ result: inout Verification) {
        guard !result.discrepancies.contains(where: { $0.file == whole }), let bytes = folder.read(path, &result),
            let later = folder.read(whole, &result)
        else { return }
        let count =
            path.hasPrefix("tile/entries/") ? EntryBundle.entries(in: bytes)?.count : bytes.count / TreeHash.size
        guard count == tile.width, later.starts(with: bytes) else {
            let first = tile.index * 256 << (8 * tile.level)
            return result.add(
                Discrepancy(
                    .tampered, path, first..<first + tile.width << (8 * tile.level),
                    "it is not the beginning of \(whole)"))
        }
    }

    /// Every seal leaves its checkpoint; a partial tile may go only when its full one stands.
    private func checkRequired(_ seen: Set<String>, _ result: inout Verification) {
        for segment in tree.segments {
            let path = LedgerFolder.note(segment.range.upperBound)
            if notes.bySize[segment.range.upperBound] == nil, !folder.exists(path) {
                result.add(Discrepancy(.incomplete, path, "it is not there"))
            }
        }
        for size in notes.bySize.keys.sorted() where size <= tree.size {
            for tile in Tile.partial(of: size)
            where Tile.at(level: tile.level, index: tile.index, of: tree.size)?.isFull == false {
                for path in tile.level == 0 ? [tile.path, tile.bundlePath] : [tile.path] where !seen.contains(path) {
                    result.add(
                        Discrepancy(.incomplete, path, "it is not there, and the checkpoint of size \(size) needs it"))
                }
            }
        }
    }

    private func check(segment path: String, _ walked: Set<Range<Int>>, _ result: inout Verification) {
        if path.hasSuffix(".tmp") { return }
        guard let entries = LedgerFolder.entries(of: path) else {
            return result.add(Discrepancy(.tampered, path, "no segment has such a name"))
        }
        if walked.contains(entries) { return }
        if entries.lowerBound == tree.size, entries.upperBound <= durable { return }
        result.add(Discrepancy(.tampered, path, entries, "no checkpoint is of such a segment"))
    }
}
