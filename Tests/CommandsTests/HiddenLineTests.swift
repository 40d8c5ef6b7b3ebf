import Foundation
import Rehearsals
import Testing

@testable import Commands

@Suite("A line that is typed and not shown", .serialized)
struct HiddenLineTests {

    /// What comes of a line that is typed once it is asked for.
    private static func asked(
        _ type: @escaping @Sendable (Pseudoterminal) -> Void, on terminal: Pseudoterminal
    ) async -> Result<String, any Error> {
        let hidden = HiddenLine(input: terminal.program, output: terminal.program)
        async let prompt = terminal.said(upTo: "secret: ")
        async let answer = withCheckedContinuation { (done: CheckedContinuation<Result<String, any Error>, Never>) in
            Thread.detachNewThread { done.resume(returning: Result { try hidden.asked("secret: ") }) }
        }
        _ = await prompt
        #expect(!terminal.shows)
        type(terminal)
        return await answer
    }

    @Test(arguments: [
        ("hunter2\n", "hunter2"), ("hunter2\r", "hunter2"), ("\n", ""), ("hunter3\u{7F}2\n", "hunter2"),
        ("pé\u{7F}\u{7F}\u{7F}ü\n", "ü"), ("wrong\u{15}right\n", "right"), (" a  b#'\" \n", " a  b#'\" "),
    ])
    func `gives what was typed, and leaves the terminal as it was`(typed: String, given: String) async throws {
        let terminal = try Pseudoterminal()
        defer { terminal.remove() }
        #expect(terminal.shows)
        let answer = await Self.asked({ $0.type(typed.utf8) }, on: terminal)
        #expect(try answer.get() == given)
        #expect(terminal.shows)
        terminal.hangUp()
    }

    @Test(arguments: ["hunter2\u{3}", "\u{3}", "\u{4}", "hunter2\u{4}", "\u{1C}"])
    func `is broken off at once`(typed: String) async throws {
        let terminal = try Pseudoterminal()
        defer { terminal.remove() }
        let answer = await Self.asked({ $0.type(typed.utf8) }, on: terminal)
        let failure = #expect(throws: Failure.self) { try answer.get() }
        #expect(failure?.code == Failure.Code.interrupted.rawValue && failure?.hint == "nothing was sent")
        #expect(terminal.shows)
        terminal.hangUp()
    }

    @Test func `is broken off where the terminal is gone`() async throws {
        let terminal = try Pseudoterminal()
        defer { terminal.remove() }
        let answer = await Self.asked({ $0.hangUp() }, on: terminal)
        let failure = #expect(throws: Failure.self) { try answer.get() }
        #expect(failure?.code == Failure.Code.interrupted.rawValue)
    }

    @Test func `is refused where more was pasted, and nobody else gets the rest`() async throws {
        let terminal = try Pseudoterminal()
        defer { terminal.remove() }
        let pasted = "-----BEGIN\n" + String(repeating: "hunter2\n", count: 300) + "-----END\n"
        let answer = await Self.asked({ $0.type(pasted.utf8) }, on: terminal)
        let failure = #expect(throws: Failure.self) { try answer.get() }
        #expect(failure?.code == Failure.Code.unsound.rawValue && failure?.message.contains("hunter2") == false)
        #expect(terminal.shows && !terminal.holdsMore)
        terminal.hangUp()
    }

    @Test(arguments: [[0x1B, 0x5B, 0x41, 0x0A], [0xE9, 0x0A], [0x61, 0x00, 0x0A]] as [[UInt8]])
    func `is refused where a key types nothing, or it is not UTF-8`(typed: [UInt8]) async throws {
        let terminal = try Pseudoterminal()
        defer { terminal.remove() }
        let answer = await Self.asked({ $0.type(typed) }, on: terminal)
        let failure = #expect(throws: Failure.self) { try answer.get() }
        #expect(failure?.code == Failure.Code.unsound.rawValue)
        terminal.hangUp()
    }

    @Test func `is not asked for where nobody sits`() throws {
        let nobody = open("/dev/null", O_RDWR)
        defer { close(nobody) }
        let hidden = HiddenLine(input: nobody, output: nobody)
        #expect(!hidden.isPossible)
        let failure = #expect(throws: Failure.self) { try hidden.asked("secret: ") }
        #expect(failure?.code == Failure.Code.mayNot.rawValue)
    }
}
