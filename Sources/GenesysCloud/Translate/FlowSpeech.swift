import Capture
import ContactCenter

extension CallFlow.Speech {

    /// What an export says is played, read out or written; nil where nothing is set.
    ///
    /// `tts` and `lit` are the words, `prompt` a recording by name, `exp` an expression; anything else is not known, so
    /// what stands in it may be said or not.
    init?(_ audio: JSON?) {
        guard let audio, audio.kind == .object, audio["noValue"] == nil else { return nil }
        if let text = audio["tts"]?.string ?? audio["lit"]?.string {
            self.init(text: text)
        } else if let prompt = audio["prompt"]?.string {
            self.init(prompts: Self.names(of: prompt))
        } else if let expression = audio["exp"]?.string {
            self.init(expression: expression)
        } else {
            self.init(prompts: audio.texts, text: audio.texts.joined(separator: " "), certainty: .perhaps)
        }
    }

    /// The words an expression is made of.
    ///
    /// Functions that only join what they are given are known; what any other comes to is not.
    private init(expression: String) {
        let literals = expression.matches(of: /"((?:[^"\\]|\\.)*)"/).map { $0.output.1.replacing("\\\"", with: "\"") }
        let rest = expression.replacing(/"(?:[^"\\]|\\.)*"/, with: " ")
        let prompts = rest.matches(of: /Prompt(?:System)?\.[A-Za-z0-9_]+/).map { String($0.output) }
        let without = rest.replacing(/Prompt(?:System)?\.[A-Za-z0-9_]+/, with: " ")
        let functions = without.matches(of: /([A-Za-z_][A-Za-z0-9_.]*)\s*\(/).map { String($0.output.1) }
        let words = without.matches(of: /[A-Za-z_][A-Za-z0-9_.]*/).map { String($0.output) }
        let isJoined = functions.allSatisfy { Self.joining.contains($0.lowercased()) } && !without.contains("?")
        let isFixed = words.allSatisfy { Self.joining.contains($0.lowercased()) }
        self.init(
            prompts: prompts.flatMap(Self.names), text: literals.joined(separator: " "),
            certainty: isFixed ? .exact : isJoined ? .atLeast : .perhaps)
    }

    /// Source: expressions in the exports that the vendor publishes, looked up 2026-11-29; what each does is assumed from
    /// its name.
    private static let joining: Set = [
        "makecommunication", "tocommunication", "append", "trim", "toaudiotts", "tostring", "todisplaystring",
        "audioplaybackoptions", "toaudioblank", "true", "false",
    ]

    /// A prompt is known by its name, with and without where it stands: `Prompt.Recording_Notice`.
    private static func names(of prompt: String) -> [String] {
        let own = prompt.split(separator: ".").last.map(String.init) ?? prompt
        return own == prompt ? [own] : [own, prompt]
    }
}

extension JSON {

    /// Every text in it.
    fileprivate var texts: [String] {
        switch kind {
        case .string: [string ?? ""]
        case .array: elements.flatMap(\.texts)
        case .object: members.flatMap { $0.value.texts }
        case .number, .boolean, .null: []
        }
    }
}
