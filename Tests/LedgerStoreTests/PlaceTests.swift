import Foundation
import Ledger
import Testing

@testable import LedgerStore

@Suite("A place for checkpoints")
struct PlaceTests {
    let ledger = SmallLedger()
    let elsewhere = SmallLedger()

    private func place(_ kind: String) throws -> CheckpointPlace {
        guard kind == "git" else { return .directory(elsewhere.url) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "init", "--quiet", "--bare", elsewhere.url.path]
        try process.run()
        process.waitUntilExit()
        return .git(remote: elsewhere.url.path, branch: "checkpoints")
    }

    @Test(arguments: ["directory", "git"])
    func `gives back what it was given, in order, and takes the same again`(kind: String) async throws {
        try await ledger.fill()
        let place = try place(kind)
        #expect(try place.checkpoints(of: SmallLedger.origin) == [])
        let notes = [try ledger.note(10), try ledger.note(20)]
        for note in notes + [notes[0]] { try place.keep(note) }

        #expect(try place.checkpoints(of: SmallLedger.origin) == notes)
        #expect(try place.checkpoints(of: "another.example/log") == [])
        let result = await ledger.verify(outside: try place.checkpoints(of: SmallLedger.origin))
        #expect(result.compared == [10, 20])
    }

    @Test(arguments: ["directory", "git"])
    func `does not take another checkpoint of a size it has`(kind: String) async throws {
        try await ledger.fill()
        let place = try place(kind)
        try place.keep(try ledger.note(10))
        let other = SignedNote(
            text: Checkpoint(origin: SmallLedger.origin, head: TreeHead(size: 10, root: .empty)).text,
            signatures: try ledger.note(10).signatures)
        let error = #expect(throws: LedgerError.self) { try place.keep(other) }

        #expect(error?.kind == .unsound)
        #expect(error?.because.contains("forked") == true)
        #expect(try place.checkpoints(of: SmallLedger.origin) == [try ledger.note(10)])
    }

    @Test func `that is not there is a matter of the disk`() async throws {
        try await ledger.fill()
        let place = CheckpointPlace.git(remote: "/nowhere/at/all.git", branch: "checkpoints")
        let note = try ledger.note(10)
        let error = #expect(throws: LedgerError.self) { try place.keep(note) }

        #expect(error?.kind == .disk)
    }
}
