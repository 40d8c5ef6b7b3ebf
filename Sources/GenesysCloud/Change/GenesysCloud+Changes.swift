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
        default: []
        }
    }

    /// The requests that make a change, as a dry run shows them.
    public static func requests(for change: Change) -> [String] {
        guard let call = ChangeCalls.call(for: change.verb) else { return ["nothing: the platform has no call for it"] }
        let path = (try? change.path(call.route)) ?? call.route
        let what = call.look.member.map { " with \($0.path.joined(separator: ".")) changed" } ?? ""
        return ["\(call.method) \(path)\(what)"]
    }

    /// What a role of the responder's client holds: for every verb the permissions it needs.
    public static var responderPermissions: [(verb: Verb, permissions: [String], call: String, caveats: [String])] {
        ChangeCalls.offered.map { ($0.verb, $0.permissions, "\($0.method) \($0.route)", $0.caveats) }
    }
}
