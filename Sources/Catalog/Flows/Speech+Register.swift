import ContactCenter

extension CallFlow.Speech {

    /// Whether it says one of what is listed: a prompt of that name, or its words; nil where it may.
    ///
    /// Compared without case.
    func says(_ register: Register) -> Bool? {
        let entries = register.entries.map { $0.lowercased() }.filter { !$0.isEmpty }
        guard !entries.isEmpty else { return false }
        let names = Set(prompts.map { $0.lowercased() })
        let words = text.lowercased()
        let isThere = entries.contains { names.contains($0) || words.contains($0) }
        switch certainty {
        case .exact: return isThere
        case .atLeast: return isThere ? true : nil
        case .perhaps: return nil
        }
    }
}

extension FlowLook {

    /// Looks at what happens in a block up to where it says what is listed.
    ///
    /// - Parameter isTarget: Of what happens, what must not happen before.
    init(at block: CallFlow.Block, until said: Register, isTarget: (CallFlow.Deed) -> Bool) {
        mayBeTarget = block.isUnknown
        for deed in block.deeds where barrier != .all {
            take(deed, said)
            guard isTarget(deed) else { continue }
            if barrier == .none { self.isTarget = true } else if barrier == .perhaps { mayBeTarget = true }
        }
    }

    private mutating func take(_ deed: CallFlow.Deed, _ said: Register) {
        switch deed {
        case .says(let speech):
            switch speech.says(said) {
            case true?: barrier = .all
            case nil: barrier = .perhaps
            case false?: break
            }
        case .leadsTo(let flow): leadsTo.append(flow)
        case .visits(let flow):
            leadsTo.append(flow)
            barrier = .perhaps
        case .asks, .putsThrough, .beginsRecording, .callsOut, .unknown: break
        }
    }
}
