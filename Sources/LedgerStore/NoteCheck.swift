import Ledger

/// Every checkpoint that was issued, and which of them is the newest.
struct NoteCheck {
    let folder: LedgerFolder
    let keys: KeyHistory

    struct Notes {

        /// The one the ledger stands by; nil where nothing is sealed.
        var newest: OwnNote?
        var bySize: [Int: OwnNote] = [:]

        var head: TreeHead { newest?.checkpoint.head ?? .empty }
    }

    func run(_ result: inout Verification) -> Notes {
        var notes = Notes()
        for name in folder.list(LedgerFolder.notes, &result) where !name.hasSuffix(".tmp") {
            let path = LedgerFolder.notes + "/" + name
            guard let note = read(path, &result) else { continue }
            guard path == LedgerFolder.note(note.checkpoint.head.size) else {
                result.add(Discrepancy(.tampered, path, "it is the checkpoint of size \(note.checkpoint.head.size)"))
                continue
            }
            notes.bySize[note.checkpoint.head.size] = note
        }
        notes.newest = newest(notes, &result)
        noteTimes(notes, &result)
        return notes
    }

    private func read(_ path: String, _ result: inout Verification) -> OwnNote? {
        guard let bytes = folder.read(path, &result) else { return nil }
        do throws(LedgerFault) {
            return try OwnNote(bytes, origin: keys.origin, keys: keys)
        } catch {
            result.add(
                Discrepancy(
                    .tampered, path, error.because, expected: error.expected?.description,
                    actual: error.actual?.description))
            return nil
        }
    }

    private func newest(_ notes: Notes, _ result: inout Verification) -> OwnNote? {
        let last = notes.bySize.max { $0.key < $1.key }?.value
        guard folder.exists(LedgerFolder.checkpoint) else {
            // Between the first checkpoint and its name a crash may have come.
            if last != nil, !folder.exists(LedgerFolder.wal(0)) {
                result.add(Discrepancy(.incomplete, LedgerFolder.checkpoint, "it is not there"))
                return last
            }
            return nil
        }
        if let last, folder.read(LedgerFolder.checkpoint, &result) == last.note.bytes { return last }
        guard let newest = read(LedgerFolder.checkpoint, &result) else { return last }
        let size = newest.checkpoint.head.size
        if let kept = notes.bySize[size] {
            guard kept.note == newest.note else {
                result.add(
                    Discrepancy(
                        .tampered, LedgerFolder.checkpoint, "it is not the checkpoint of size \(size) that was kept"))
                return newest
            }
        } else if !folder.exists(LedgerFolder.note(size)) {
            result.add(Discrepancy(.incomplete, LedgerFolder.note(size), "it is not there"))
        }
        return newest
    }

    private func noteTimes(_ notes: Notes, _ result: inout Verification) {
        let inOrder = notes.bySize.sorted { $0.key < $1.key }
        for (before, after) in zip(inOrder, inOrder.dropFirst()) where after.value.sealed < before.value.sealed {
            result.notes.append(
                "the clock was set back: size \(after.key) was sealed at an earlier time than size \(before.key)")
        }
    }

    /// A checkpoint beyond the newest was signed just before a crash, or the newest was put back.
    static func ahead(_ notes: Notes, _ log: LogCheck.Result, _ result: inout Verification) {
        for (size, note) in notes.bySize.sorted(by: { $0.key < $1.key }) where size > notes.head.size {
            if size == log.end, log.head == note.checkpoint.head {
                result.notes.append("the seal of size \(size) was broken off; the next opening ends it")
                continue
            }
            result.add(
                Discrepancy(
                    .tampered, LedgerFolder.checkpoint, notes.head.size..<size,
                    "it was set back: a checkpoint of size \(size) was signed",
                    expected: "\(note.checkpoint.head.root)", actual: "\(notes.head.root)"))
        }
    }
}
