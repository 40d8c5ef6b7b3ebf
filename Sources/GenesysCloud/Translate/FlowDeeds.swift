import Capture
import ContactCenter

/// What happens in a block of an exported flow, by the word it begins with.
///
/// Source: exports published by the vendor (see ``FlowFile``) and words that readers of exports know, looked up
/// 2026-11-29. What is not among them may do anything.
enum FlowDeeds {

    /// What happens in it, in order; nothing where it only decides or reckons.
    static func deeds(of word: String, _ body: JSON) -> [CallFlow.Deed] {
        let said = speeches[word].map { keys in keys.compactMap { CallFlow.Speech(body[key: $0]) } } ?? []
        return said.map { .says($0) } + afterwards(word, body)
    }

    private static func afterwards(_ word: String, _ body: JSON) -> [CallFlow.Deed] {
        if asking.contains(word) { return [.asks] }
        if puttingThrough.contains(word) { return [.putsThrough] }
        if quiet.contains(word) { return [] }
        switch word {
        case "callData": return [body.dataAction.map { .callsOut($0) } ?? .unknown(word)]
        case "transferToFlow", "transferToFlowSecure": return [body.targetFlow.map { .leadsTo($0) } ?? .unknown(word)]
        case "callBotFlow": return [body.visited("botFlow").map { .visits($0) } ?? .unknown(word)]
        case "callDigitalBotFlow": return [body.visited("digitalBotFlow").map { .visits($0) } ?? .unknown(word)]
        case "callCommonModule": return [body.visited("commonModule").map { .visits($0) } ?? .unknown(word)]
        case "enableParticipantRecord": return [.beginsRecording]
        default: return speeches[word] == nil ? [.unknown(word)] : []
        }
    }

    /// Where the words stand that a block says, in the order it says them.
    private static let speeches: [String: [String]] = [
        "playAudio": ["audio"], "communicate": ["communication"], "sendResponse": ["messageBody"],
        "collectInput": ["inputAudio"], "askForIntent": ["question"], "askForBoolean": ["question"],
        "askForSlot": ["question"], "loopAnythingElse": ["question"], "transferToAcd": ["preTransferAudio"],
        "transferToUser": ["preTransferAudio"], "transferToGroup": ["preTransferAudio"],
        "transferToNumber": ["preTransferAudio"], "transferToFlow": ["preTransferAudio"],
        "transferToFlowSecure": ["preTransferAudio"], "transferToVoicemail": ["preTransferAudio"],
        "menu": ["audio"],
    ]

    private static let asking: Set = [
        "menu", "collectInput", "askForIntent", "askForBoolean", "askForSlot", "loopAnythingElse",
    ]

    private static let puttingThrough: Set = ["transferToAcd", "transferToUser", "transferToGroup", "transferToNumber"]

    /// What leads on, ends, decides or sets something, and does nothing else to whoever is in the flow.
    private static let quiet: Set = [
        "transferToVoicemail", "transferToGroupVoicemail", "disconnect", "endTask", "endState", "endWorkflow",
        "exitBotFlow", "jumpToTask", "jumpToMenu", "changeState", "previousMenu", "callTask", "decision", "switch",
        "loop", "loopNext", "loopExit", "updateData", "setParticipantData", "getParticipantData", "setLanguage",
        "setWrapupCode", "setScreenPop", "wait", "dataTableLookup", "evaluateSchedule", "evaluateScheduleGroup",
        "findQueue", "findQueueById", "findGroup", "findLanguageSkill", "findSchedule", "findEmergencyGroup",
        "setFlowOutcome", "initializeFlowOutcome", "addFlowMilestone", "setUtilizationLabel",
        "clearUtilizationLabel",
    ]
}

extension JSON {

    /// The data action a block calls: `category: {<integration>: {dataAction: {<name>: …}}}`.
    fileprivate var dataAction: String? {
        self["category"]?.only?.value["dataAction"]?.only?.key
    }

    /// The flow a block hands over to.
    fileprivate var targetFlow: String? {
        self["targetFlow"]?["name"]?.string ?? self["targetFlow"]?["lit"]?["name"]?.string
    }

    /// The flow that takes over and comes back: its name is the key of the version to be used.
    fileprivate func visited(_ key: String) -> String? { self[key: key]?.only?.key }

    /// The one member of an object; nil where there are none or several.
    var only: (key: String, value: JSON)? {
        var members = members.makeIterator()
        guard let first = members.next(), members.next() == nil else { return nil }
        return first
    }
}
