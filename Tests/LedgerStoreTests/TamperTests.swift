import ContactCenter
import Foundation
import Ledger
import Testing

@testable import LedgerStore

@Suite("A ledger somebody altered")
struct TamperTests {
    let ledger = SmallLedger()

    /// Each byte of each file, one bit at a time: found, and laid to that file.
    @Test func `is found by every single byte, and the file is named`() async throws {
        try await ledger.fill()
        let files = try ledger.files
        let halves = try [ledger.copy(), ledger.copy()]
        let missed = try await withThrowingTaskGroup(of: [String].self) { group in
            for (number, half) in halves.enumerated() {
                let mine = files.enumerated().filter { $0.offset % 2 == number }.map(\.element)
                group.addTask { try await Self.missed(half, mine) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }

        #expect(missed.isEmpty, "\(missed.count): \(missed.prefix(20).joined(separator: "\n"))")
        #expect(try files.reduce(0) { $0 + (try ledger.read($1).count) } > 10_000)
        for half in halves { #expect(await half.verify().isSound) }
    }

    /// The places of these files where a flipped bit was not found, or was laid to another file.
    private static func missed(_ ledger: SmallLedger, _ files: [String]) async throws -> [String] {
        var missed: [String] = []
        for path in files {
            let whole = try ledger.read(path)
            for at in whole.indices {
                var bytes = whole
                bytes[at] ^= 1 << UInt8(at % 8)
                try bytes.write(to: ledger.file(path))
                let found = await ledger.verify().tampered
                if found?.file != path { missed.append("\(path) at \(at): \(found.map { "\($0)" } ?? "nothing")") }
            }
            try whole.write(to: ledger.file(path))
        }
        return missed
    }

    @Test func `names the entry, both hashes and the time`() async throws {
        try await ledger.fill()
        let path = "tile/entries/000.p/20"
        var bytes = try ledger.read(path)
        let place = try #require(bytes.range(of: Data("ACC-13 ".utf8)))
        bytes[place.lowerBound] ^= 1
        try bytes.write(to: ledger.file(path))
        let found = try #require(await ledger.verify().tampered)

        #expect(found.file == path)
        #expect(found.entries == 13..<14)
        #expect(found.expected?.count == 64)
        #expect(found.actual?.count == 64)
        #expect(found.times?.contains(SmallLedger.entry(13).at) == true)
    }

    @Test func `in a payload names its entry`() async throws {
        let log = try ledger.open()
        _ = try await log.append(
            [5, 6, 7].map { SmallLedger.entry($0, payload: Array(repeating: UInt8($0), count: 900_000)) })
        _ = try await log.seal(at: SmallLedger.began)
        let manifest = try #require(SegmentManifest(json: Array(try ledger.read("seg/0-2.json"))))
        var bytes = try ledger.read("seg/0-2.zst")
        bytes[manifest.frames[1].offset + manifest.frames[1].bytes / 2] ^= 1
        try bytes.write(to: ledger.file("seg/0-2.zst"))

        #expect(await ledger.verify().tampered?.entries == 1..<2)
    }

    @Test func `by exchanging two segments is found`() async throws {
        try await ledger.fill()
        let (first, second) = (try ledger.read("seg/0-9.zst"), try ledger.read("seg/10-19.zst"))
        try second.write(to: ledger.file("seg/0-9.zst"))
        try first.write(to: ledger.file("seg/10-19.zst"))

        #expect(await ledger.verify().tampered?.file == "seg/0-9.zst")
    }

    @Test(arguments: [("0-9", "0-8"), ("0-9", "5-14"), ("10-19", "20-29"), ("0-9", "100-109")])
    func `by doubling a segment is found`(name: String, copy: String) async throws {
        try await ledger.fill()
        for ending in [".zst", ".json"] {
            try FileManager.default.copyItem(
                at: ledger.file("seg/" + name + ending), to: ledger.file("seg/" + copy + ending))
        }
        let found = await ledger.verify().tampered

        #expect(found?.file.hasPrefix("seg/") == true, "\(String(describing: found))")
    }

    @Test(arguments: [
        "seg/10-19.zst", "seg/10-19.json", "seg/0-9.json", "tile/0/000.p/20", "tile/entries/000.p/20",
        "tile/entries/000.p/10", "checkpoints/20.note", "checkpoints/10.note", "checkpoint", "wal/20.wal",
    ])
    func `by taking a file away is incomplete, and says which`(path: String) async throws {
        try await ledger.fill()
        try FileManager.default.removeItem(at: ledger.file(path))
        let result = await ledger.verify()
        let files = result.discrepancies.map(\.file)

        #expect(!result.isSound)
        #expect(files.contains(path), "\(result.discrepancies)")
    }

    @Test func `by taking a key change away is found by the checkpoint its key signed`() async throws {
        try await ledger.fill()
        try FileManager.default.removeItem(at: ledger.file("keys/changes/0001.note"))

        #expect(await ledger.verify().tampered?.file == "checkpoints/20.note")
    }

    @Test func `by cutting the tail off is found: the checkpoint says what there was`() async throws {
        try await ledger.fill()
        for path in ["tile/0/000.p/20", "tile/entries/000.p/20"] {
            let bytes = try ledger.read(path)
            try bytes.dropLast(32).write(to: ledger.file(path))
        }

        #expect(await ledger.verify().tampered?.file == "tile/entries/000.p/20")
    }

    @Test func `by putting an old checkpoint back is found where the rest is there`() async throws {
        try await ledger.fill()
        try ledger.read("checkpoints/10.note").write(to: ledger.file("checkpoint"))
        let result = await ledger.verify()

        #expect(
            result.tampered?.file == "wal/20.wal" || result.tampered?.file == "checkpoint", "\(result.discrepancies)")
        #expect(throws: LedgerError.self) { _ = try ledger.open() }
    }

    @Test func `by putting all of an old copy back is found by an outside checkpoint alone`() async throws {
        do {
            let log = try ledger.open()
            _ = try await log.append(SmallLedger.entries(0..<10))
            _ = try await log.seal(at: SmallLedger.began)
        }
        let old = try ledger.copy()
        do {
            let log = try ledger.open()
            _ = try await log.append(SmallLedger.entries(10..<20))
            _ = try await log.seal(at: SmallLedger.began)
        }
        let outside = try ledger.note(20)
        let alone = await old.verify()
        #expect(alone.isSound)
        #expect(alone.isInternalOnly)

        let compared = await old.verify(outside: [outside])
        #expect(compared.tampered?.entries == 10..<20)
        #expect(compared.tampered?.because.contains("seen outside") == true)
    }

    @Test func `by writing it all anew with the same key is found by an outside checkpoint alone`() async throws {
        let other = SmallLedger()
        for (one, change) in [(ledger, 0), (other, 1)] {
            let log = try one.open()
            _ = try await log.append([SmallLedger.entry(0), SmallLedger.entry(1 + change)])
            _ = try await log.seal(at: SmallLedger.began)
        }
        #expect(await other.verify().isSound)
        let forked = await other.verify(outside: [try ledger.note(2)])

        #expect(forked.tampered?.entries == 0..<2)
        let seen = try Checkpoint(text: try ledger.note(2).text).head.root.hexadecimal
        #expect(forked.tampered?.expected == seen)
        #expect(forked.isInternalOnly)
    }

    @Test func `by signing with a foreign key is found, with or without the true key`() async throws {
        try await ledger.fill()
        let foreign = try #require(SigningKey(name: SmallLedger.origin, seed: Array(repeating: 9, count: 32)))
        let checkpoint = try Checkpoint(text: try ledger.note(20).text)
        let note = try OwnNote(checkpoint, by: foreign, at: 1)
        for path in ["checkpoint", "checkpoints/20.note"] { try Data(note.note.bytes).write(to: ledger.file(path)) }
        #expect(await ledger.verify().tampered?.file.hasPrefix("checkpoint") == true)

        let another = SmallLedger()
        let log = try LedgerLog(at: another.url, origin: SmallLedger.origin, key: foreign)
        _ = try await log.append(SmallLedger.entries(0..<3))
        _ = try await log.seal(at: SmallLedger.began)
        #expect(await another.verify().isSound)
        #expect(await another.verify(key: try #require(SmallLedger.key).verifier).tampered?.file == "keys/log.vkey")
        #expect(await another.verify(outside: [try ledger.note(10)]).tampered != nil)
    }

    @Test func `is not signed on`() async throws {
        try await ledger.fill()
        var tile = try ledger.read("tile/0/000.p/20")
        tile[100] ^= 1
        try tile.write(to: ledger.file("tile/0/000.p/20"))
        let error = #expect(throws: LedgerError.self) { _ = try ledger.open() }

        #expect(error?.kind == .unsound)
    }
}

@Suite("The end of a write-ahead log")
struct TornTailTests {
    let ledger = SmallLedger()

    private func cut(_ change: (inout Data) -> Void) throws {
        var bytes = try ledger.read("wal/20.wal")
        change(&bytes)
        try bytes.write(to: ledger.file("wal/20.wal"))
    }

    @Test func `that is cut anywhere is cut to the last whole batch, with a word`() async throws {
        try await ledger.fill()
        let whole = try ledger.read("wal/20.wal")
        let header = WriteAheadFormat.header(
            origin: SmallLedger.origin, after: try Checkpoint(text: try ledger.note(20).text).head
        ).count
        for length in header..<whole.count {
            try cut { $0 = whole.prefix(length) }
            let copy = try ledger.copy()
            let log = try copy.open()
            let size = await log.size
            #expect((20...21).contains(size))
            let kept = try copy.read("wal/20.wal").count
            #expect(log.words.isEmpty == (kept == length), "\(length)")
            _ = try await log.append(SmallLedger.entries(30..<31))
            #expect(await copy.verify().isSound)
        }
    }

    @Test func `of nothing but zeros was never written`() async throws {
        try await ledger.fill()
        try cut { $0.append(Data(count: 5000)) }
        #expect(await ledger.verify().isSound)
        let log = try ledger.open()

        #expect(await log.size == 22)
        #expect(log.words.count == 1)
    }

    @Test func `with a batch of its own taken out of the middle is refused`() async throws {
        try await ledger.fill()
        let log = try await WriteAheadTests.batches(ledger)
        try cut { $0.removeSubrange(log[0]) }

        #expect(await ledger.verify().tampered?.entries == 20..<21)
        #expect(throws: LedgerError.self) { _ = try ledger.open() }
    }
}

enum WriteAheadTests {

    /// Where each batch of the unsealed log lies.
    static func batches(_ ledger: SmallLedger) async throws -> [Range<Int>] {
        let head = try Checkpoint(text: try ledger.note(20).text).head
        var reader = try WriteAheadReader(ledger.folder, origin: SmallLedger.origin, after: head)
        var batches: [Range<Int>] = []
        var start = reader.end
        while case .batch = try reader.step() {
            batches.append(start..<reader.end)
            start = reader.end
        }
        return batches
    }
}

@Suite("Two hands on one ledger")
struct BusyTests {

    @Test func `are one too many, until the first lets go`() async throws {
        let ledger = SmallLedger()
        do {
            let log = try await ledger.fill()
            let error = #expect(throws: LedgerError.self) { _ = try ledger.open() }
            #expect(error?.kind == .busy)
            _ = try await log.append(SmallLedger.entries(22..<23))
        }
        #expect(try await ledger.open().size == 23)
    }

    /// As a child has it that was just being started when the ledger was let go.
    @Test func `are not two where the first let go and a child still holds its descriptors`() async throws {
        let ledger = SmallLedger()
        var held: Int32 = -1
        do {
            let log = try await ledger.fill()
            #expect(await log.size == 22)
            held = try #require(descriptor(of: ledger.file("lock").path))
        }
        defer { close(held) }

        #expect(try await ledger.open().size == 22)
    }

    /// A second descriptor of a file this process has open.
    private func descriptor(of path: String) -> Int32? {
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        let path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        return open.first {
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == path
        }
        .flatMap { Int32($0) }.map { dup($0) }
    }
}

@Suite("A write-ahead log on a disk that refuses")
struct RefusingDiskTests {
    private static let makeFile = dlsym(nil, "memfd_create").map {
        unsafeBitCast($0, to: (@convention(c) (UnsafePointer<CChar>, UInt32) -> Int32).self)
    }
    private let ledger = SmallLedger()

    /// A file in memory that can be neither written nor cut once it is sealed.
    private func refuse(_ file: Int32) {
        let (addSeals, mayNotShrink, mayNotBeWritten): (Int32, Int32, Int32) = (1033, 2, 8)
        #expect(ftruncate(file, 1000) == 0)
        #expect(fcntl(file, addSeals, mayNotShrink | mayNotBeWritten) == 0)
    }

    @Test func `is torn where what was half written cannot be cut, and takes nothing more until it is opened again`()
        async throws
    {
        let make = try #require(Self.makeFile)
        let file = make("log", 2)
        defer { close(file) }
        var writer: LedgerWriter
        do {
            var opening = Opening(ledger.folder, origin: SmallLedger.origin) { _ in }
            writer = try opening.open(key: SmallLedger.key)
        }
        try FileManager.default.removeItem(at: ledger.file("wal/0.wal"))
        try FileManager.default.createSymbolicLink(
            atPath: ledger.file("wal/0.wal").path, withDestinationPath: "/proc/self/fd/\(file)")
        writer.log = try WriteAheadLog(ledger.folder, first: 0, end: 0, chain: .empty)
        refuse(file)
        let entry = try SmallLedger.entry(0).written()
        #expect(throws: LedgerError.self) { _ = try writer.append([entry]) }
        writer.log = nil
        try FileManager.default.removeItem(at: ledger.file("wal/0.wal"))
        let error = #expect(throws: LedgerError.self) { _ = try writer.append([entry]) }

        #expect(error?.because.contains("open the ledger again") == true)
    }
}
