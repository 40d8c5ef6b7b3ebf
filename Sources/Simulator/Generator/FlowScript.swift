/// What an invented flow does, and how the platform would export it.
///
/// Source: the shape of exports that the vendor publishes (GenesysCloudBlueprints), looked up 2026-11-29.
enum FlowScript {

    /// Says that it records, finds out who calls, tells a balance, and puts through.
    case balance

    /// Says so on one of two ways alone.
    case closedWithoutAnnouncement

    /// Tells a balance to whoever calls.
    case unverified

    /// Holds a key of another system.
    case secret

    /// Takes a number and ends.
    case cards

    /// Says that it is a bot, and asks.
    case bot

    /// Asks first.
    case hiddenBot

    /// As an export begins.
    private var word: String {
        switch self {
        case .balance, .closedWithoutAnnouncement, .unverified, .secret: "inboundCall"
        case .cards: "secureCall"
        case .bot: "botFlow"
        case .hiddenBot: "digitalBotFlow"
        }
    }

    /// The export of a flow of that name.
    ///
    /// - Parameter word: As it begins; nil for the usual of what it does.
    func export(named name: String, as word: String? = nil) -> String {
        let word = word ?? self.word
        let (list, item) = word.hasSuffix("otFlow") ? ("bots", "bot") : ("tasks", "task")
        return """
            \(word):
              name: \(name)
              division: Home
              startUpRef: "/\(word)/\(list)/\(item)[Start_10]"
              defaultLanguage: en-us
              settingsErrorHandling:
                errorHandling:
                  \(list == "bots" ? "exit" : "disconnect"):
                    none: true
            \(greeting)  \(list):
                - \(item):
                    name: Start
                    refId: Start_10
                    actions:
            \(Self.indented(actions))

            """
    }

    private var greeting: String {
        switch self {
        case .balance, .unverified, .secret: "  initialGreeting:\n    tts: Welcome. This call may be recorded.\n"
        case .closedWithoutAnnouncement: "  initialGreeting:\n    tts: Welcome.\n"
        case .cards, .bot, .hiddenBot: ""
        }
    }

    private static func indented(_ lines: String) -> String {
        lines.split(separator: "\n").map { "          \($0)" }.joined(separator: "\n")
    }

    private var actions: String {
        switch self {
        case .balance: Self.verified
        case .closedWithoutAnnouncement: Self.schedule
        case .unverified: Self.asking("Get Balance", input: "ANI", value: "exp: Call.Ani") + "\n" + Self.queue
        case .secret:
            Self.asking("Get Weather", input: "apiKey", value: "lit: 9f8e7d6c5b4a39281706f5e4") + "\n" + Self.queue
        case .cards: Self.digits + "\n" + Self.disconnect
        case .bot: Self.disclosure + "\n" + Self.question
        case .hiddenBot: Self.question
        }
    }
}

extension FlowScript {
    private static let queue = """
        - transferToAcd:
            name: To an agent
            targetQueue:
              lit:
                name: Service
            preTransferAudio:
              tts: One moment, please.
        - disconnect:
            name: Goodbye
        """

    private static let disconnect = """
        - disconnect:
            name: Goodbye
        """

    private static let digits = """
        - collectInput:
            name: Card number
            inputData:
              var: Flow.Digits
            inputAudio:
              tts: Please enter the number of your card.
            outputs:
              failure:
                actions:
                  - disconnect:
                      name: Not understood
        """

    private static let disclosure = """
        - communicate:
            name: Hello
            communication:
              exp: "MakeCommunication(\\n  \\"Hello, I am a virtual assistant.\\")"
        """

    private static let question = """
        - askForIntent:
            name: What for
            question:
              exp: "MakeCommunication(\\n  \\"What can I do for you?\\")"
            outputs:
              knowledge:
                actions:
                  - exitBotFlow:
                      name: Told
        - exitBotFlow:
            name: Done
        """

    private static let schedule = """
        - evaluateScheduleGroup:
            name: Opening hours
            outputs:
              open:
                actions:
                  - playAudio:
                      name: Notice
                      audio:
                        prompt: Prompt.Recording_Notice
                  - transferToAcd:
                      name: To an agent
                      targetQueue:
                        lit:
                          name: Service
              closed:
                actions:
                  - transferToAcd:
                      name: To the night desk
                      targetQueue:
                        lit:
                          name: Night
        - disconnect:
            name: Goodbye
        """

    private static func asking(_ action: String, input: String, value: String) -> String {
        """
        - callData:
            name: \(action)
            timeout:
              lit:
                minutes: 1
            category:
              Core Systems:
                dataAction:
                  \(action):
                    inputs:
                      \(input):
                        \(value)
                    successOutputs:
                      result:
                        var: Flow.Result
            outputs:
              failure:
                actions:
                  - playAudio:
                      name: Sorry
                      audio:
                        tts: We cannot look that up now.
        """
    }

    private static var verified: String {
        """
        - callData:
            name: Check PIN
            category:
              Core Systems:
                dataAction:
                  Compare PIN:
                    inputs:
                      ANI:
                        exp: Call.Ani
                    successOutputs:
                      result:
                        var: Flow.Result
            outputs:
              failure:
                actions:
                  - disconnect:
                      name: Not verified
              success:
                actions:
        \(asking("Get Balance", input: "ANI", value: "exp: Call.Ani").split(separator: "\n").map { "          \($0)" }
            .joined(separator: "\n"))
              timeout:
                actions:
                  - disconnect:
                      name: Not verified in time
        \(queue)
        """
    }
}
