import Capture

// What a person does in the tenant itself, where nothing is written back or made again.

extension HandSteps {

    /// Why nothing of a kind is written back where it drifted, and what a person does.
    static func notWritten(_ kind: String) -> Reason {
        (
            "nothing of this kind is written back: the API description we go by has no call for it, or it is not ours to do",
            steps[kind] ?? "set it back by hand: `linewarden drift` shows what stood there"
        )
    }

    /// Why nothing of a kind is made again where it is gone, and what a person does.
    static func notMade(_ kind: String) -> Reason {
        let because = GenesysCloud.kindsByName[kind].flatMap { reason(for: $0)?.because }
        return (
            because ?? "the API description we go by has no call that makes one",
            remaking[kind] ?? "make it by hand: the capture has what it was"
        )
    }

    /// What is set back by a verb of its own, or by somebody who knows the secret.
    private static let steps: [String: String] = [
        Kind.people.name: "set it back on the person's page; `suspend` and `reinstate` are verbs of their own",
        Kind.grants.name: "plan it with `remove-grants` or `restore-grants`",
        Kind.partners.name: "plan it with `cut-trust` or `restore-trust`",
        Kind.partnerPeople.name: "let them in or out under Admin > People & Permissions > Authorized Organizations",
        Kind.integrations.name: "set it in the integration's configuration; `disable-integration` switches it off",
        Kind.storedCredentials.name: "type the secret in by hand: it is kept nowhere",
        Kind.dataActions.name: "import the export of that day over it, or set it by hand",
        Kind.trunks.name: "look at its trunk settings, which are written back",
        Kind.recordingKeyConfigurations.name: "look who changed it first: configure the key again by hand",
        Kind.webConfigurations.name: "publish the version that ran",
        Kind.prompts.name: "record or type it in by hand",
        Kind.contactLists.name: "set it in the list; its columns stay what they are: make another list for others",
        Kind.scripts.name: "publish the version that ran",
    ]

    private static let remaking: [String: String] = [
        Kind.people.name: "let the provider of accounts bring them back, then give them their roles",
        Kind.grants.name: "plan it with `restore-grants`",
        Kind.partners.name: "pair again: Admin > People & Permissions > Authorized Organizations",
        Kind.partnerPeople.name: "after pairing, let them in one by one",
        Kind.storedCredentials.name: "make it, type the secret in, and name it where it was used",
        Kind.dataActions.name: "import an export of it",
        Kind.recordingKeyConfigurations.name: "make a key, and configure it",
        Kind.webDeployments.name: "make it (Admin > Message > Messenger Deployments), and change the pages",
    ]

    /// What of a thing does not come back with it, though it hung on it.
    static let without: [String: (field: String, because: String, byHand: String)] = [
        Kind.roles.name: (
            "grants", "who held it does not hold what comes back",
            "`linewarden drift` names who held it: plan `restore-grants` with the new id"
        ),
        Kind.groups.name: (
            "members", "nobody is put into what comes back", "put its people in, once somebody looked who they are"
        ),
        Kind.queues.name: ("members", "nobody is put on what comes back", "put its people on it"),
        Kind.contactLists.name: (
            "contacts", "nobody is on what comes back: who stood on it is kept nowhere",
            "load its contacts again, and start nothing that calls them before"
        ),
        Kind.divisions.name: (
            "objects", "what lay in it lies elsewhere by now",
            "move what belongs there, where it came back under another id"
        ),
        Kind.oauthClients.name: (
            "secret", "what comes back has a new id and a new secret, shown once",
            "give them to whoever runs the program, then enable it"
        ),
    ]

    /// The kinds a law may limit.
    static func isLimited(_ kind: Kind) -> Bool { [Kind.retentionPolicies, .interactionRetention].contains(kind) }
}
