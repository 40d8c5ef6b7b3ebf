import Assurance
import ContactCenter

/// A walk through a flow from its beginning, as far as one gets before something asked for has happened.
///
/// It goes twice. What is reached on ways that are sure, past blocks we know, is reached. What is reached by ways that
/// may be there, or past a block that may do anything, may be reached: whoever asks leaves that open. Each block is
/// visited once a time, so it takes as long as the flow is large, whatever its loops; a detour comes back only to
/// those who got into it.
struct FlowWalk {

    /// Blocks that do what must not happen before, in the order they were come by.
    let reached: [CallFlow.Block]

    /// Where that may happen besides, as names of blocks.
    let leftOpen: [String]

    /// The flows that take over before it happened.
    let ledTo: [String]

    init(_ flow: CallFlow, _ look: (CallFlow.Block) -> FlowLook) {
        let looks = flow.blocks.map(look)
        let sure = FlowSteps(flow, looks, isStrict: true).visited
        let possible = FlowSteps(flow, looks, isStrict: false).visited
        let found = sure.filter { looks[$0].isTarget }
        reached = found.map { flow.blocks[$0] }
        ledTo = sure.flatMap { looks[$0].leadsTo }
        let known = Set(found)
        let open = possible.filter { (looks[$0].isTarget || looks[$0].mayBeTarget) && !known.contains($0) }
        leftOpen = flow.blocks.isEmpty ? ["its beginning"] : open.map { flow.blocks[$0].name }.distinct()
    }
}

/// What one block of a flow is to whoever asks.
struct FlowLook {

    /// Whether it does what must not happen before.
    var isTarget = false

    /// Whether it may do so.
    var mayBeTarget = false

    /// The flows that take over in it.
    var leadsTo: [String] = []
    var barrier = Barrier.none

    /// Whether what is to happen first happens in it.
    enum Barrier {
        case none, all

        /// On the ways on which it worked.
        case whereItWorked

        /// It may.
        case perhaps
    }
}

/// One time through a flow.
private struct FlowSteps {
    private(set) var visited: [Int] = []
    private let flow: CallFlow
    private let looks: [FlowLook]
    private let isStrict: Bool
    private var seen: Set<Int> = []
    private var ahead: [Int] = [0]

    /// Those who wait until a detour comes back, by the block it begins with.
    private var waiting: [Int: [Int]] = [:]
    private var cameBack: Set<Int> = []

    init(_ flow: CallFlow, _ looks: [FlowLook], isStrict: Bool) {
        self.flow = flow
        self.looks = looks
        self.isStrict = isStrict
        while let next = ahead.popLast() { visit(next) }
    }

    private mutating func visit(_ place: Int) {
        guard flow.blocks.indices.contains(place), seen.insert(place).inserted else { return }
        visited.append(place)
        let block = flow.blocks[place]
        guard letsPass(looks[place].barrier, block) else { return }
        if let start = block.endsDetour, cameBack.insert(start).inserted {
            for place in waiting[start] ?? [] { goOn(from: place) }
        }
        guard let start = block.detour else { return goOn(from: place) }
        waiting[start, default: []].append(place)
        ahead.append(start)
        if cameBack.contains(start) { goOn(from: place) }
    }

    /// Whether somebody gets past a block without what is to happen first.
    private func letsPass(_ barrier: FlowLook.Barrier, _ block: CallFlow.Block) -> Bool {
        switch barrier {
        case .all: false
        case .perhaps: !isStrict
        case .none, .whereItWorked: !isStrict || !block.isUnknown
        }
    }

    private mutating func goOn(from place: Int) {
        let isGuarded = looks[place].barrier == .whereItWorked
        for way in flow.blocks[place].ways.reversed() where way.isCertain || !isStrict {
            if isGuarded, way.worked == true || (isStrict && way.worked == nil) { continue }
            ahead.append(way.to)
        }
    }
}

extension CallFlow.Block {

    /// Whether something we know no meaning of happens in it.
    var isUnknown: Bool {
        deeds.contains { if case .unknown = $0 { true } else { false } }
    }
}
