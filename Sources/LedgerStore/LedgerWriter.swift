import ContactCenter
import Foundation
import Ledger

/// The one hand that writes a ledger: what is durable, what is sealed, and with which key.
struct LedgerWriter: Sendable {
    let folder: LedgerFolder
    let origin: String
    let reached: @Sendable (Step) -> Void
    let lock: LedgerLock
    var keys: LedgerKeys
    var note: OwnNote?
    var edge = RightEdge()
    var lastManifest: TreeHash?
    var lastTime: Moment?

    /// nil where the disk had no room for it after the last seal.
    var log: WriteAheadLog?
    var unsealed: [Unsealed] = []

    /// How many bytes of those are in memory.
    private var held = 0

    /// Whether the disk refused a sync: what it has then is not known until the ledger is opened again.
    private var isInDoubt = false

    init(
        _ folder: LedgerFolder, origin: String, lock: LedgerLock, keys: LedgerKeys,
        reached: @escaping @Sendable (Step) -> Void
    ) {
        self.folder = folder
        self.origin = origin
        self.lock = lock
        self.keys = keys
        self.reached = reached
    }

    var head: TreeHead { note?.checkpoint.head ?? .empty }
    var size: Int { head.size + unsealed.count }

    /// Appends entries as one batch.
    ///
    /// - Returns: Their indices, once the disk has them.
    mutating func append(_ entries: [WrittenEntry]) throws(LedgerError) -> Range<Int> {
        let start = size
        guard !entries.isEmpty else { return start..<start }
        try mustBeCertain()
        var log = try openLog()
        let places = try append(entries, to: &log)
        self.log = log
        reached(.batchWritten)
        do throws(LedgerError) {
            try log.sync()
        } catch {
            isInDoubt = true
            throw error
        }
        reached(.batchSynced)
        keep(entries, places)
        return start..<size
    }

    /// Remembers what is durable, with its bytes as long as there is room for them.
    private mutating func keep(_ entries: [WrittenEntry], _ places: [WriteAheadPlace]) {
        for (entry, place) in zip(entries, places) {
            let bytes = entry.json.count + entry.payload.count
            let isHeld = held + bytes <= Unsealed.mostHeld
            if isHeld { held += bytes }
            unsealed.append(Unsealed(entry, place, isHeld: isHeld))
        }
    }

    private mutating func append(
        _ entries: [WrittenEntry], to log: inout WriteAheadLog
    ) throws(LedgerError) -> [WriteAheadPlace] {
        do throws(LedgerError) {
            return try log.append(entries)
        } catch {
            isInDoubt = log.isTorn
            throw error
        }
    }

    private func mustBeCertain() throws(LedgerError) {
        guard isInDoubt else { return }
        throw LedgerError(
            .disk, doing: "write to \(folder.url.path)", because: "the disk refused before; open the ledger again")
    }

    private func openLog() throws(LedgerError) -> WriteAheadLog {
        if let log { return log }
        return try WriteAheadLog.begin(folder, origin: origin, after: head)
    }

    /// Seals everything that is durable.
    mutating func seal(at moment: Moment) throws(LedgerError) -> OwnNote {
        if let note, unsealed.isEmpty { return note }
        try mustBeCertain()
        let written = try writeSealed()
        let checkpoint = Checkpoint(origin: origin, head: written?.head ?? .empty)
        let note = try signed(checkpoint, at: moment)
        try publish(note, written)
        return note
    }

    private func signed(_ checkpoint: Checkpoint, at moment: Moment) throws(LedgerError) -> OwnNote {
        do throws(LedgerFault) {
            return try OwnNote(checkpoint, by: keys.signing, at: max(0, Int(moment.milliseconds / 1000)))
        } catch {
            throw LedgerError(.unsound, doing: "sign a checkpoint", because: "\(error)")
        }
    }

    /// Writes segment, bundles and tiles; nil where there is nothing to seal.
    func writeSealed() throws(LedgerError) -> Sealing.Result? {
        guard let log, !unsealed.isEmpty else { return nil }
        let sealing = Sealing(folder: folder, edge: edge, previous: lastManifest, lastTime: lastTime, reached: reached)
        do throws(LedgerError) {
            return try sealing.write(unsealed, from: log)
        } catch {
            try? Sealing.removeUnfinished(from: head.size, to: size, in: folder)
            throw error
        }
    }

    /// Puts the checkpoint in place; from then on everything before it is sealed.
    mutating func publish(_ note: OwnNote, _ written: Sealing.Result?) throws(LedgerError) {
        let old = head.size
        do throws(LedgerError) {
            try folder.put(note.note.bytes, at: LedgerFolder.note(note.checkpoint.head.size), mode: 0o644)
            reached(.noteWritten)
            try folder.put(note.note.bytes, at: LedgerFolder.checkpoint, mode: 0o644)
        } catch {
            takeBack(note)
            throw error
        }
        reached(.checkpointWritten)
        self.note = note
        guard let written else { return }
        edge = written.edge
        lastManifest = written.manifest
        lastTime = written.lastTime
        unsealed = []
        held = 0
        log = nil
        // The entries are sealed whatever becomes of the rest, which the next opening does again.
        try? tidy(after: old)
    }

    /// Takes away a seal whose checkpoint the disk would not take, so that the next may go further than this one.
    private mutating func takeBack(_ note: OwnNote) {
        do throws(LedgerError) {
            // Its name may stand though the sync failed; then only opening the ledger again tells.
            guard try folder.read(LedgerFolder.checkpoint) != note.note.bytes else { return isInDoubt = true }
            let path = LedgerFolder.note(note.checkpoint.head.size)
            if folder.exists(path) {
                try folder.remove(path)
                try folder.sync(folderOf: path)
            }
            try Sealing.removeUnfinished(from: head.size, to: size, in: folder)
        } catch {
            isInDoubt = true
        }
    }

    /// Begins the write-ahead log anew, then drops the old one, then the partial tiles nobody needs.
    private mutating func tidy(after old: Int) throws(LedgerError) {
        log = try WriteAheadLog.begin(folder, origin: origin, after: head)
        reached(.logBegunAnew)
        try folder.remove(LedgerFolder.wal(old))
        reached(.logDropped)
        try Sealing.removePartials(from: old, to: head.size, in: folder)
        reached(.partialsRemoved)
    }
}

extension LedgerWriter {

    /// Signs with a new key from the next entry on.
    mutating func rotateKey(at moment: Moment, source: String) throws(LedgerError) -> VerifierKey {
        guard let new = SigningKey(name: origin) else { throw Opening.noName(origin) }
        try LedgerKeys.keep(new, in: folder)
        reached(.newKeyMade)
        let change = KeyChange(origin: origin, from: size, .rotate(old: keys.history.current, new: new.verifier))
        try record(change, by: [keys.signing, new], at: moment, source: source, then: new)
        try keys.removeOthers(in: folder)
        reached(.oldKeyRemoved)
        return new.verifier
    }

    /// Says that checkpoints a former key signed are not to be believed beyond a size.
    mutating func revoke(_ key: VerifierKey, from size: Int, at moment: Moment, source: String) throws(LedgerError) {
        guard keys.history.keys.contains(key), key != keys.history.current else {
            throw LedgerError(
                .notThere, doing: "revoke the key \(key.idText)",
                because: "only a key that was in force before can be revoked; rotate first")
        }
        guard size >= 0 else {
            throw LedgerError(
                .notThere, doing: "revoke the key \(key.idText)", because: "no checkpoint is of size \(size)")
        }
        let change = KeyChange(origin: origin, from: self.size, .revoke(key, beyond: size))
        try record(change, by: [keys.signing], at: moment, source: source, then: keys.signing)
    }

    /// The entry comes first: a change that is not in the log never was.
    private mutating func record(
        _ change: KeyChange, by signers: [SigningKey], at moment: Moment, source: String, then key: SigningKey
    ) throws(LedgerError) {
        let note: SignedNote
        do throws(LedgerFault) {
            note = try change.signed(by: signers)
        } catch {
            throw LedgerError(.unsound, doing: "sign a key change", because: "\(error)")
        }
        // An entry stays for good: one the keys refuse would be a change nobody can follow.
        _ = try keys.history(with: note)
        let entry = NewEntry(
            at: moment, kind: .key, subject: key.verifier.idText, source: source, payload: note.bytes)
        _ = try append([try entry.written()])
        reached(.changeRecorded)
        do throws(LedgerError) {
            try keys.take(note, signing: key, in: folder)
        } catch {
            isInDoubt = true
            throw error
        }
        reached(.changeKept)
    }
}

extension LedgerWriter {

    /// Deletes the payloads of segments that end before an entry, once their deletion is sealed.
    ///
    /// - Returns: The segments that were deleted.
    mutating func deleteSegments(
        before index: Int, because reason: String, at moment: Moment
    ) throws(LedgerError) -> [String] {
        let segments = try LedgerReader.segments(in: folder).filter {
            $0.upperBound <= min(index, head.size) && folder.exists(LedgerFolder.segment($0))
        }
        guard !segments.isEmpty else { return [] }
        var entries: [WrittenEntry] = []
        for segment in segments {
            let manifest = try folder.read(LedgerFolder.manifest(segment)) ?? []
            entries.append(
                try NewEntry(
                    at: moment, kind: .retention, subject: LedgerFolder.segment(segment), source: reason,
                    payload: manifest
                ).written())
        }
        _ = try append(entries)
        _ = try seal(at: moment)
        for segment in segments {
            try folder.remove(LedgerFolder.segment(segment))
            reached(.segmentDeleted)
        }
        return segments.map(LedgerFolder.segment)
    }
}
