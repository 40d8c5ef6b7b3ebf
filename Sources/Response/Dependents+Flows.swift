import ContactCenter

// What other flows do with something, as far as they were exported.

extension Dependents {

    /// The flows that hand over to one, and that nobody can tell who else writes to it.
    func handingOver(to target: Subject) -> Reading<[Subject]> {
        snapshot[.flows].flatMap { flows in
            guard let own = flows.first(where: { $0.id.rawValue == target.id }) else {
                return .absent(.failed(call: "the list of flows", because: "does not hold it"))
            }
            let others = exported { deed in
                switch deed {
                case .leadsTo(let name), .visits(let name): name == own.name
                default: false
                }
            }
            .map { $0.filter { $0 != target } }
            // Which addresses people write to lead to it, no capture holds.
            return own.role == .message ? .all([others, .absent(.notAsked)]) : others
        }
    }

    /// The flows that call data actions of an integration.
    func callingActions(_ actions: [Subject]) -> Reading<[Subject]> {
        guard !actions.isEmpty else { return .observed([]) }
        let names = Set(actions.compactMap(\.name))
        return exported { deed in if case .callsOut(let name) = deed { names.contains(name) } else { false } }
    }

    /// Those of the exported flows in which something happens; of what was not exported, or does what nobody knows the meaning
    /// of, nobody can tell.
    private func exported(where happens: (CallFlow.Deed) -> Bool) -> Reading<[Subject]> {
        snapshot[.callFlows].flatMap { exports in
            let found = exports.filter { $0.deeds.contains(where: happens) }.map(Subject.flow)
            let known = Set(exports.map(\.id))
            let flows = snapshot[.flows]
            let isMissing = flows.value?.contains { $0.published != nil && !known.contains($0.id) } == true
            var absences = flows.absences
            if isMissing { absences.append(.noFlowExports) }
            if let one = exports.first(where: \.isUnclear) {
                absences.append(.unanswered(because: "\(one.name) does something nobody knows the meaning of"))
            }
            return absences.isEmpty ? .observed(found) : .partial(found, absences)
        }
    }
}

extension CallFlow {
    fileprivate var deeds: [Deed] { blocks.flatMap(\.deeds) }

    fileprivate var isUnclear: Bool { deeds.contains { if case .unknown = $0 { true } else { false } } }
}
