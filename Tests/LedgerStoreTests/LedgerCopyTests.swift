import ContactCenter
import Foundation
import Ledger
import Testing

@testable import LedgerStore

@Suite("A copy of a ledger")
final class LedgerCopyTests: Sendable {
    let ledger = SmallLedger()
    let place = FileManager.default.temporaryDirectory
        .appendingPathComponent("linewarden-copies-\(ProcessInfo.processInfo.globallyUniqueString)")
    private var copied: LedgerFolder { LedgerFolder(place.appendingPathComponent("ledger")) }
    private var copy: LedgerCopy { LedgerCopy(of: ledger.url, in: place) }

    deinit { try? FileManager.default.removeItem(at: place) }

    private func grow(_ ledger: SmallLedger, to size: Int, second: Int) async throws {
        let log = try ledger.open()
        _ = try await log.append(SmallLedger.entries(await log.size..<size))
        _ = try await log.seal(at: SmallLedger.began.advanced(by: .seconds(second)))
    }

    private func files() throws -> [String: Data] {
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: copied.url.path) {
            if let bytes = try? Data(contentsOf: copied.url.appendingPathComponent(path)) { files[path] = bytes }
        }
        return files
    }

    private func why(_ body: () async throws -> Void) async -> LedgerError? {
        await #expect(throws: LedgerError.self) { try await body() }
    }

    @Test func `has what is sealed, no private key, and says how far it is behind until it is brought on`() async throws
    {
        try await ledger.fill()
        #expect(try await copy.bring().size == 20)
        #expect(try await copy.verify().isUpToDate)
        #expect(try !files().keys.contains { $0.hasPrefix("keys/private") })
        #expect(try files()["wal/20.wal"]?.isEmpty == false)
        try await grow(ledger, to: 600, second: 400)
        let behind = try await copy.verify()
        #expect((behind.size, behind.behind) == (20, 580))

        #expect(try await copy.bring().isUpToDate)
        #expect(try await copy.verify().size == 600)
        let before = try files()
        #expect(try await copy.bring().isUpToDate)
        #expect(try files() == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path).sorted() == ["ledger", "lock"])
    }

    @Test func `goes on as the ledger once its private key lies in it again`() async throws {
        try await ledger.fill()
        try await grow(ledger, to: 30, second: 400)
        _ = try await copy.bring()
        try FileManager.default.copyItem(
            at: ledger.file("keys/private"), to: copied.url.appendingPathComponent("keys/private"))
        let log = try LedgerLog(at: copied.url, origin: SmallLedger.origin)
        #expect(log.words == [])
        _ = try await log.append([SmallLedger.entry(30)])
        _ = try await log.seal(at: SmallLedger.began.advanced(by: .seconds(500)))
        #expect(await LedgerVerifier(at: copied.url).verify().isSound)
        #expect(await why { _ = try await self.copy.verify() }?.because.hasPrefix("a private key lies in it") == true)
    }

    @Test func `with a byte changed in any file is damaged, and is left as it is`() async throws {
        try await ledger.fill()
        _ = try await copy.bring()
        try await grow(ledger, to: 300, second: 400)
        for (path, whole) in try files() {
            var bytes = whole
            bytes[bytes.count / 2] ^= 1
            let file = copied.url.appendingPathComponent(path)
            try bytes.write(to: file)
            #expect(await why { _ = try await self.copy.verify() }?.kind == .unsound, "\(path)")
            #expect(await why { _ = try await self.copy.bring() }?.kind == .unsound, "\(path)")
            #expect(try Data(contentsOf: file) == bytes, "\(path)")
            try whole.write(to: file)
        }
        #expect(try await copy.verify().behind == 280)
    }

    @Test func `without any one of its files is damaged`() async throws {
        try await ledger.fill()
        _ = try await copy.bring()
        for (path, whole) in try files() {
            let file = copied.url.appendingPathComponent(path)
            try FileManager.default.removeItem(at: file)
            #expect(await why { _ = try await self.copy.verify() } != nil, "\(path)")
            try whole.write(to: file)
        }
        #expect(try await copy.verify().isUpToDate)
    }

    @Test func `that is ahead of ours is left as it is: an older ledger was put back here`() async throws {
        try await ledger.fill()
        let older = try ledger.copy()
        try await grow(ledger, to: 30, second: 400)
        _ = try await copy.bring()
        let before = try files()
        let stale = LedgerCopy(of: older.url, in: place)

        #expect(await why { _ = try await stale.bring() }?.because.hasPrefix("it is 10 entries ahead of ours") == true)
        #expect(await why { _ = try await stale.verify() }?.kind == .unsound)
        #expect(try files() == before)
        try FileManager.default.removeItem(at: older.url)
        #expect(await why { _ = try await stale.bring() }?.because.contains("and ours none") == true)
        #expect(try files() == before)
    }

    @Test(arguments: [30, 40])
    func `of a ledger that was written anew is left as it is`(size: Int) async throws {
        try await ledger.fill()
        let other = try ledger.copy()
        try await grow(ledger, to: 30, second: 400)
        _ = try await copy.bring()
        let before = try files()
        _ = try await other.open().append([SmallLedger.entry(1000)])
        try await grow(other, to: size, second: 400)
        let foreign = LedgerCopy(of: other.url, in: place)

        #expect(
            await why { _ = try await foreign.bring() }?.because.hasPrefix("its first 30 entries are not those of ours")
                == true)
        #expect(await why { _ = try await foreign.verify() }?.kind == .unsound)
        #expect(try files() == before)
    }

    @Test func `stays the old one where ours is damaged`() async throws {
        try await ledger.fill()
        _ = try await copy.bring()
        let before = try files()
        try await grow(ledger, to: 30, second: 400)
        let segment = ledger.file("seg/20-29.zst")
        var bytes = try Data(contentsOf: segment)
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: segment)

        #expect(await why { _ = try await self.copy.bring() }?.because.hasPrefix("our own ledger is not sound") == true)
        #expect(try files() == before)
        #expect(try await copy.verify().behind == 10)
    }

    @Test func `loses the payloads that were deleted from ours`() async throws {
        try await ledger.fill()
        _ = try await copy.bring()
        #expect(try files().keys.contains("seg/0-9.zst"))
        _ = try await ledger.open().deleteSegments(
            before: 10, because: "the test", at: SmallLedger.began.advanced(by: .seconds(400)))
        #expect(try await copy.bring().isUpToDate)
        #expect(try !files().keys.contains("seg/0-9.zst"))
        #expect(try await copy.verify().isUpToDate)
    }

    @Test func `is refused while somebody writes to ours`() async throws {
        try await ledger.fill()
        let lock = try LedgerLock(ledger.folder)
        #expect(await why { _ = try await self.copy.bring() }?.kind == .busy)
        withExtendedLifetime(lock) {}
    }

    @Test func `that was never made is not there, unless there is nothing to copy`() async throws {
        #expect(try await copy.verify().size == 0)
        #expect(try await copy.bring().size == 0)
        try await ledger.fill()
        #expect(await why { _ = try await self.copy.verify() }?.kind == .notThere)
    }

    /// Beside the test bundle.
    private static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("ledger-crash")

    /// Copies in a child that kills itself.
    ///
    /// - Returns: Whether it came to that.
    private func isKilled(at stop: Int) throws -> Bool {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = [ledger.url.path, "\(stop)", place.path]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal
    }

    @Test func `whose writer is killed at any step is the old one or the new one, and then the new one`() async throws {
        try await ledger.fill()
        _ = try await copy.bring()
        let old = try files()
        try await grow(ledger, to: 30, second: 400)
        var (stop, seen) = (1, Set<Int>())
        while try isKilled(at: stop) {
            let standing = try await copy.verify()
            seen.insert(standing.size)
            #expect([20, 30].contains(standing.size), "step \(stop)")
            #expect(try await copy.bring().isUpToDate, "step \(stop)")
            #expect(try await copy.verify().size == 30, "step \(stop)")
            try FileManager.default.removeItem(at: copied.url)
            for (path, bytes) in old { try copied.put(Array(bytes), at: path) }
            stop += 1
        }
        #expect(seen == [20, 30])
        #expect(stop > 15)
        #expect(try await copy.verify().size == 30)
    }
}
