import ContactCenter
import Foundation
import Ledger

/// Turns what is in the write-ahead log into a segment, bundles and tiles.
///
/// What it writes depends on the entries alone, so doing it again after a crash makes the same files.
struct Sealing {
    let folder: LedgerFolder
    let edge: RightEdge
    let previous: TreeHash?
    let lastTime: Moment?
    let reached: (Step) -> Void

    struct Result {
        let edge: RightEdge
        let head: TreeHead
        let manifest: TreeHash
        let lastTime: Moment?
    }

    /// Writes everything but the checkpoint; when it returns the disk has it.
    func write(_ unsealed: [Unsealed], from log: WriteAheadLog) throws(LedgerError) -> Result {
        let entries = edge.size..<edge.size + unsealed.count
        var edge = edge
        var segment = try SegmentWriter(folder, entries)
        for frame in SegmentManifest.Frame.split(unsealed.lazy.map(\.payload.bytes)) {
            let raw = try payloads(unsealed[frame], log, &edge)
            try segment.add(raw, of: entries.lowerBound + frame.lowerBound..<entries.lowerBound + frame.upperBound)
        }
        let written = try segment.finish()
        reached(.segmentWritten)
        try folder.move(SegmentWriter.temporary(entries), to: LedgerFolder.segment(entries))
        reached(.segmentNamed)
        let head = edge.head
        let manifest = manifest(entries, written.frames, written.sha256, unsealed, head.root).json
        try folder.put(manifest, at: LedgerFolder.manifest(entries))
        reached(.manifestWritten)
        try edge.finish(from: entries.lowerBound, in: folder)
        reached(.tilesWritten)
        try folder.settle(edge.written)
        edge.settle()
        reached(.tilesSynced)
        return Result(
            edge: edge, head: head, manifest: SegmentManifest.name(manifest), lastTime: unsealed.last?.at ?? lastTime)
    }

    /// A frame's payloads, and its entries into the tree.
    private func payloads(
        _ unsealed: ArraySlice<Unsealed>, _ log: WriteAheadLog, _ edge: inout RightEdge
    ) throws(LedgerError) -> [UInt8] {
        let held = unsealed.compactMap(\.held)
        guard held.count == unsealed.count else { return try readBack(unsealed, log, &edge) }
        var raw: [UInt8] = []
        raw.reserveCapacity(held.reduce(0) { $0 + $1.payload.count })
        for one in held {
            raw += one.payload
            try edge.append(one.leaf, one.json[...], to: folder)
        }
        return raw
    }

    /// Reads a frame's entries and payloads back, as they were acknowledged or not at all.
    private func readBack(
        _ unsealed: ArraySlice<Unsealed>, _ log: WriteAheadLog, _ edge: inout RightEdge
    ) throws(LedgerError) -> [UInt8] {
        guard let first = unsealed.first?.place, let last = unsealed.last?.place else { return [] }
        let start = first.entry.lowerBound
        let bytes = try log.read(start..<last.payload.upperBound)
        var raw: [UInt8] = []
        raw.reserveCapacity(bytes.count)
        for one in unsealed {
            let json = bytes[shifted(one.place.entry, by: start, in: bytes)]
            let payload = bytes[shifted(one.place.payload, by: start, in: bytes)]
            guard TreeHash.leaf(json) == one.leaf, TreeHash(sha256: payload) == one.payload.sha256 else {
                throw LedgerError(
                    .unsound, doing: "seal entry \(edge.size)", because: "the write-ahead log was altered under it")
            }
            raw += payload
            try edge.append(one.leaf, json, to: folder)
        }
        return raw
    }

    private func shifted(_ range: Range<Int>, by start: Int, in bytes: [UInt8]) -> Range<Int> {
        (range.lowerBound - start..<range.upperBound - start).clamped(to: 0..<bytes.count)
    }

    private func manifest(
        _ entries: Range<Int>, _ frames: [SegmentManifest.Frame], _ sha256: TreeHash, _ unsealed: [Unsealed],
        _ root: TreeHash
    ) -> SegmentManifest {
        let times = Times(unsealed.lazy.map(\.at), after: lastTime)
        return SegmentManifest(
            entries: entries, frames: frames, sha256: sha256, previous: previous, times: times.range,
            turnedBack: times.turnedBack, root: root)
    }

    /// Takes away what a seal that did not come to its checkpoint has left.
    static func removeUnfinished(from old: Int, to new: Int, in folder: LedgerFolder) throws(LedgerError) {
        guard new > old else { return }
        for path in [LedgerFolder.segment, LedgerFolder.manifest].map({ $0(old..<new) }) {
            try folder.remove(path)
            try folder.remove(path + ".tmp")
        }
        for tile in Tile.written(from: old, to: new) {
            try folder.remove(tile.path)
            if tile.level == 0 { try folder.remove(tile.bundlePath) }
        }
    }

    /// Takes away the partial tiles whose full ones stand.
    static func removePartials(from old: Int, to new: Int, in folder: LedgerFolder) throws(LedgerError) {
        for tile in Tile.partial(of: old) where Tile.at(level: tile.level, index: tile.index, of: new)?.isFull == true {
            let full = Tile(level: tile.level, index: tile.index)
            for path in tile.level == 0 ? [full.path, full.bundlePath] : [full.path] {
                for name in try folder.list(path + ".p") { try folder.remove(path + ".p/" + name) }
                rmdir(folder.path(path + ".p"))
            }
        }
    }
}

/// An entry that is durable and not sealed.
struct Unsealed: Sendable {
    let at: Moment
    let leaf: TreeHash
    let payload: Entry.Payload
    let place: WriteAheadPlace
    let isKeyChange: Bool

    /// The bytes, while there is room for them in memory; nil where they are to be read back.
    let held: WrittenEntry?

    /// How many bytes of entries and payloads are held in memory until they are sealed.
    static let mostHeld = 64 << 20

    /// - Parameter isHeld: Whether its bytes stay in memory.
    init(_ written: WrittenEntry, _ place: WriteAheadPlace, isHeld: Bool = false) {
        held = isHeld ? written : nil
        at = written.entry.at
        leaf = written.leaf
        payload = written.entry.payload
        self.place = place
        isKeyChange = written.entry.kind == .key
    }
}

/// What the times of some entries in a row come to.
struct Times {
    private(set) var range: ClosedRange<Moment>
    private(set) var turnedBack = 0

    init(_ times: some Sequence<Moment>, after last: Moment?) {
        var last = last
        var range: ClosedRange<Moment>?
        for time in times {
            if let last, time < last { turnedBack += 1 }
            last = time
            range = range.map { min($0.lowerBound, time)...max($0.upperBound, time) } ?? time...time
        }
        let epoch = Moment(milliseconds: 0)
        self.range = range ?? epoch...epoch
    }
}
