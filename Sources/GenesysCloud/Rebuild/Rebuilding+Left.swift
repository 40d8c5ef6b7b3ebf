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
            leave(call, id, wanted, missing.path, because: words(for: missing), byHand: steps(for: missing))
        }
        for (member, off) in call.off.sorted(by: { $0.key < $1.key }) {
            guard let stands = judged.last.members[member], stands.canonical() == JSON(literal: off).canonical(),
                wanted[key: member]?.canonical() != stands.canonical()
            else { continue }
            leave(
                call, id, wanted, member, because: "it comes back switched off",
                byHand: "look at it, then switch it on")
        }
        if call.kind == .dataActions, judged.candidate.twin == nil {
            for one in differences(inAction: wanted) {
                leave(call, id, wanted, one.field, because: one.because, byHand: one.byHand)
            }
        }
        if call.kind == .webDeployments, judged.candidate.twin == nil { leavePages(call, id, wanted) }
        for (member, because) in call.never.sorted(by: { $0.key < $1.key }) where wanted[key: member]?.isBlank == false
        {
            leave(call, id, wanted, member, because: because, byHand: "set it there by hand, where it is needed")
        }
        if call.kind == .authenticationSettings, !options.allowlist,
            wanted["ipAddressAllowlist"]?.elements.first(where: { _ in true }) != nil
        {
            leave(
                call, id, wanted, "ipAddressAllowlist", because: "it can lock everybody out; say --allowlist")
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

    func words(for missing: MappedDocument.Missing) -> String {
        switch missing.what {
        case .secret: "only a mark is kept of what stood in \(missing.path)"
        case .unknownID: "\(missing.path) leads to something nobody can tell the name of"
        case .reference(let kinds, let id):
            "\(missing.path) leads to "
                + (kinds.lazy.compactMap { kind in names.source.name(of: kind, id: id).map { "\(kind)/\($0)" } }.first
                    ?? "one of \(kinds.joined(separator: " or "))") + ", which does not come back"
        }
    }

    func steps(for missing: MappedDocument.Missing) -> String {
        missing.what == .secret
            ? "type the secret in by hand: it is kept nowhere" : "make what it leads to by hand, and plan again"
    }

    /// A kind nothing is made of, object by object.
    mutating func leaveKind(_ kind: Kind) throws(CaptureError) {
        guard let reason = HandSteps.reason(for: kind), let record = source.manifest.record(of: kind.name),
            record.documents > 0
        else { return }
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
                        byHand: kind == .campaigns ? HandSteps.steps(forCampaign: document) : reason.byHand))
            }
        }
        left += found.sorted { ($0.name ?? "", $0.id ?? "") < ($1.name ?? "", $1.id ?? "") }
    }

    mutating func leave(_ kind: String, because: String, byHand: String?) {
        left.append(Left(kind: kind, id: nil, name: nil, field: nil, because: because, byHand: byHand))
    }

    mutating func leave(
        _ call: MakeCall, _ id: String, _ wanted: JSON, _ field: String? = nil, because: String, byHand: String? = nil
    ) {
        let name = call.kind.layout == .setting ? nil : wanted["name"]?.string
        left.append(Left(kind: call.kind.name, id: id, name: name, field: field, because: because, byHand: byHand))
    }
}
