import Capture

/// The outputs of one block: those an export lists, and those it leaves out because nothing stands in them.
struct FlowOutputs {
    let listed: [(label: String, output: JSON)]

    /// What goes straight on: whether it worked on that way, and whether it is sure that there is such a way.
    private(set) var leftOut: [(worked: Bool?, isCertain: Bool)] = []

    init(of word: String, _ outputs: JSON?) {
        listed = outputs.map { $0.members.map { (label: $0.key, output: $0.value) } } ?? []
        let worked = listed.map { Self.worked($0.label) }
        if word.hasPrefix("transferTo") {
            leftOut = worked.contains(false) ? [] : [(false, true)]
        } else if worked.allSatisfy({ $0 == nil }), !worked.isEmpty {
            leftOut = [(nil, listed.count < 2)]
        } else if !Self.divided.contains(word), worked.isEmpty {
            leftOut = [(nil, true)]
        } else {
            if !worked.contains(true) { leftOut.append((true, true)) }
            // A decision has two outputs, anything else may have more than one by which it did not work.
            let isWhole = word == "decision" && worked.contains(false)
            if !isWhole { leftOut.append((false, !worked.contains(false))) }
        }
    }

    /// Whether what was tried worked out on an output of that name; nil where it says nothing of that.
    static func worked(_ label: String) -> Bool? {
        switch label {
        case "success", "yes", "found": true
        case "failure", "no", "notFound", "timeout", "noInput", "noMatch": false
        default: nil
        }
    }

    /// Blocks that part into what worked and what did not, even where an export lists neither.
    private static let divided: Set = [
        "decision", "callData", "collectInput", "dataTableLookup", "askForBoolean", "askForSlot", "askForIntent",
    ]
}
