/// How a terminal shows a summary.
public struct Style: Sendable {
    private let colour: Bool

    /// - Parameter colour: Whether the reader's terminal shows colours and wants them.
    public init(colour: Bool) { self.colour = colour }

    /// The widest line a summary has.
    static let columns = 100

    func render(_ line: Line) -> String {
        var rest = Self.columns
        var text = ""
        for span in line.spans where rest > 0 {
            let part = span.text.fitted(to: rest)
            rest -= part.count
            text += colour && !span.tone.code.isEmpty ? "\u{1B}[\(span.tone.code)m\(part)\u{1B}[0m" : part
        }
        return text
    }
}

/// One line of a summary, in parts that are shown differently.
struct Line {
    var spans: [Span]

    struct Span {
        let text: String
        let tone: Tone
    }

    init(_ text: String = "", _ tone: Tone = .plain) { spans = [Span(text: text.printable, tone: tone)] }

    /// The line with one more part.
    func then(_ text: String, _ tone: Tone = .plain) -> Line {
        var line = self
        line.spans.append(Span(text: text.printable, tone: tone))
        return line
    }
}

/// What a part of a line is, and so how it stands out.
enum Tone {
    case plain, strong, quiet, good, critical, high, medium, low, mark

    /// The terminal's code for it (ECMA-48 `SGR`).
    fileprivate var code: String {
        switch self {
        case .plain, .low: ""
        case .strong: "1"
        case .quiet: "2"
        case .good: "32"
        case .critical: "1;31"
        case .high: "31"
        case .medium: "33"
        case .mark: "7"
        }
    }
}
