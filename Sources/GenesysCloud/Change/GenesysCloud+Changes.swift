public import Capture
public import ContactCenter
public import Response

extension GenesysCloud {

    /// The kinds of documents something of that kind may be; none where nothing is kept of it one by one.
    public static func kinds(of kind: Subject.Kind) -> [Kind] {
        switch kind {
        case .person: [.people]
        case .group: [.groups]
        case .client: [.oauthClients]
        case .integration: [.integrations]
        case .partner: [.partners]
        case .deployment: [.webDeployments]
        case .campaign: [.campaigns]
        case .flow: [.flows]
        case .job: [.recordingJobs]
        case .emergencyGroup: [.emergencyGroups]
        case .trunkSettings: [.trunkBaseSettings]
        case .assistant: [.assistants]
        default: []
        }
    }

    /// What people call something in a capture; nil for people, whose names are sealed, and for what has none.
    public static func name(of subject: Subject, in capture: Capture) -> String? {
        guard let kind = kinds(of: subject.kind).first, kind.layout == .objects,
            let bytes = capture.files[kind.path(of: subject.id, in: .config)], let document = try? JSON(bytes)
        else { return nil }
        return document["name"]?.string ?? document["organization"]?["name"]?.string
    }

    /// The requests that make a change, as a dry run shows them.
    public static func requests(for change: Change) -> [String] {
        if change.verb == .write { return [WriteCalls.request(for: change)] }
        if MakeCalls.verbs.contains(change.verb) { return MakeCalls.requests(for: change) }
        guard let call = ChangeCalls.call(for: change.verb) else { return ["nothing: the platform has no call for it"] }
        let path = (try? change.path(call.route)) ?? call.route
        let what = call.look.member.map { " with \($0.path.joined(separator: ".")) changed" } ?? ""
        return ["\(call.method) \(path)\(what)"]
    }

    /// The kinds a plan makes something of that nothing deletes again, in the order of the plan: the API description has no
    /// call for that.
    public static func kept(of changes: [Change]) -> [Kind] {
        var kinds: [Kind] = []
        for call in changes.lazy.filter({ $0.verb == .make }).compactMap({ MakeCalls.call(for: $0) })
        where call.make != nil && call.removal == nil && !kinds.contains(call.kind) {
            kinds.append(call.kind)
        }
        return kinds
    }

    /// What a role of the responder's client holds: for every verb the permissions it needs.
    ///
    /// `undo` is the verb that takes it back; nil where nothing can.
    public static var responderPermissions:
        [(verb: Verb, permissions: [String], call: String, undo: Verb?, caveats: [String])]
    {
        ChangeCalls.offered.map { ($0.verb, $0.permissions, "\($0.method) \($0.route)", $0.verb.inverse, $0.caveats) }
            + WriteCalls.all.map {
                (.write, $0.permissions, "\($0.method) \($0.route)", Verb.write.inverse, $0.caveats)
            }
            + MakeCalls.all.flatMap(\.rows)
    }
}
