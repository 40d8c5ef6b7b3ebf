/// A list only the customer can give: the suppliers they approved, the hosts data may go to.
///
/// Compared without case. An entry that begins with `*.` stands for every host below it.
public struct Register: Hashable, Sendable {
    public let entries: [String]
    private let exact: Set<String>
    private let suffixes: [String]

    public init(_ entries: [String]) {
        self.entries = entries
        let lowercased = entries.map { $0.lowercased() }
        exact = Set(lowercased)
        suffixes = lowercased.filter { $0.hasPrefix("*.") }.map { String($0.dropFirst()) }
    }

    public func contains(_ entry: String) -> Bool {
        let entry = entry.lowercased()
        return exact.contains(entry) || suffixes.contains { entry.hasSuffix($0) }
    }
}

extension Fact where Value == Register {

    /// Organisations that may be let in, by id or name.
    public static var approvedPartners: Self { Fact(register: "partners") }

    /// People of other organisations who may work here, by id.
    public static var approvedPartnerPeople: Self { Fact(register: "partner-people") }

    /// Web domains that may embed the platform.
    public static var approvedEmbedders: Self { Fact(register: "embedding-domains") }

    /// Makers of integrations and applications, by name.
    public static var approvedSuppliers: Self { Fact(register: "suppliers") }

    /// Hosts that data may be sent to.
    public static var approvedHosts: Self { Fact(register: "hosts") }

    /// Hosts that a sign-in may return to.
    public static var approvedRedirectHosts: Self { Fact(register: "redirect-hosts") }

    /// Cloud accounts that events may be sent to.
    public static var approvedCloudAccounts: Self { Fact(register: "cloud-accounts") }

    /// Domains of the customer's own web pages.
    public static var approvedWebDomains: Self { Fact(register: "web-domains") }

    /// Roles that may hear what was masked in recordings, by id or name.
    public static var approvedListenerRoles: Self { Fact(register: "listener-roles") }

    /// Actions that need an access policy of their own, in the platform's words.
    public static var guardedActions: Self { Fact(register: "guarded-actions") }

    /// Pairs of permissions that nobody should hold together, in the platform's words: `a:b:c + d:e:f`.
    ///
    /// Besides those the baseline keeps apart: without it, those alone are.
    public static var conflictingDuties: Self { Fact(register: "conflicting-duties") }

    /// Roles that may hold duties together which are kept apart elsewhere, by id or name.
    public static var approvedCombinedRoles: Self { Fact(register: "combined-duty-roles") }

    /// Roles that may decide how long recordings are kept and where they go, by id or name.
    public static var approvedRetentionRoles: Self { Fact(register: "retention-roles") }

    /// Triggers somebody looked at and agreed to, by id or name.
    public static var reviewedTriggers: Self { Fact(register: "triggers") }
    /// People who are meant to be unknown to the identity provider, by id.
    public static var localAccounts: Self { Fact(register: "local-accounts") }

    /// People's accounts that are kept for the day the identity provider is down, by id.
    public static var breakGlass: Self { Fact(register: "break-glass") }

    /// Integrations that recordings may be exported to, by id or name.
    public static var approvedExports: Self { Fact(register: "recording-exports") }

    /// Jurisdictions in which calls are recorded, each with who confirmed its rule: `US-CA by Jane Doe`.
    public static var recordingJurisdictions: Self { Fact(register: "recording-jurisdictions") }

    /// Rules on how long recordings are kept, each with the policy it is for and who confirmed it:
    /// `regf-1006.100 for Collections by Jane Doe`.
    public static var retentionRules: Self { Fact(register: "retention-rules") }

    /// Jobs on very many recordings that somebody agreed to, by id.
    public static var approvedBulkJobs: Self { Fact(register: "bulk-jobs") }

    /// Cloud regions that voices may pass through and recordings may lie in.
    public static var approvedRegions: Self { Fact(register: "regions") }

    /// Assistants, guides and bots that may work with customers, by id or name.
    public static var approvedAutomation: Self { Fact(register: "ai-systems") }

    /// Who may publish flows that card numbers are entered into: people and OAuth clients, by id.
    public static var approvedCardFlowPublishers: Self { Fact(register: "card-flow-publishers") }

    /// What tells callers that calls are recorded: names of prompts, or words of it in each language.
    public static var announcements: Self { Fact(register: "announcements") }

    /// What tells people that a machine speaks with them: names of prompts, or words of it in each language.
    public static var botDisclosures: Self { Fact(register: "bot-disclosures") }

    /// What finds out who is calling: blocks of flows and data actions, by name.
    public static var callerVerifications: Self { Fact(register: "caller-verifications") }

    /// Data actions that a flow may call for anybody, by name: they tell nothing of a customer.
    public static var openDataActions: Self { Fact(register: "open-data-actions") }
}
