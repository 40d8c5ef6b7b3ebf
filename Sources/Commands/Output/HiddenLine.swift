import Foundation

/// A line somebody types on the terminal that the terminal does not show.
enum HiddenLine {

    /// Whether anybody sits there who could be asked.
    static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// Asks for one; nothing where nothing was typed.
    ///
    /// - Throws: ``Failure`` where it was broken off, or the terminal cannot be made to show nothing.
    static func asked(_ prompt: String) throws -> String {
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { throw unhidden }
        var hidden = before
        // Whoever breaks off would leave a terminal that shows nothing: it is told by the character itself.
        hidden.c_lflag &= ~tcflag_t(ECHO | ISIG)
        guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) == 0 else { throw unhidden }
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            try? FileHandle.standardError.write(contentsOf: Data("\n".utf8))
        }
        try? FileHandle.standardError.write(contentsOf: Data(prompt.utf8))
        let line = readLine() ?? ""
        guard !line.unicodeScalars.contains("\u{3}") else {
            throw Failure("asking was broken off", hint: "nothing was sent", code: .interrupted)
        }
        return line
    }

    private static let unhidden = Failure(
        "the terminal shows what is typed", hint: "give the secrets in a file, with --secrets-from", code: .mayNot)
}
