import Capture
import ContactCenter
import Recovery

// What may come back: everything of the kinds that were asked for, beside what is there of its name.

extension Rebuilding {

    /// A thing that may come back.
    struct Candidate {
        let call: MakeCall
        let id: String
        var document: RebuiltDocument
        let sha256: String
        let twin: JSON?

        /// Why it does not come, whatever comes beside it; nil where nothing speaks against it.
        var reason: HandSteps.Reason?

        /// The other flows of the source that its export names, in the order of their names.
        var named: [String] = []
    }

    mutating func candidates() throws(CaptureError) -> [Candidate] {
        var candidates: [Candidate] = []
        for call in calls {
            guard let listed = try wholeDocuments(of: call) else { continue }
            for (id, wanted) in listed {
                if let candidate = try candidate(call, id, wanted) { candidates.append(candidate) }
            }
        }
        return candidates
    }

    /// The documents of a kind, by name; nil where one of the tenants does not tell all of them.
    mutating func wholeDocuments(of call: MakeCall) throws(CaptureError) -> [(id: String, JSON)]? {
        for (capture, whose) in [(source, "the capture"), (standing, "the newest capture of the other tenant")] {
            let record = capture.manifest.record(of: call.kind.name)
            guard let record, !record.absences.contains(.notAsked) else {
                leave(
                    call.kind.name, because: "\(whose) does not hold it",
                    byHand: "collect both tenants with profile: configuration, and plan again")
                return nil
            }
            guard record.absences.isEmpty else {
                leave(
                    call.kind.name, because: "\(whose) does not hold all of it",
                    byHand: "give the reader what it lacks (`linewarden doctor`), collect, and plan again")
                return nil
            }
        }
        var documents: [(id: String, JSON)] = []
        for path in source.paths(of: call.kind, in: .config) {
            try source.eachConfig(of: call.kind, at: path) { documents.append(($0, $1)) }
        }
        let named = documents.map { (name: names.source.own(of: $0.1, kind: call.kind.name) ?? "", document: $0) }
        return named.sorted { ($0.name, $0.document.id) < ($1.name, $1.document.id) }.map(\.document)
    }

    mutating func candidate(
        _ call: MakeCall, _ id: String, _ wanted: JSON
    ) throws(CaptureError) -> Candidate? {
        let kind = call.kind.name
        let name = call.kind.layout == .setting ? kind : names.source.own(of: wanted, kind: kind) ?? id
        let there = names.standing.ids(of: kind, named: name)
        if names.source.ids(of: kind, named: name).count > 1 || there.count > 1 {
            leave(call, id, wanted, because: "several are called so", byHand: "rename all but one, and plan again")
            return nil
        }
        let twinID = call.kind.layout == .setting ? kind : there.first
        let twin = try twinID.flatMap { id throws(CaptureError) in try standing.config(of: call.kind, id: id) }
        if let twinID, call.kind == .oauthClients, options.ownClients.contains(twinID) {
            leave(call, id, wanted, because: "Linewarden itself calls with the one of that name there")
            return nil
        }
        if call.kind == .dataActions, id.hasPrefix("static") {
            leave(call, id, wanted, because: "the vendor brings it, with its integration")
            return nil
        }
        if twin == nil, call.make == nil || wanted["defaultRoleId"]?.string?.isEmpty == false {
            leave(
                call, id, wanted, because: "the platform brings it by itself, and the other tenant has none",
                byHand: "look whether the other tenant has the licence for it")
            return nil
        }
        var document = RebuiltDocument(call: call, wanted: wanted, name: name, names: names.source)
        document.isNew = twin == nil
        let sha256 = source.manifest.files[call.agreed.path(of: id, in: .config)] ?? ""
        var candidate = Candidate(call: call, id: id, document: document, sha256: sha256, twin: twin)
        if call.kind == .flows { try takeExport(of: &candidate, beside: twinID) }
        if call.kind == .dataActions { candidate.reason = Self.obstacle(toAction: id, wanted) }
        return candidate
    }
}
