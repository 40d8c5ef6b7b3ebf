import ContactCenter
import Foundation
import Ledger
import Testing

@testable import LedgerStore

@Suite("A ledger")
struct LogTests {
    let ledger = SmallLedger()

    @Test func `gives back what was put in, sealed or not, before and after it is opened again`() async throws {
        do {
            let log = try await ledger.fill()
            try await expectContents(of: log)
        }
        let log = try ledger.open()
        #expect(log.words == [])
        try await expectContents(of: log)
    }

    private func expectContents(of log: LedgerLog) async throws {
        #expect(await log.size == 22)
        for number in [0, 5, 9, 10, 16, 18, 21] {
            let wanted = SmallLedger.entry(number)
            let entry = try await log.entry(at: number)
            #expect(entry.subject == wanted.subject)
            #expect(entry.at == wanted.at)
            #expect(entry.payload.seal == wanted.seal)
            #expect(try await log.payload(at: number) == wanted.payload)
        }
        #expect(try await log.entry(at: 17).kind == .key)
        var indices: [Int] = []
        for try await (index, _) in log.entries(in: 3..<22) { indices.append(index) }
        #expect(indices == Array(3..<22))
    }

    @Test func `seals more than memory holds`() async throws {
        let log = try ledger.open()
        for number in 0..<5 {
            let payload = [UInt8](repeating: UInt8(number), count: 16 << 20)
            _ = try await log.append([
                SmallLedger.entry(2 * number, payload: payload), SmallLedger.entry(2 * number + 1),
            ])
        }
        try await log.seal(at: SmallLedger.began)
        let result = await ledger.verify()

        #expect(result.isSound, "\(result.discrepancies)")
        #expect(try await log.payload(at: 8).allSatisfy { $0 == 4 })
    }

    @Test func `seals what it acknowledged though the write-ahead log is altered under it`() async throws {
        let log = try await ledger.fill()
        try alterLast()
        try await log.seal(at: SmallLedger.began)

        #expect(await ledger.verify().isSound)
        #expect(try await log.payload(at: 21) == SmallLedger.entry(21).payload)
    }

    @Test func `seals nothing where what it must read back was altered under it`() async throws {
        try await ledger.fill()
        let log = try ledger.open()
        try alterLast()
        let error = await #expect(throws: LedgerError.self) { try await log.seal(at: SmallLedger.began) }

        #expect(error?.kind == .unsound)
        #expect(error?.because == "the write-ahead log was altered under it")
    }

    /// Alters the last byte of the last payload in the write-ahead log: the chain of 32 bytes follows it.
    private func alterLast() throws {
        var bytes = try ledger.read("wal/20.wal")
        bytes[bytes.count - 33] ^= 1
        try bytes.write(to: ledger.file("wal/20.wal"))
    }

    @Test func `is sound as it is left`() async throws {
        try await ledger.fill()
        let result = await ledger.verify()

        #expect(result.isSound, "\(result.discrepancies)")
        #expect(result.sealed == 20)
        #expect(result.durable == 22)
        #expect(result.notes == [])
        #expect(result.isInternalOnly)
    }

    @Test func `is compared with a checkpoint kept outside`() async throws {
        try await ledger.fill()
        let result = await ledger.verify(outside: [try ledger.note(10), try ledger.note(20)])

        #expect(result.isSound, "\(result.discrepancies)")
        #expect(result.compared == [10, 20])
    }

    @Test func `proves every sealed entry to whoever has the key alone`() async throws {
        let log = try await ledger.fill()
        for index in 0..<20 {
            let file = try ProofFile(try await log.prove(index).bytes)
            let entry = try await log.entry(at: index).json
            let checkpoint = try file.verify(entry, origin: SmallLedger.origin, keys: [await log.key])
            #expect(checkpoint.head.size == 20)
        }
        await #expect(throws: LedgerError.self) { try await log.prove(20) }
        let proof = try await log.consistency(from: 10, to: 20)
        try proof.verify(
            from: try Checkpoint(text: try ledger.note(10).text).head,
            to: try Checkpoint(text: try ledger.note(20).text).head)
    }

    @Test func `of a thousand entries over many seals has full tiles, and drops partial ones`() async throws {
        let log = try ledger.open()
        for start in stride(from: 0, to: 1000, by: 100) {
            _ = try await log.append(SmallLedger.entries(start..<start + 100))
            _ = try await log.seal(at: SmallLedger.began)
        }
        let files = try ledger.files

        #expect(files.contains("tile/0/002"))
        #expect(files.contains("tile/entries/003.p/232"))
        #expect(files.contains("tile/1/000.p/3"))
        #expect(!files.contains { $0.hasPrefix("tile/0/001.p") })
        let result = await ledger.verify(outside: [try ledger.note(300)])
        #expect(result.isSound, "\(result.discrepancies)")
        #expect(try await log.payload(at: 777) == SmallLedger.entry(777).payload)
        let quick = await LedgerVerifier(at: ledger.url, depth: .sampled(segments: 3, seed: 1)).verify()
        #expect(quick.isSound, "\(quick.discrepancies)")
        #expect(quick.payloadBytes < result.payloadBytes)
    }

    @Test func `takes payloads of no bytes, and larger than a frame`() async throws {
        let log = try ledger.open()
        let large = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        let payloads: [[UInt8]] = [[], large, [1], [], Array(repeating: 0, count: 1 << 20)]
        _ = try await log.append(payloads.enumerated().map { SmallLedger.entry($0, payload: $1) })
        _ = try await log.seal(at: SmallLedger.began)

        for (index, payload) in payloads.enumerated() { #expect(try await log.payload(at: index) == payload) }
        let result = await ledger.verify()
        #expect(result.isSound, "\(result.discrepancies)")
    }

    @Test func `refuses an entry larger than 4,096 bytes, and records nothing of its batch`() async throws {
        let log = try ledger.open()
        var large = SmallLedger.entry(1)
        large.subject = String(repeating: "x", count: 4096)
        let batch = [SmallLedger.entry(0), large]
        await #expect(throws: LedgerError.self) { try await log.append(batch) }

        #expect(await log.size == 0)
    }

    @Test func `shares a sync among callers that come while the disk is busy`() async throws {
        let log = try ledger.open()
        let ranges = try await withThrowingTaskGroup(of: Range<Int>.self) { group in
            for number in 0..<64 { group.addTask { try await log.append([SmallLedger.entry(number)]) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        #expect(Set(ranges.flatMap { $0 }) == Set(0..<64))
        #expect(await ledger.verify().isSound)
    }

    @Test func `that was never sealed is whole`() async throws {
        let log = try ledger.open()
        #expect(await ledger.verify().isSound)
        _ = try await log.append(SmallLedger.entries(0..<3))

        #expect(await ledger.verify().isSound)
        #expect(await log.checkpoint == nil)
    }

    @Test func `without entries can be sealed, and sealing again changes nothing`() async throws {
        let log = try ledger.open()
        let empty = try await log.seal(at: SmallLedger.began)
        #expect(empty.head == .empty)
        #expect(await ledger.verify().isSound)
        _ = try await log.append(SmallLedger.entries(0..<3))
        let first = try await log.seal(at: SmallLedger.began)
        let again = try await log.seal(at: SmallLedger.began.advanced(by: .seconds(9)))

        #expect(first == again)
        let result = await ledger.verify()
        #expect(result.isSound, "\(result.discrepancies)")
    }

    @Test(arguments: ["", "two words", "a+b"])
    func `has a name that can stand in a note`(origin: String) {
        let error = #expect(throws: LedgerError.self) { _ = try LedgerLog(at: ledger.url, origin: origin) }

        #expect(error?.kind == .unsound)
    }
}

@Suite("An entry of a ledger")
struct EntryTests {
    static let text =
        #"{"at":"2026-11-24T08:00:00Z","kind":"finding","payload":{"bytes":3,"seal":"k1","sha256":"039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81"},"source":"assess","subject":"ACC-03","v":1}"#

    @Test func `is written in one way, and read back`() throws {
        let entry = try #require(Entry(json: Array(Self.text.utf8)))
        let new = NewEntry(
            at: Moment(milliseconds: 1_795_507_200_000), kind: .finding, subject: "ACC-03", source: "assess",
            payload: [1, 2, 3], seal: "k1")

        #expect(String(decoding: entry.json, as: UTF8.self) == Self.text)
        #expect(try new.written().entry == entry)
    }

    @Test(arguments: [
        (#","v":1"#, #","v":2"#), (#"{"at""#, #"{ "at""#), ("08:00:00Z", "08:00:00.000Z"),
        ("08:00:00Z", "09:00:00+01:00"),
        (#""bytes":3"#, #""bytes":3.0"#), (#""bytes":3"#, #""bytes":-3"#), ("0390", "039O"),
        ("0390", "0390".uppercased() + "0"),
        (#","v":1"#, #","v":1,"w":1"#), ("ACC", "\\u0041CC"), (#""source":"assess","#, ""),
    ])
    func `in any other way is none`(part: String, other: String) {
        let bent = Self.text.replacing(part, with: other)

        #expect(bent != Self.text)
        #expect(Entry(json: Array(bent.utf8)) == nil)
    }

    /// The fast way must not take what the other refuses, nor make anything else of it.
    @Test(arguments: [
        SmallLedger.entry(1), SmallLedger.entry(5),
        NewEntry(at: Moment(milliseconds: 1), kind: .audit, subject: "person/ü", source: "audit-query", payload: []),
    ])
    func `is read the same by both ways of reading, whatever byte of it is altered`(entry: NewEntry) throws {
        let json = try entry.written().json
        #expect(Entry(plain: json) == Entry(parsing: json) || Entry(plain: json) == nil)
        for place in json.indices {
            for byte in [
                UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "0"), UInt8(ascii: "}"), 0x1F, 0xC3, 0x7F,
            ] {
                var altered = json
                altered[place] = byte
                guard let plain = Entry(plain: altered) else { continue }
                #expect(plain == Entry(parsing: altered), "byte \(place) made \(byte)")
            }
            for text in [json[..<place], json[place...]] {
                #expect(Entry(plain: Array(text)) == (text.count == json.count ? Entry(plain: json) : nil))
            }
        }
    }

    @Test func `without an escaped character is read the fast way`() throws {
        let plain = NewEntry(
            at: Moment(milliseconds: 1_795_564_800_123), kind: .audit, subject: "person/ü", source: "s", payload: [1],
            seal: "k")
        let json = try plain.written().json
        #expect(Entry(plain: json) != nil && Entry(plain: json) == Entry(parsing: json))
    }
}

@Suite("The clock of a ledger")
struct ClockTests {
    let ledger = SmallLedger()

    @Test func `may be set back: order is the log's, the manifest counts it and verifying says it`() async throws {
        let log = try ledger.open()
        _ = try await log.append([3, 1, 2].map { SmallLedger.entry($0) })
        _ = try await log.seal(at: SmallLedger.began.advanced(by: .seconds(100)))
        _ = try await log.append([SmallLedger.entry(0)])
        _ = try await log.seal(at: SmallLedger.began.advanced(by: .seconds(50)))

        #expect(try await log.entry(at: 0).at == SmallLedger.entry(3).at)
        #expect(try await log.entry(at: 1).at == SmallLedger.entry(1).at)
        let manifests = try ["seg/0-2.json", "seg/3-3.json"].map {
            try #require(SegmentManifest(json: Array(try ledger.read($0))))
        }
        #expect(manifests.map(\.turnedBack) == [1, 1])
        let result = await ledger.verify()
        #expect(result.isSound, "\(result.discrepancies)")
        #expect(result.notes == ["the clock was set back: size 4 was sealed at an earlier time than size 3"])
    }

    @Test func `before 1970 or beyond the year 9999 is refused or stamped as the beginning`() async throws {
        let log = try ledger.open()
        var entry = SmallLedger.entry(0)
        entry.at = Moment(milliseconds: 253_402_300_800_000)
        let late = entry
        await #expect(throws: LedgerError.self) { try await log.append([late]) }
        entry.at = Moment(milliseconds: -1)
        _ = try await log.append([entry])
        _ = try await log.seal(at: Moment(milliseconds: -5))

        #expect(await ledger.verify().isSound)
    }
}

@Suite("The keys of a ledger on disk")
struct LedgerKeyTests {
    let ledger = SmallLedger()

    @Test func `change hands on the record, and the old private key is gone`() async throws {
        let log = try await ledger.fill()
        let privateKeys = try ledger.files.filter { $0.hasPrefix("keys/private/") }

        #expect(privateKeys == ["keys/private/\(await log.key.idText).key"])
        let mode = try FileManager.default.attributesOfItem(atPath: ledger.file(privateKeys[0]).path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        #expect(try ledger.note(10).verified(by: [try #require(SmallLedger.key).verifier]).count == 1)
        #expect(try ledger.note(20).verified(by: [await log.key]).count == 1)
    }

    @Test func `that were revoked vouch for nothing beyond the size named`() async throws {
        let log = try await ledger.fill()
        let first = try #require(SmallLedger.key).verifier
        let outside = try ledger.note(10)
        try await log.revoke(first, from: 10, at: SmallLedger.began, source: "test")
        #expect(await ledger.verify(outside: [outside]).compared == [10])
        try await log.revoke(first, from: 9, at: SmallLedger.began, source: "test")
        let result = await ledger.verify(outside: [outside])

        #expect(result.cannotTell?.because.contains("revoked") == true, "\(result.discrepancies)")
        #expect(result.compared == [])
        await #expect(throws: LedgerError.self) {
            try await log.revoke(await log.key, from: 0, at: SmallLedger.began, source: "test")
        }
    }

    @Test(arguments: [-1, Int.min])
    func `are not revoked beyond a size no checkpoint has, and nothing is recorded of it`(size: Int) async throws {
        let log = try await ledger.fill()
        let first = try #require(SmallLedger.key).verifier
        await #expect(throws: LedgerError.self) {
            try await log.revoke(first, from: size, at: SmallLedger.began, source: "test")
        }
        #expect(await log.size == 22)
        try await log.seal(at: SmallLedger.began)

        #expect(await ledger.verify().isSound)
    }

    /// A change that lies before the last one, as only a writer gone wrong would make it.
    @Test func `take no change that does not follow from those before it`() async throws {
        try await ledger.fill()
        let keys = try LedgerKeys(ledger.folder, origin: SmallLedger.origin)
        let first = try #require(SmallLedger.key)
        let change = KeyChange(origin: SmallLedger.origin, from: 3, .revoke(first.verifier, beyond: 1))
        let note = try change.signed(by: [keys.signing])
        let error = #expect(throws: LedgerError.self) { _ = try keys.history(with: note) }

        #expect(error?.because.contains("before the last one") == true)
    }

    @Test func `are believed by size as the changes say`() async throws {
        let log = try await ledger.fill()
        let first = try #require(SmallLedger.key).verifier
        try await log.revoke(first, from: 9, at: SmallLedger.began, source: "test")
        let list = try LedgerKeyList(at: ledger.url)

        #expect(list.accepted(for: 9) == [first])
        #expect(list.accepted(for: 10) == [])
        #expect(list.accepted(for: 20) == [await log.key])
    }

    @Test func `that are missing stop the writing, and not the checking`() async throws {
        try await ledger.fill()
        try FileManager.default.removeItem(at: ledger.file("keys/private"))
        let error = #expect(throws: LedgerError.self) { _ = try ledger.open() }

        #expect(error?.kind == .notThere)
        #expect(error?.because.contains("private key") == true)
        #expect(await ledger.verify().isSound)
    }

    @Test func `without the public one nobody can tell, unless he brings it`() async throws {
        try await ledger.fill()
        try FileManager.default.removeItem(at: ledger.file("keys/log.vkey"))

        #expect(await ledger.verify().cannotTell?.file == "keys/log.vkey")
        let given = await ledger.verify(key: try #require(SmallLedger.key).verifier)
        #expect(given.incomplete?.file == "keys/log.vkey")
    }
}

@Suite("Deleting on purpose")
struct RetentionTests {
    let ledger = SmallLedger()

    @Test func `leaves every proof, and is on the record`() async throws {
        let log = try await ledger.fill()
        let deleted = try await log.deleteSegments(
            before: 12, because: "kept 90 days", at: SmallLedger.began.advanced(by: .days(1)))

        #expect(deleted == ["seg/0-9.zst"])
        await #expect(throws: LedgerError.self) { try await log.payload(at: 3) }
        let file = try await log.prove(3)
        #expect(
            try file.verify(try await log.entry(at: 3).json, origin: SmallLedger.origin, keys: [await log.key]).head
                .size
                == 23)
        let result = await ledger.verify()
        #expect(result.isSound, "\(result.discrepancies)")
        #expect(result.notes == ["seg/0-9.zst was deleted on purpose, as entry 22 records"])
    }

    @Test func `is not what a missing segment without such an entry is`() async throws {
        try await ledger.fill()
        try FileManager.default.removeItem(at: ledger.file("seg/0-9.zst"))
        let result = await ledger.verify()

        #expect(result.incomplete?.file == "seg/0-9.zst", "\(result.discrepancies)")
        #expect(result.incomplete?.entries == 0..<10)
        #expect(result.tampered == nil)
    }

    @Test func `does not let the manifest be altered`() async throws {
        let log = try await ledger.fill()
        _ = try await log.deleteSegments(before: 12, because: "kept 90 days", at: SmallLedger.began)
        let text = String(decoding: try ledger.read("seg/0-9.json"), as: UTF8.self)
        let manifest = try #require(SegmentManifest(json: Array(text.utf8)))
        let bent = text.replacing(manifest.sha256.hexadecimal, with: TreeHash.empty.hexadecimal)
        try Data(bent.utf8).write(to: ledger.file("seg/0-9.json"))

        #expect(await ledger.verify().tampered?.file == "seg/0-9.json")
    }
}
