import ContactCenter
import Foundation
import Ledger

/// Opens a ledger for writing: makes it where there is none, takes up what was acknowledged, ends what was begun.
struct Opening {
    private let folder: LedgerFolder
    private let origin: String
    private let reached: @Sendable (Step) -> Void
    private(set) var words: [String] = []

    init(_ folder: LedgerFolder, origin: String, reached: @escaping @Sendable (Step) -> Void) {
        self.folder = folder
        self.origin = origin
        self.reached = reached
    }

    static func noName(_ origin: String) -> LedgerError {
        LedgerError(
            .unsound, doing: "keep a ledger named \(origin)",
            because: "a name has no spaces and no plus sign, and is not empty")
    }

    private func unsound(_ because: String) -> LedgerError {
        LedgerError(.unsound, doing: "open the ledger in \(folder.url.path)", because: because)
    }

    /// - Parameter key: What a new ledger is to sign with; a fresh one if nil.
    mutating func open(key: SigningKey?) throws(LedgerError) -> LedgerWriter {
        try LedgerFolder.make(folder.url.path)
        return try open(key: key, holding: try LedgerLock(folder))
    }

    mutating func open(key: SigningKey?, holding lock: LedgerLock) throws(LedgerError) -> LedgerWriter {
        if try isNew { try make(key) }
        let keys = try LedgerKeys(folder, origin: origin)
        var writer = LedgerWriter(folder, origin: origin, lock: lock, keys: keys, reached: reached)
        try takeUpSealed(&writer)
        try takeUpLog(&writer)
        try takeUpChanges(&writer)
        try endSeal(&writer)
        try writer.keys.removeOthers(in: folder)
        return writer
    }

    /// Whether nothing was ever recorded here: no write-ahead log and nothing sealed.
    private var isNew: Bool {
        get throws(LedgerError) {
            let wals = try folder.list(LedgerFolder.wals).filter { $0.hasSuffix(".wal") }
            let notes = try folder.list(LedgerFolder.notes)
            let segments = try folder.list(LedgerFolder.segments)
            return wals.isEmpty && notes.isEmpty && segments.isEmpty && !folder.exists(LedgerFolder.checkpoint)
        }
    }

    private func make(_ key: SigningKey?) throws(LedgerError) {
        guard let key = key ?? SigningKey(name: origin), key.verifier.name == origin else { throw Self.noName(origin) }
        if !folder.exists(LedgerFolder.firstKey) {
            for name in try folder.list(LedgerFolder.privateKeys) { try folder.remove("keys/private/" + name) }
            try LedgerKeys.make(folder, key)
        }
        reached(.keyMade)
        _ = try WriteAheadLog.begin(folder, origin: origin, after: .empty)
        reached(.logBegun)
    }

    /// Reads the newest checkpoint, and refuses to go on where the tiles lead to another root.
    private func takeUpSealed(_ writer: inout LedgerWriter) throws(LedgerError) {
        guard let bytes = try folder.read(LedgerFolder.checkpoint) else { return }
        let note = try ownNote(bytes, LedgerFolder.checkpoint, writer.keys.history)
        let head = note.checkpoint.head
        writer.note = note
        writer.edge = try RightEdge(of: head.size, in: folder)
        guard writer.edge.head == head else {
            throw unsound("its tiles lead to the root \(writer.edge.head.root), its checkpoint says \(head.root)")
        }
        guard head.size > 0 else { return }
        guard let segment = try LedgerReader.segments(in: folder).last(where: { $0.upperBound == head.size }),
            let manifest = try folder.read(LedgerFolder.manifest(segment))
        else { throw unsound("the manifest of its last segment is missing") }
        writer.lastManifest = SegmentManifest.name(manifest)
        var reader = try LedgerReader(folder)
        writer.lastTime = try reader.entry(at: head.size - 1).at
    }

    private func ownNote(
        _ bytes: [UInt8], _ path: String, _ keys: KeyHistory
    ) throws(LedgerError) -> OwnNote {
        do throws(LedgerFault) {
            return try OwnNote(bytes, origin: origin, keys: keys)
        } catch {
            throw unsound("\(path): \(error)")
        }
    }

    /// Reads what was acknowledged after the checkpoint, and cuts what never was.
    private mutating func takeUpLog(_ writer: inout LedgerWriter) throws(LedgerError) {
        let head = writer.head
        let numbers = try folder.numbers(in: LedgerFolder.wals, ending: ".wal")
        guard !numbers.contains(where: { $0 > head.size }) else {
            throw unsound("its write-ahead log goes on from a larger checkpoint than it has")
        }
        if numbers.contains(head.size) {
            try read(&writer)
        } else {
            if numbers.isEmpty { words.append("the write-ahead log is gone; what was not sealed is lost") }
            writer.log = try WriteAheadLog.begin(folder, origin: origin, after: head)
        }
        for number in numbers where number < head.size { try folder.remove(LedgerFolder.wal(number)) }
    }

    private mutating func read(_ writer: inout LedgerWriter) throws(LedgerError) {
        let path = LedgerFolder.wal(writer.head.size)
        do {
            var reader = try WriteAheadReader(folder, origin: origin, after: writer.head)
            var torn = 0
            reading: while true {
                switch try reader.step() {
                case .batch(let records):
                    writer.unsealed += records.map { Unsealed($0.written, $0.place) }
                case .end(let bytes):
                    torn = bytes
                    break reading
                }
            }
            if torn > 0 { words.append("cut \(torn) bytes off \(path) that were never acknowledged") }
            writer.log = try WriteAheadLog(folder, first: writer.head.size, end: reader.end, chain: reader.chain)
        } catch let damage as WriteAheadReader.Damage {
            throw unsound("\(path) was altered at entry \(damage.index): \(damage.because)")
        } catch let error as LedgerError {
            throw error
        } catch {
            throw unsound("\(error)")
        }
    }

    /// Keeps the key changes that are in the log and were not kept yet.
    private func takeUpChanges(_ writer: inout LedgerWriter) throws(LedgerError) {
        guard let log = writer.log else { return }
        var kept: Set<[UInt8]> = []
        for number in 0..<writer.keys.changes { kept.insert(try folder.read(LedgerFolder.change(number + 1)) ?? []) }
        for one in writer.unsealed where one.isKeyChange {
            let bytes = try log.read(one.place.payload)
            guard !kept.contains(bytes), let note = try? SignedNote(bytes), let change = try? KeyChange(text: note.text)
            else { continue }
            var key = writer.keys.signing
            if case .rotate(_, let new) = change.change { key = try LedgerKeys.privateKey(of: new, folder) }
            try writer.keys.take(note, signing: key, in: folder)
        }
    }

    /// Ends a seal whose checkpoint was signed; takes away what is left of one that did not come so far.
    private mutating func endSeal(_ writer: inout LedgerWriter) throws(LedgerError) {
        guard let size = try folder.numbers(in: LedgerFolder.notes, ending: ".note").max(),
            size > writer.note?.checkpoint.head.size ?? -1,
            let bytes = try folder.read(LedgerFolder.note(size))
        else { return try Sealing.removeUnfinished(from: writer.head.size, to: writer.size, in: folder) }
        let note = try ownNote(bytes, LedgerFolder.note(size), writer.keys.history)
        let written = size == writer.size ? try writer.writeSealed() : nil
        guard size == writer.size, written?.head ?? .empty == note.checkpoint.head else {
            throw unsound("a checkpoint of size \(size) was signed, and the write-ahead log does not lead to it")
        }
        try writer.publish(note, written)
        words.append("ended the seal of size \(size) that was broken off")
    }
}
