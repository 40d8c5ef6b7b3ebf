import CTerminal
import Foundation

/// A line somebody types on the terminal that the terminal does not show.
///
/// The terminal is as it was before when it is over, and when we are ended meanwhile.
struct HiddenLine {
    private let input: Int32
    private let output: Int32

    /// Where the program was started.
    static let terminal = HiddenLine(input: STDIN_FILENO, output: STDERR_FILENO)

    init(input: Int32, output: Int32) {
        self.input = input
        self.output = output
    }

    /// Whether anybody sits there who could be asked.
    var isPossible: Bool { isatty(input) == 1 && isatty(output) == 1 }

    /// Asks for one; nothing where nothing was typed.
    ///
    /// - Throws: ``Failure`` where it was broken off, more was pasted than one line, or the terminal cannot be made to show
    ///   nothing.
    func asked(_ prompt: String) throws -> String {
        guard terminal_hide(input) == 0 else { throw Self.unhidden }
        defer {
            terminal_show()
            say("\n")
        }
        say(prompt)
        var line = TypedLine()
        defer { line.wipe() }
        try take(&line)
        guard !tookMore() else { throw Self.several }
        guard let text = line.text else { throw Self.unreadable }
        return text
    }

    private func take(_ line: inout TypedLine) throws {
        while true {
            var byte: UInt8 = 0
            let count = read(input, &byte, 1)
            if count < 0, errno == EINTR { continue }
            switch count == 1 ? line.take(byte) : .brokenOff {
            case .goesOn: continue
            case .ended: return
            case .brokenOff: throw Failure("asking was broken off", hint: "nothing was sent", code: .interrupted)
            }
        }
    }

    /// Whether more came in with the line: it is taken and thrown away, so that no other question and no shell gets it.
    private func tookMore() -> Bool {
        var isMore = false
        var waiting = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
        var rest = [UInt8](repeating: 0, count: 4096)
        defer { rest.withUnsafeMutableBytes { all in all.baseAddress.map { explicit_bzero($0, all.count) } } }
        while poll(&waiting, 1, Self.patience) == 1, read(input, &rest, rest.count) > 0 { isMore = true }
        return isMore
    }

    /// How long the rest of what was pasted may take, in milliseconds; nobody types the next line as fast.
    private static let patience: Int32 = 100

    private func say(_ words: String) {
        try? FileHandle(fileDescriptor: output, closeOnDealloc: false).write(contentsOf: Data(words.utf8))
    }

    private static let unhidden = Failure(
        "the terminal shows what is typed", hint: "give the secrets in a file, with --secrets-from", code: .mayNot)
    private static let several = Failure(
        "more was pasted than one line",
        hint: "nothing was sent; give what has several lines in a file, with --secrets-from", code: .unsound)
    private static let unreadable = Failure(
        "what was typed is not UTF-8, or has a key in it that types nothing",
        hint: "nothing was sent; type it again, or give it in a file, with --secrets-from", code: .unsound)
}
