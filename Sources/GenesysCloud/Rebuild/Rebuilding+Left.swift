import Capture
import Recovery

// What does not come back as it was, by name, with what a person does instead.

extension Rebuilding {

    /// What does not come back of a thing.
    mutating func leave(_ judged: Judged) {
        let (call, id, wanted) = (judged.candidate.call, judged.candidate.id, judged.candidate.document.wanted)
        if let obstacle = judged.obstacle {
            return leave(call, id, wanted, because: obstacle.because, byHand: obstacle.byHand)
        }
        for missing in judged.last.missing {
            leave(
                call, id, wanted, missing.path, because: words(for: missing, in: wanted),
                byHand: steps(for: missing, of: call, wanted),
                halts: missing.what == .secret || call.kind == .campaigns)
        }
        for (member, off) in judged.candidate.document.off.sorted(by: { $0.key < $1.key }) {
            guard let stands = judged.last.members[member], stands.canonical() == JSON(literal: off).canonical(),
                wanted[key: member]?.canonical() != stands.canonical()
            else { continue }
            leave(
                call, id, wanted, member, because: "it comes back switched off",
                byHand: "look at it, then switch it on", halts: true)
        }
        if call.kind == .dataActions, judged.candidate.twin == nil {
            for one in differences(inAction: wanted) {
                leave(call, id, wanted, one.field, because: one.because, byHand: one.byHand)
            }
        }
        if call.kind == .webDeployments, judged.candidate.twin == nil { leavePages(call, id, wanted) }
        if judged.candidate.twin == nil { leaveCalls(call, id, wanted) }
        leaveSwitch(judged)
        leaveOwn(judged)
    }

    /// What each tenant has of its own, and the addresses that may sign in unless they come back too.
    private mutating func leaveOwn(_ judged: Judged) {
        let (call, id, wanted) = (judged.candidate.call, judged.candidate.id, judged.candidate.document.wanted)
        let twin = judged.candidate.twin
        for (member, because) in call.never.sorted(by: { $0.key < $1.key }) {
            if wanted[key: member]?.isBlank == false {
                leave(
                    call, id, wanted, member, because: because, byHand: "set it there by hand, where it is needed",
                    halts: Self.reached[call.kind.name]?.contains(member) == true)
            } else if twin?[key: member]?.isBlank == false {
                leave(call, id, wanted, member, because: "what stands there stays")
            }
        }
        let addresses = [wanted, twin].compactMap { $0?[key: Self.allowlistMember] }
        if call.kind == .authenticationSettings, !options.allowlist, addresses.contains(where: { !$0.isBlank }),
            Set(addresses.map { $0.canonical() }).count > 1
        {
            leave(
                call, id, wanted, Self.allowlistMember, because: "it can lock everybody out; say --allowlist")
        }
    }

    /// A deployment may be shown where it was shown before, and pages name it by its id.
    private mutating func leavePages(_ call: MakeCall, _ id: String, _ wanted: JSON) {
        let domains = wanted["allowedDomains"]?.elements.compactMap(\.string) ?? []
        let pages = domains.isEmpty ? "any page" : domains.joined(separator: ", ")
        leave(
            call, id, wanted, "allowedDomains", because: "\(pages) may show it once it is switched on",
            byHand: "see whether those are the pages of this tenant")
        leave(
            call, id, wanted, "id", because: "its id is a new one, and the old one stands in your pages",
            byHand: "put the new one into the pages that are to show it")
    }

    /// - Parameter wanted: The document something is missing of: it may say the name of what nothing was captured of.
    func words(for missing: MappedDocument.Missing, in wanted: JSON) -> String {
        switch missing.what {
        case .secret: "only a mark is kept of what stood in \(missing.path)"
        case .unknownID: "\(missing.path) leads to something nobody can tell the name of"
        case .reference(let kinds, let id):
            "\(missing.path) leads to "
                + (kinds.lazy.compactMap { kind in names.source.name(of: kind, id: id).map { "\(kind)/\($0)" } }.first
                    ?? wanted.name(ofReferred: id, at: missing.member).map { "\(kinds[0])/\($0)" }
                    ?? "one of \(kinds.joined(separator: " or "))") + ", which does not come back"
        }
    }

    func steps(for missing: MappedDocument.Missing, of call: MakeCall, _ wanted: JSON) -> String {
        if call.kind == .campaigns { return steps(for: missing, inCampaign: wanted) }
        return missing.what == .secret
            ? "give it when the plan is applied, where it is asked for, or type it in: it is kept nowhere"
            : "make what it leads to by hand, and plan again"
    }

    /// A kind nothing is made of, object by object.
    mutating func leaveKind(_ kind: Kind) throws(CaptureError) {
        guard let reason = HandSteps.reason(for: kind), let record = source.manifest.record(of: kind.name),
            record.documents > 0
        else { return }
        if kind == .grants { return try leaveGrants() }
        guard kind.layout == .objects else {
            return leave(
                kind.name, because: reason.because + (kind.layout == .lines ? " (\(record.documents))" : ""),
                byHand: reason.byHand)
        }
        var found: [Left] = []
        for path in source.paths(of: kind, in: .config) {
            try source.eachConfig(of: kind, at: path) { id, document in
                found.append(
                    Left(
                        kind: kind.name, id: id, name: document["name"]?.string, field: nil, because: reason.because,
                        byHand: reason.byHand))
            }
        }
        left += found.sorted { ($0.name ?? "", $0.id ?? "") < ($1.name ?? "", $1.id ?? "") }
    }

    mutating func leave(_ kind: String, because: String, byHand: String?) {
        left.append(Left(kind: kind, id: nil, name: nil, field: nil, because: because, byHand: byHand))
    }

    mutating func leave(
        _ call: MakeCall, _ id: String, _ wanted: JSON, _ field: String? = nil, because: String, byHand: String? = nil,
        halts: Bool = false
    ) {
        let name = call.kind.layout == .setting ? nil : wanted["name"]?.string
        left.append(
            Left(
                kind: call.kind.name, id: id, name: name, field: field, because: because, byHand: byHand, halts: halts))
    }

    /// The members by which a thing is reached, or in which it has what it says, that are never carried over.
    private static let reached: [String: Set<String>] = [
        Kind.ivrs.name: ["dnis"], Kind.prompts.name: ["resources"],
        Kind.queues.name: ["callingPartyNumber", "outboundMessagingAddresses", "outboundEmailAddress"],
    ]
}

extension JSON {

    /// What it says that something is called that it refers to in a member: one thing, or one of a list.
    fileprivate func name(ofReferred id: String, at member: String) -> String? {
        guard let value = self[key: member] else { return nil }
        let referred = value.kind == .array ? value.elements.map { $0 } : [value]
        return referred.first { $0["id"]?.string == id }?["name"]?.string
    }
}
