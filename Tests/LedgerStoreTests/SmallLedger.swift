import ContactCenter
import Foundation
import Ledger
import Testing

@testable import LedgerStore

/// A ledger in a folder of its own: some twenty entries, two seals, a key rotation, and a few entries not sealed yet.
final class SmallLedger: Sendable {
    static let origin = "ledger.example/acme"
    let url: URL
    var folder: LedgerFolder { LedgerFolder(url) }

    init() {
        url = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-ledger-\(ProcessInfo.processInfo.globallyUniqueString)")
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    static let began = Moment(milliseconds: 1_795_564_800_000)

    static func entry(_ number: Int, payload: [UInt8]? = nil) -> NewEntry {
        NewEntry(
            at: began.advanced(by: .seconds(number)), kind: number % 3 == 0 ? .capture : .finding,
            subject: "ACC-\(number) “ä\\”", source: "assess",
            payload: payload ?? Array("{\"finding\":\(number),\"person\":\"p\(number * 7)\"}".utf8),
            seal: number % 5 == 0 ? "k1" : nil)
    }

    static func entries(_ numbers: Range<Int>) -> [NewEntry] { numbers.map { entry($0) } }

    static let key = SigningKey(name: origin, seed: Array(repeating: 7, count: 32))

    func open() throws -> LedgerLog { try LedgerLog(at: url, origin: Self.origin, key: Self.key) }

    /// Entries 0–9 sealed, 10–16 and a key rotation and 18–19 sealed, 20–21 durable.
    @discardableResult
    func fill() async throws -> LedgerLog {
        let log = try open()
        _ = try await log.append(Self.entries(0..<10))
        _ = try await log.seal(at: Self.began.advanced(by: .seconds(100)))
        _ = try await log.append(Self.entries(10..<17))
        _ = try await log.rotateKey(at: Self.began.advanced(by: .seconds(200)), source: "test")
        _ = try await log.append(Self.entries(18..<20))
        _ = try await log.seal(at: Self.began.advanced(by: .seconds(300)))
        _ = try await log.append(Self.entries(20..<21))
        _ = try await log.append(Self.entries(21..<22))
        return log
    }

    func verify(key: VerifierKey? = nil, outside: [SignedNote] = []) async -> Verification {
        await LedgerVerifier(at: url, key: key, outside: outside).verify()
    }

    func copy() throws -> SmallLedger {
        let copy = SmallLedger()
        try FileManager.default.copyItem(at: url, to: copy.url)
        return copy
    }

    func file(_ path: String) -> URL { url.appendingPathComponent(path) }
    func read(_ path: String) throws -> Data { try Data(contentsOf: file(path)) }

    func note(_ size: Int) throws -> SignedNote { try SignedNote(Array(try read("checkpoints/\(size).note"))) }

    var files: [String] {
        get throws {
            try FileManager.default.subpathsOfDirectory(atPath: url.path).filter { path in
                var isFolder: ObjCBool = false
                return FileManager.default.fileExists(atPath: file(path).path, isDirectory: &isFolder)
                    && !isFolder.boolValue
            }.sorted()
        }
    }
}

extension Verification {
    var isSound: Bool { if case .sound = outcome { true } else { false } }

    var tampered: Discrepancy? { if case .tampered(let first) = outcome { first } else { nil } }
    var incomplete: Discrepancy? { if case .incomplete(let first) = outcome { first } else { nil } }
    var cannotTell: Discrepancy? { if case .cannotTell(let first) = outcome { first } else { nil } }
}
