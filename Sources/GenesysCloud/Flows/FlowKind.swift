import ContactCenter

/// What kind of flow an export is of, by its first word.
struct FlowKind {

    /// `inboundCall`.
    let word: String

    /// nil where no export begins with that word.
    init?(_ word: String) {
        guard Self.roles[Self.type(of: word)] != nil else { return nil }
        self.word = word
    }

    /// The word of the API for it.
    var type: String { Self.type(of: word) }

    var role: CallFlow.Role { Self.role(of: type) }

    static func role(of type: String) -> CallFlow.Role { roles[type] ?? .part }

    /// Exports begin with the word of the API in other letters, but for `botFlow` and `digitalBotFlow`.
    private static func type(of word: String) -> String {
        ["botFlow": "BOT", "digitalBotFlow": "DIGITALBOT"][word] ?? word.uppercased()
    }

    /// How people get into each.
    ///
    /// Source: `Flow.type`, API description of July 2026, looked up 2026-11-29; the role is ours.
    private static let roles: [String: CallFlow.Role] = [
        "INBOUNDCALL": .call, "OUTBOUNDCALL": .call, "INBOUNDCHAT": .message, "INBOUNDEMAIL": .message,
        "INBOUNDSHORTMESSAGE": .message, "BOT": .bot, "DIGITALBOT": .bot, "COMMONMODULE": .part, "EMAILSEND": .part,
        "INQUEUECALL": .part, "INQUEUEEMAIL": .part, "INQUEUESHORTMESSAGE": .part, "SECURECALL": .part,
        "SPEECH": .part, "SURVEYINVITE": .part, "VOICE": .part, "VOICEMAIL": .part, "VOICESURVEY": .part,
        "WORKFLOW": .part, "WORKITEM": .part,
    ]
}
