import Foundation
import Ledger
import Testing

@testable import LedgerStore

/// The steps of writing at which the child is killed, and what must hold whenever that was.
///
/// `LINEWARDEN_SOAK` says how many kills; 50 if it says nothing.
@Suite("A ledger whose process was killed")
struct CrashTests {
    private static let kills = ProcessInfo.processInfo.environment["LINEWARDEN_SOAK"].flatMap(Int.init) ?? 50

    /// Beside the test bundle.
    private static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("ledger-crash")

    /// Runs the child until it kills itself.
    ///
    /// - Returns: How many entries it said were acknowledged, and at which step it did.
    private static func acknowledged(_ ledger: SmallLedger, stop: String) throws -> (held: Int, step: Step?) {
        let process = Process()
        let output = Pipe()
        process.executableURL = program
        process.arguments = [ledger.url.path, stop]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
        #expect(process.terminationStatus == SIGKILL)
        let words = said.split(separator: "\n")
        return (words.last { Int($0) != nil }.flatMap { Int($0) } ?? 0, words.last.flatMap { Step(rawValue: "\($0)") })
    }

    @Test func `is sound as it lies, opens, and has everything that was acknowledged, again and again`() async throws {
        var ledger = SmallLedger()
        var held = 0
        for kill in 1...Self.kills {
            // Ten kills of one ledger, then a new one.
            if kill % 10 == 1 {
                ledger = SmallLedger()
                held = 0
            }
            held = max(held, try Self.acknowledged(ledger, stop: "\(1 + kill * 13 % 61)").held)
            try await Self.check(ledger, holds: held, "kill \(kill)")
        }
    }

    @Test(arguments: 1...45)
    func `at any of the first steps of its life is sound`(stop: Int) async throws {
        let ledger = SmallLedger()
        let held = try Self.acknowledged(ledger, stop: "\(stop)").held
        try await Self.check(ledger, holds: held, "stop \(stop)")
    }

    @Test(arguments: Step.allCases)
    func `at every step there is, the first time it comes to it, is sound`(step: Step) async throws {
        let ledger = SmallLedger()
        let killed = try Self.acknowledged(ledger, stop: "\(step)")

        #expect(killed.step == step)
        try await Self.check(ledger, holds: killed.held, "\(step)")
    }

    private static func check(_ ledger: SmallLedger, holds held: Int, _ comment: Comment) async throws {
        if ledger.folder.exists("wal") {
            let lying = await ledger.verify()
            #expect(lying.isSound, "\(comment), as it lies: \(lying.discrepancies)")
        }
        let copy = try ledger.copy()
        let log = try LedgerLog(at: copy.url, origin: "crash.example/log")
        let size = await log.size
        #expect(size >= held, comment)
        for index in stride(from: 0, to: size, by: max(1, size / 40)) {
            let entry = try await log.entry(at: index)
            #expect(entry.kind != .audit || entry.subject == "event \(index)", comment)
        }
        _ = try await log.append([SmallLedger.entry(0)])
        _ = try await log.seal(at: SmallLedger.began)
        let opened = await copy.verify()
        #expect(opened.isSound, "\(comment), opened again: \(opened.discrepancies)")
    }
}
