import Archive
import Capture
import ContactCenter
import Foundation
import LedgerStore
import Platforms

@testable import ObjectStorage

extension WallClock {

    /// The machine's time; it waits for nothing.
    static let impatient = WallClock(now: { .machine }, sleep: { _ in })

    /// The machine's time, off by so much.
    static func off(by shift: Duration) -> WallClock {
        WallClock(now: { Moment.machine.advanced(by: shift) }, sleep: { _ in })
    }
}

extension Moment {
    static var machine: Moment { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}

/// An archive and a ledger in a folder of their own.
final class OurTenant: Sendable {
    let folder: URL
    var archive: URL { folder.appendingPathComponent("archive.git") }
    var ledger: URL { folder.appendingPathComponent("ledger") }

    static let began = Moment(milliseconds: 1_795_564_800_000)

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("linewarden-ours-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// Another one as it lies on the disk.
    init(copying other: OurTenant) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("linewarden-ours-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: other.folder, to: folder)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Adds captures, each a day after the last.
    func capture(_ count: Int, saying word: String = "a") throws {
        let archive = try TenantArchive(at: archive)
        for _ in 0..<count {
            let day = try archive.log().count
            let at = Self.began.advanced(by: .days(day))
            _ = try archive.add(
                Manifest(
                    platform: "genesys-cloud", organization: "3fa85f64", organizationName: "Acme", isSimulated: true,
                    clients: [], began: at, ended: at, tool: "test", kinds: [], files: [:]),
                files: [
                    "config/roles/\(day).json": Array("{\"\(word)\":\(day)}\n".utf8),
                    "state/people/000.ndjson": Array("\(word)\(day)\n".utf8),
                ])
        }
    }

    /// Records entries, and seals them.
    func record(_ count: Int, saying word: String = "a") async throws {
        let log = try LedgerLog(at: ledger, origin: "copies.example/log")
        let first = await log.size
        _ = try await log.append(
            (first..<first + count).map {
                NewEntry(
                    at: Self.began.advanced(by: .seconds($0)), kind: .finding, subject: "\($0)", source: "test",
                    payload: Array("\(word)\($0)".utf8))
            })
        _ = try await log.seal(at: Self.began.advanced(by: .seconds(first + count)))
    }

    /// Deletes the payloads of the first entries, which whole segments hold.
    func deletePayloads(before end: Int) async throws {
        let log = try LedgerLog(at: ledger, origin: "copies.example/log")
        _ = try await log.deleteSegments(before: end, because: "the test", at: Self.began.advanced(by: .seconds(3600)))
    }
}
