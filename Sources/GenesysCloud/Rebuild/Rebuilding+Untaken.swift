import Capture
import Recovery

// What no call of ours writes: told by name before anything is planned, so that what differs in it afterwards was told.

extension Rebuilding {

    /// What the platform switches by a call of its own, with what a new one says until somebody switches it on.
    ///
    /// Source: `Integration.intendedState` and `PATCH /api/v2/integrations/{integrationId}` of the API description of July
    /// 2026.
    private static let switches: [String: (member: String, off: String)] = [
        Kind.integrations.name: ("intendedState", #""DISABLED""#)
    ]

    /// That a thing is on or off otherwise than it was, where another call than ours switches it.
    mutating func leaveSwitch(_ judged: Judged) {
        let (call, wanted) = (judged.candidate.call, judged.candidate.document.wanted)
        guard let own = Self.switches[call.kind.name], let was = wanted[key: own.member] else { return }
        let off = JSON(literal: own.off)
        let stands = judged.candidate.twin?[key: own.member] ?? off
        guard stands.canonical() != was.canonical() else { return }
        let isOff = stands.canonical() == off.canonical()
        leave(
            call, judged.candidate.id, wanted, own.member,
            because: isOff ? "it comes back switched off" : "it stays as it is there",
            byHand: isOff ? "look at it, then switch it on" : "look at it, then switch it off", halts: isOff)
    }

    /// The members of each kind that no call takes, and that say something in what comes back or in what stands there.
    mutating func leaveUntaken(_ judged: [Judged]) {
        for call in calls {
            let own = judged.filter { $0.candidate.call.kind == call.kind && !$0.isLeft }
            let members = own.reduce(into: Set<String>()) { $0.formUnion(call.untaken(of: $1.candidate)) }
            for member in members.sorted() {
                left.append(
                    Left(
                        kind: call.kind.name, id: nil, name: nil, field: member, because: call.whyUntaken(member),
                        byHand: call.kind.layout == .setting ? "set it there by hand, where it is needed" : nil))
            }
        }
    }
}

extension MakeCall {

    /// Why no call takes the rest of it.
    fileprivate func whyUntaken(_ member: String) -> String {
        switch (kind, member) {
        case (.flows, _): "it comes with the import, which begins to count versions anew"
        case (.oauthClients, "secret"): "a client that is made has a secret of its own"
        default: "the platform takes it by no call that makes or writes one"
        }
    }

    /// The members that may differ afterwards though nothing went wrong.
    fileprivate func untaken(of candidate: Rebuilding.Candidate) -> Set<String> {
        let (wanted, twin) = (candidate.document.wanted, candidate.twin)
        let names = Set(wanted.members.map(\.key) + (twin?.members.map(\.key) ?? []))
        return names.filter { name in
            guard isUntaken(name) else { return false }
            let (was, stands) = (wanted[key: name], twin?[key: name])
            if was?.isBlank ?? true, stands?.isBlank ?? true { return false }
            return twin == nil || was?.canonical() != stands?.canonical()
        }
    }

    /// Whether a member is nothing we write, and nothing that is told of each thing by name.
    private func isUntaken(_ member: String) -> Bool {
        guard member != "id", !members.contains(member), never[member] == nil else { return false }
        if Rebuilding.isTold(member, of: kind) { return false }
        return GenesysCloud.compared.compares(member, of: kind)
    }
}

extension Rebuilding {

    /// Whether what a member comes to is told at each thing.
    fileprivate static func isTold(_ member: String, of kind: Kind) -> Bool {
        switches[kind.name]?.member == member
            || kind == .authenticationSettings && member == Self.allowlistMember
    }

    static let allowlistMember = "ipAddressAllowlist"
}
