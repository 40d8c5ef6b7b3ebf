import Assurance
import ContactCenter

/// The exported flows of a tenant, walked through from where people get in.
struct ExportedFlows {
    private let all: [CallFlow]
    private let flows: Reading<[Flow]>
    private let listed: [Flow.ID: Flow]

    /// - Parameter flows: Those the platform lists: one that was never published is not asked.
    init(_ all: [CallFlow], among flows: Reading<[Flow]>) {
        let listed = Dictionary((flows.value ?? []).map { ($0.id, $0) }) { first, _ in first }
        self.all = all.filter { flow in listed[flow.id].map { $0.published != nil } ?? true }
        self.flows = flows
        self.listed = listed
    }

    /// What runs and was not imported.
    ///
    /// - Parameter isOfInterest: Of the flows the platform lists, those that should have been exported.
    func missing(where isOfInterest: (Flow) -> Bool = { _ in true }) -> [Gap] {
        let imported = Set(all.map(\.id))
        let left = (flows.value ?? []).filter {
            $0.published != nil && isOfInterest($0) && !imported.contains($0.id)
        }
        let unlisted = flows.absences.map { Gap(.flows, $0) }
        guard !left.isEmpty else { return unlisted }
        let names = left.map(\.name).firstFew
        return unlisted + [
            Gap(
                .callFlows,
                .unanswered(because: "\(names) not among them; export them and run linewarden import flows again"))
        ]
    }

    /// Leaves open what an export cannot say because it is older than what runs.
    func checkAge(of flow: CallFlow, _ defects: inout Defects) {
        guard let published = listed[flow.id]?.published,
            let since = defects.know(published.since, of: .flows), since > flow.taken
        else { return }
        defects.leaveOpen(Gap(.callFlows, .notImported(verb: "flows", last: flow.taken)))
    }

    /// Asks of each flow whether something happens in it before what is to happen first.
    ///
    /// A flow that another hands over to begins where that one got without; which numbers lead to it besides is not
    /// read.
    ///
    /// - Parameters:
    ///   - roles: Whom to ask; and whoever they hand over to without what is to happen first.
    ///   - look: What a block is to whoever asks.
    func verdicts(
        of roles: Set<CallFlow.Role>, _ look: (CallFlow.Block) -> FlowLook
    ) -> [(flow: CallFlow, walk: FlowWalk, isBegun: Bool)] {
        let known = Set(all.map(\.name))
        let walks = all.map { flow in
            FlowWalk(flow) { block in
                var look = look(block)
                if look.leadsTo.contains(where: { !known.contains($0) }) { look.mayBeTarget = true }
                return look
            }
        }
        let (begun, targets) = (begun(walks), targets)
        return zip(all, walks).compactMap { flow, walk in
            let isBegun = begun.contains(flow.name)
            guard roles.contains(flow.role) || (isBegun && targets.contains(flow.name)) else { return nil }
            return (flow, walk, isBegun)
        }
    }

    /// The flows somebody gets into without what is to happen first: those nobody hands over to, and on from there.
    private func begun(_ walks: [FlowWalk]) -> Set<String> {
        let ways = Dictionary(zip(all.map(\.name), walks.map(\.ledTo)), uniquingKeysWith: +)
        let targets = targets
        var ahead = all.map(\.name).filter { !targets.contains($0) }
        var begun: Set<String> = []
        while let name = ahead.popLast() {
            if begun.insert(name).inserted { ahead += ways[name] ?? [] }
        }
        return begun
    }

    /// Whom another flow hands over to.
    private var targets: Set<String> {
        Set(all.flatMap { flow in flow.targets.filter { $0 != flow.name } })
    }
}

extension CallFlow {
    fileprivate var targets: [String] {
        blocks.flatMap(\.deeds).compactMap { deed in
            switch deed {
            case .leadsTo(let name), .visits(let name): name
            case .says, .asks, .putsThrough, .beginsRecording, .callsOut, .unknown: nil
            }
        }
    }
}

extension Defects {

    /// Reports what a walk reached, or leaves open what it may have reached.
    ///
    /// - Parameter report: How a flow that falls short is worded, given the blocks.
    mutating func take(_ walk: FlowWalk, isBegun: Bool, _ report: (String, inout Defects) -> Void) {
        if walk.reached.isEmpty {
            if !walk.leftOpen.isEmpty { leaveOpen(in: subject, "cannot be told for \(walk.leftOpen.firstFew)") }
        } else if isBegun {
            report(walk.reached.map(\.name).distinct().firstFew, &self)
        } else {
            leaveOpen(in: subject, "depends on whether only other flows lead to it")
        }
    }

    private mutating func leaveOpen(in flow: Subject, _ because: String) {
        leaveOpen(Gap(.callFlows, .unanswered(because: "\(flow.name ?? flow.id): \(because)")))
    }
}

extension [String] {

    /// The first three, and how many more there are.
    var firstFew: String {
        count > 3 ? prefix(3).joined(separator: ", ") + " and " + (count - 3).of("other") : spelledOut()
    }
}
