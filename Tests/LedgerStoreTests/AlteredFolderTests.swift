import ContactCenter
import Foundation
import Ledger
import Testing

@testable import LedgerStore

/// What whoever writes the folder, and even has the key, can put there must be told and not end the program.
@Suite("A folder somebody wrote into")
struct AlteredFolderTests {
    let ledger = SmallLedger()

    /// A ledger of one segment of two entries, under the first key.
    private func sealTwo() async throws {
        let log = try ledger.open()
        _ = try await log.append(SmallLedger.entries(0..<2))
        _ = try await log.seal(at: SmallLedger.began)
    }

    private func put(_ bytes: [UInt8], at path: String) throws {
        try FileManager.default.createDirectory(
            at: ledger.file(path).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: ledger.file(path))
    }

    @Test(arguments: [
        "tile/0/x999/x999/x999/x999/x999/999", "tile/entries/x999/x999/x999/x999/x999/999.p/3", "tile/8/000",
        "tile/63/000.p/1", "tile/7/000.p/1", "tile/6/x127/999", "tile/5/x100/x000/000",
        "seg/0-9223372036854775807.zst", "seg/0-9223372036854775807.json", "seg/0-9223372036854775806.json",
        "seg/9223372036854775806-9223372036854775806.zst", "checkpoints/9223372036854775807.note",
        "wal/9223372036854775807.wal", "wal/-9223372036854775808.wal",
    ])
    func `has no place for a file no ledger has`(path: String) async throws {
        try await sealTwo()
        try put([0], at: path)

        #expect(await ledger.verify().tampered?.file == path)
    }

    @Test(arguments: ["checkpoint", "seg/0-1.zst", "seg/0-1.json", "tile/0/000.p/2", "checkpoints/2.note", "wal/2.wal"])
    func `is not sound where a folder stands for a file`(path: String) async throws {
        try await sealTwo()
        try FileManager.default.removeItem(at: ledger.file(path))
        try FileManager.default.createDirectory(at: ledger.file(path), withIntermediateDirectories: false)
        let result = await ledger.verify()

        #expect(!result.isSound)
        #expect(result.discrepancies.contains { $0.file == path }, "\(result.discrepancies)")
    }

    @Test(arguments: ["wal", "checkpoints", "seg", "tile"])
    func `that cannot be listed is not an empty one`(name: String) async throws {
        try await sealTwo()
        try FileManager.default.moveItem(at: ledger.file(name), to: ledger.file("elsewhere"))
        try put([], at: name)
        let result = await ledger.verify()

        #expect(throws: LedgerError.self) { try ledger.folder.list(name) }
        #expect(throws: LedgerError.self) { try ledger.folder.files(below: name) }
        #expect(try ledger.folder.list("nowhere") == [])
        #expect(result.discrepancies.contains { $0.file == name }, "\(result.discrepancies)")
    }

    @Test func `with a segment that cannot be read is not one whose segment was deleted`() async throws {
        let log = try ledger.open()
        _ = try await log.append(SmallLedger.entries(0..<2))
        _ = try await log.seal(at: SmallLedger.began)
        _ = try await log.deleteSegments(before: 2, because: "the test", at: SmallLedger.began)
        #expect(await ledger.verify().isSound)
        try FileManager.default.createDirectory(at: ledger.file("seg/0-1.zst"), withIntermediateDirectories: false)
        let result = await ledger.verify()

        #expect(result.incomplete?.file == "seg/0-1.zst")
        #expect(result.notes == [])
    }

    /// A writer as the ledger has it, that takes what no ledger would write.
    private func seal(_ leaves: [[UInt8]]) throws {
        var opening = Opening(ledger.folder, origin: SmallLedger.origin) { _ in }
        var writer = try opening.open(key: SmallLedger.key)
        let written = try SmallLedger.entry(0).written()
        _ = try writer.append(
            [written] + leaves.map { WrittenEntry(entry: written.entry, json: $0, payload: written.payload) })
        _ = try writer.seal(at: SmallLedger.began)
    }

    private func entry(_ change: (String) -> String) throws -> [UInt8] {
        Array(change(String(decoding: try SmallLedger.entry(0).written().json, as: UTF8.self)).utf8)
    }

    @Test(arguments: ["", "no entry", "{}", "{\"v\":0}", "{\"v\":1}", "{\"v\":\"2\"}"])
    func `with a signed leaf that is no entry was tampered with, and the leaf is named`(leaf: String) async throws {
        try seal([Array(leaf.utf8)])
        let found = await ledger.verify().tampered

        #expect(found?.entries == 1..<2)
        #expect(found?.file == "tile/entries/000.p/2")
    }

    @Test func `with an entry of a later version is for a later program to judge`() async throws {
        try seal([try entry { $0.replacing("\"v\":1}", with: "\"v\":2}") }])
        let found = await ledger.verify().cannotTell

        #expect(found?.entries == 1..<2)
        #expect(found?.because.contains("version 2") == true)
    }

    @Test(arguments: [NewEntry.largestPayload + 1, 1 << 62, .max])
    func `with a payload larger than any was tampered with`(bytes: Int) async throws {
        let length = try SmallLedger.entry(0).written().payload.count
        try seal(try (0..<3).map { _ in try entry { $0.replacing("\"bytes\":\(length)", with: "\"bytes\":\(bytes)") } })

        #expect(await ledger.verify().tampered?.entries == 1..<2)
    }

    @Test(.timeLimit(.minutes(1)), arguments: [1 << 62, .max])
    func `with a signed checkpoint of more than there is ends where the tiles do`(size: Int) async throws {
        try await sealTwo()
        let root = try Checkpoint(text: try ledger.note(2).text).head.root
        let checkpoint = Checkpoint(origin: SmallLedger.origin, head: TreeHead(size: size, root: root))
        let note = try OwnNote(checkpoint, by: try #require(SmallLedger.key), at: 1)
        for path in ["checkpoint", "checkpoints/\(size).note"] { try put(note.note.bytes, at: path) }

        #expect(await !ledger.verify().isSound)
    }

    @Test func `with a manifest that says more than there is gives no payload`() async throws {
        try await sealTwo()
        let manifest = String(decoding: try ledger.read("seg/0-1.json"), as: UTF8.self)
        let kept = try #require(SegmentManifest(json: Array(manifest.utf8)))
        let altered = manifest.replacing("\"bytes\":\(kept.bytes)", with: "\"bytes\":\(1 << 40)")
        try put(Array(altered.utf8), at: "seg/0-1.json")
        #expect(SegmentManifest(json: Array(altered.utf8)) != nil)
        var reader = try LedgerReader(at: ledger.url)
        let error = #expect(throws: LedgerError.self) { try reader.payload(at: 1) }

        #expect(error?.kind == .unsound)
    }

    @Test func `with a batch of less than no bytes was tampered with`() async throws {
        try await ledger.fill()
        let first = try await WriteAheadTests.batches(ledger)[0]
        let head = try Checkpoint(text: try ledger.note(20).text).head
        let chain = WriteAheadFormat.chain(WriteAheadFormat.header(origin: SmallLedger.origin, after: head))
        let start = WriteAheadFormat.batchMark + WriteAheadFormat.bigEndian(1, 4) + WriteAheadFormat.bigEndian(-1, 8)
        var bytes = try ledger.read("wal/20.wal")
        bytes.replaceSubrange(
            first.lowerBound..<first.lowerBound + WriteAheadFormat.batchHeader,
            with: start + WriteAheadFormat.check(chain, start))
        try bytes.write(to: ledger.file("wal/20.wal"))

        #expect(await ledger.verify().tampered?.file == "wal/20.wal")
    }

    @Test(arguments: ["tile/entries/000.p/20", "tile/0/000.p/20"])
    func `gives no proof that does not prove the entry beside it`(path: String) async throws {
        let log = try await ledger.fill()
        var bytes = try ledger.read(path)
        bytes[40] ^= 1
        try bytes.write(to: ledger.file(path))
        var reader = try LedgerReader(at: ledger.url)
        let error = #expect(throws: LedgerError.self) { try reader.prove(0) }
        _ = log

        #expect(error?.kind == .unsound)
    }
}
