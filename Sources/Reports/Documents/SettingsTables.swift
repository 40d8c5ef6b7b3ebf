public import Assurance
public import ContactCenter

/// The tables of `docs/configuration.md`: every threshold and every register a tenant can be given.
public struct SettingsTables: Sendable {
    private let controls: [Control]
    private let others: [(parameter: Parameter, usedBy: String)]

    /// - Parameter others: Thresholds that no control judges by, and what does go by them.
    public init(_ controls: [Control], others: [(parameter: Parameter, usedBy: String)] = []) {
        self.controls = controls
        self.others = others
    }

    /// Every threshold, in the order of the controls.
    public var thresholds: String {
        Markdown.table(
            Self.thresholdColumns + ["used by"],
            controls.flatMap { control in control.parameters.map { Self.cells($0) + [control.id.rawValue] } }
                + others.map { Self.cells($0.parameter) + [$0.usedBy] })
    }

    /// Every register, in the order of the controls that read them.
    public var registers: String {
        Markdown.table(
            ["register", "what stands in it", "read by"],
            registerNames.map { name in
                [
                    Markdown.code(name), Self.meanings[name] ?? "",
                    Self.list(controls.filter { $0.reads.contains(FactKind("register \(name)")) }.map(\.id)),
                ]
            })
    }

    /// The names of the registers some control reads.
    public var registerNames: [String] {
        controls.flatMap(\.reads).map(\.name).distinct().filter { $0.hasPrefix("register ") }
            .map { String($0.dropFirst("register ".count)) }
    }

    /// Registers nobody has said the meaning of.
    public var registersWithoutMeaning: [String] { registerNames.filter { Self.meanings[$0] == nil } }

    /// The thresholds of one control.
    static func thresholds(of control: Control) -> String {
        Markdown.table(thresholdColumns, control.parameters.map(cells))
    }

    private static let thresholdColumns = [
        "threshold", "default", "from … to", "looser is", "a framework's bound", "where the default is from",
    ]

    private static func cells(_ parameter: Parameter) -> [String] {
        [
            Markdown.code(parameter.name), "\(parameter.default) \(parameter.unit.rawValue)",
            "\(parameter.range.lowerBound) … \(parameter.range.upperBound)", parameter.looser.rawValue,
            parameter.bound.map { "\($0)" } ?? "none", Markdown.prose(parameter.source),
        ]
    }

    private static func list(_ controls: [Control.ID]) -> String {
        controls.map(\.rawValue).joined(separator: ", ")
    }

    private static let meanings = [
        "partners": "organisations that may be let in, by id or name",
        "partner-people": "people of other organisations who may work here, by id",
        "embedding-domains": "web domains that may show the platform inside their pages",
        "suppliers": "makers of integrations and applications, by name",
        "hosts": "hosts that data may be sent to",
        "redirect-hosts": "hosts that a sign-in may return to",
        "cloud-accounts": "cloud accounts that events may be sent to",
        "web-domains": "domains of your own web pages",
        "listener-roles": "roles that may hear what was masked in recordings, by id or name",
        "guarded-actions": "actions that need an access policy of their own, in the platform's words",
        "conflicting-duties": """
        pairs of permissions that nobody should hold together, such as `a:b:c + d:e:f`, besides those the baseline keeps \
        apart; may be left out
        """,
        "combined-duty-roles": "roles that may hold duties together which are kept apart elsewhere, by id or name",
        "retention-roles": "roles that may decide how long recordings are kept and where they go, by id or name",
        "triggers": "triggers that somebody looked at and agreed to, by id or name",
        "local-accounts": "people who are meant to be unknown to the identity provider, by id: service identities",
        "break-glass": "accounts kept for the day the identity provider is down, by id of the person",
        "recording-exports": "integrations that recordings may be exported to, by id or name",
        "recording-jurisdictions":
            "jurisdictions in which calls are recorded, each with who confirmed its rule: `US-CA by Jane Doe`",
        "retention-rules":
            "rules on how long recordings are kept, with the policy each is for and who confirmed it: "
            + "`regf-1006.100 for Collections by Jane Doe`",
        "bulk-jobs": "jobs that export or delete many recordings and were agreed to, by id",
        "regions": "cloud regions that voices may pass through and recordings may lie in",
        "ai-systems": "assistants, AI guides and bots that may work with customers, by id or name",
        "card-flow-publishers": "people and OAuth clients who may publish flows that take card numbers, by id",
        "announcements":
            "what tells callers that calls are recorded: names of prompts, or some of the words in each language",
        "bot-disclosures":
            "what tells people that a machine speaks with them: names of prompts, or some of the words in each language",
        "caller-verifications": "blocks of flows and data actions that find out who is calling, by name",
        "open-data-actions": "data actions that flows may call for anybody: they tell nothing of a customer; by name",
    ]
}
