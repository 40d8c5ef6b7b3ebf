import Foundation
import Ledger
import Testing

@testable import LedgerStore

@Suite("A ledger on a full disk")
struct FullDiskTests {

    private static func run(_ arguments: String...) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Whether this machine lets us make a small disk.
    private static let canMount: Bool = {
        let folder = SmallLedger()
        try? FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
        guard (try? run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.url.path)) == 0 else { return false }
        _ = try? run("umount", folder.url.path)
        return true
    }()

    @Test(.enabled(if: Self.canMount), arguments: Array(stride(from: 64, through: 1024, by: 32)))
    func `loses nothing acknowledged, says so, and goes on once there is room`(kilobytes: Int) async throws {
        let ledger = SmallLedger()
        try FileManager.default.createDirectory(at: ledger.url, withIntermediateDirectories: true)
        #expect(try Self.run("mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", ledger.url.path) == 0)
        defer { _ = try? Self.run("umount", "-l", ledger.url.path) }
        let log = try ledger.open()
        var held = 0
        var refusal: (any Error)?
        while refusal == nil {
            do {
                held = try await log.append(SmallLedger.entries(held..<held + 20)).upperBound
                if held % 100 == 0 { _ = try await log.seal(at: SmallLedger.began) }
            } catch {
                refusal = error
            }
        }
        #expect((refusal as? LedgerError)?.kind == .disk, "\(String(describing: refusal))")
        let full = await ledger.verify()
        #expect(full.isSound, "full: \(full.discrepancies)")
        _ = try Self.run("mount", "-o", "remount,size=64m", ledger.url.path)
        #expect(await log.size >= held)
        _ = try await log.append(SmallLedger.entries(0..<5))
        _ = try await log.seal(at: SmallLedger.began)
        let roomy = await ledger.verify()
        #expect(roomy.isSound, "roomy: \(roomy.discrepancies)")
        #expect(try await log.entry(at: held - 1).subject == SmallLedger.entry(held - 1).subject)
    }
}
