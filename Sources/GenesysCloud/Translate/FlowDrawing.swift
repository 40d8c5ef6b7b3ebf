import Capture
import ContactCenter

/// Draws an exported flow as blocks and ways.
///
/// An export nests what is drawn: under each output of a block stand the blocks that follow there, and then both go on
/// with the next block of the list. An output with nothing in it is left out of the export and goes on likewise.
struct FlowDrawing {
    private(set) var blocks: [CallFlow.Block] = []

    /// The first block of what can be jumped to, and where it ends, by its `refId`.
    private var parts: [String: (first: Int, end: Int)] = [:]
    private let flow: JSON

    init(_ flow: JSON) {
        self.flow = flow
        _ = reserve("Beginning", [flow["initialGreeting"]].compactMap { CallFlow.Speech($0) }.map { .says($0) })
        let parts = flow.parts
        for part in parts { reserve(part) }
        for part in parts { draw(part) }
        if let start = flow.start.flatMap({ self.parts[$0]?.first }) {
            blocks[0].ways = [CallFlow.Way(to: start)]
            drawErrors()
        } else {
            blocks = []
        }
    }

    /// Where a list of blocks stands.
    private struct Scope {
        let part: String
        let end: Int

        /// Where a round of the loop around it ends, and where the loop does.
        var loop: (round: Int, exit: Int)?
    }

    private mutating func reserve(_ name: String, _ deeds: [CallFlow.Deed] = []) -> Int {
        blocks.append(CallFlow.Block(name, deeds))
        return blocks.count - 1
    }

    private mutating func reserve(_ part: FlowPart) {
        let first = reserve(part.name, part.isMenu ? FlowDeeds.deeds(of: "menu", part.body) : [])
        let end = reserve("\(part.name) > end")
        blocks[end].endsDetour = first
        parts[part.id] = (first, end)
    }

    private mutating func draw(_ part: FlowPart) {
        guard let place = parts[part.id] else { return }
        let scope = Scope(part: part.name, end: place.end)
        if part.isMenu {
            drawMenu(part.body, at: place.first, scope)
        } else {
            blocks[place.first].ways = [CallFlow.Way(to: chain(part.actions, then: place.end, scope))]
        }
    }

    /// What stands in a list, one after the other.
    ///
    /// - Returns: The first of it; `next` where the list is empty.
    private mutating func chain(_ actions: JSON?, then next: Int, _ scope: Scope) -> Int {
        var next = next
        for action in Array(actions?.elements ?? JSON(literal: "[]").elements).reversed() {
            guard let (word, body) = action.only else { continue }
            next = add(word, body, then: next, scope)
        }
        return next
    }

    private mutating func add(_ word: String, _ body: JSON, then next: Int, _ scope: Scope) -> Int {
        let name = body["name"]?.string ?? word
        let place = reserve("\(scope.part) > \(name)", FlowDeeds.deeds(of: word, body))
        switch word {
        case "disconnect", "endWorkflow", "exitBotFlow", "previousMenu": break
        case "endTask", "endState": blocks[place].ways = [CallFlow.Way(to: scope.end)]
        case "loopNext": blocks[place].ways = [CallFlow.Way(to: scope.loop?.round ?? next)]
        case "loopExit": blocks[place].ways = [CallFlow.Way(to: scope.loop?.exit ?? next)]
        case "jumpToTask", "jumpToMenu", "changeState": jump(from: place, body)
        case "callTask": callTask(from: place, body, then: next)
        case "loop": drawLoop(body, at: place, then: next, scope)
        case "switch": drawSwitch(body, at: place, then: next, scope)
        case "menu": drawMenu(body, at: place, scope)
        default: drawOutputs(word, body, at: place, then: next, scope)
        }
        return place
    }

    private mutating func jump(from place: Int, _ body: JSON) {
        if let target = body.target.flatMap({ parts[$0]?.first }) {
            blocks[place].ways = [CallFlow.Way(to: target)]
        } else {
            blocks[place].deeds.append(.unknown("a jump"))
        }
    }

    private mutating func callTask(from place: Int, _ body: JSON, then next: Int) {
        guard let target = body.target.flatMap({ parts[$0]?.first }) else {
            blocks[place].deeds.append(.unknown("callTask"))
            blocks[place].ways = [CallFlow.Way(to: next)]
            return
        }
        blocks[place].detour = target
        blocks[place].ways = [CallFlow.Way(to: next)]
    }

    /// A loop may have no round at all.
    private mutating func drawLoop(_ body: JSON, at place: Int, then next: Int, _ scope: Scope) {
        let round = reserve(blocks[place].name + " > next round")
        var inner = scope
        inner.loop = (round, next)
        let first = chain(body["outputs"]?["loop"]?["actions"], then: round, inner)
        blocks[round].ways = [CallFlow.Way(to: first), CallFlow.Way(to: next)]
        blocks[place].ways = [CallFlow.Way(to: first), CallFlow.Way(to: next, isCertain: false)]
    }

    private mutating func drawSwitch(_ body: JSON, at place: Int, then next: Int, _ scope: Scope) {
        guard let cases = body["evaluate"]?.only?.value, let list = cases["cases"] else {
            blocks[place].deeds.append(.unknown("switch"))
            blocks[place].ways = [CallFlow.Way(to: next)]
            return
        }
        var ways = list.elements.map { element in
            CallFlow.Way(to: chain((element["case"] ?? element)["actions"], then: next, scope))
        }
        ways.append(CallFlow.Way(to: chain(cases["default"]?["actions"], then: next, scope)))
        blocks[place].ways = ways
    }

    private mutating func drawOutputs(
        _ word: String, _ body: JSON, at place: Int, then next: Int, _ scope: Scope
    ) {
        let outputs = FlowOutputs(of: word, body["outputs"])
        blocks[place].ways =
            outputs.listed.map { label, output in
                CallFlow.Way(to: chain(output["actions"], then: next, scope), worked: FlowOutputs.worked(label))
            } + outputs.leftOut.map { CallFlow.Way(to: next, worked: $0.worked, isCertain: $0.isCertain) }
    }

    /// A choice without blocks of its own is one itself: `menuTransferToAcd` is `transferToAcd`.
    private mutating func drawMenu(_ body: JSON, at place: Int, _ scope: Scope) {
        for choice in body["choices"].map({ Array($0.elements) }) ?? [] {
            guard let (word, body) = choice.only else { continue }
            if let actions = body["task"]?["actions"] ?? body["actions"] {
                blocks[place].ways.append(CallFlow.Way(to: chain(actions, then: place, scope)))
            } else {
                let own = word.hasPrefix("menu") ? word.dropFirst(4) : word[...]
                let plain = body["choices"] == nil ? own.prefix(1).lowercased() + own.dropFirst() : "menu"
                blocks[place].ways.append(CallFlow.Way(to: add(plain, body, then: place, scope)))
            }
        }
        if flow.letsDialExtensions(in: body) {
            let extensions = reserve("\(blocks[place].name) > an extension dialled", [.putsThrough])
            blocks[place].ways.append(CallFlow.Way(to: extensions, isCertain: false))
        }
    }

    /// Where a flow goes when something in it goes wrong: it may at any block, the first too.
    private mutating func drawErrors() {
        guard let (word, body) = flow["settingsErrorHandling"]?["errorHandling"]?.only,
            !["disconnect", "exit", "endWorkflow", "endFlow"].contains(word)
        else { return }
        let place = reserve("Error handling > \(word)", [.says(CallFlow.Speech(flow.errorAudio) ?? .init())])
        if body.target == nil { blocks[place].deeds.append(.unknown(word)) } else { jump(from: place, body) }
        blocks[0].ways.append(CallFlow.Way(to: place, isCertain: false))
    }
}

extension JSON {
    fileprivate var errorAudio: JSON? { self["settingsErrorHandling"]?["preHandlingAudio"] }

    /// What a jump leads to.
    fileprivate var target: String? {
        (self["targetTaskRef"] ?? self["targetMenuRef"] ?? self["targetStateRef"])?.string.flatMap(FlowPart.id(in:))
    }

    /// What a flow begins with.
    fileprivate var start: String? {
        self["startUpTaskActions"] == nil ? self["startUpRef"]?.string.flatMap(FlowPart.id(in:)) : FlowPart.startID
    }

    /// Whether somebody in a menu may dial an extension: as the menu says, else as the flow does.
    fileprivate func letsDialExtensions(in menu: JSON) -> Bool {
        let own = menu["settingsMenu"]?["listenForExtensionDialing"]?["lit"]?.string
        return (own ?? self["settingsMenu"]?["listenForExtensionDialing"]?["lit"]?.string) == "true"
    }
}
