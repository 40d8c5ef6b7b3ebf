import Archive
import Capture
import Catalog
import ContactCenter
import Engine
import GenesysCloud
import Platforms
import Programme
import Response

/// A restore into another tenant: what the plan of the one makes of the capture of the other.
struct Elsewhere {
    let check: SandboxCheck
    let rebuilding: Rebuilding
    let wanted: String
    let standing: String

    /// The capture of the target it is worked out over.
    let now: Capture

    /// Works it out anew from what a tenant was captured as.
    ///
    /// - Parameters:
    ///   - source: The tenant that is to come back.
    ///   - target: The one it is to come back in.
    ///   - commit: The capture of the source.
    ///   - standing: The capture of the target; its newest if nil.
    ///   - secrets: Whether a person is asked for what stored credentials are made of.
    init(
        _ source: TenantResponse, into target: TenantResponse, from commit: String, over standing: String? = nil,
        kinds: [Kind], allowlist: Bool, secrets: Bool
    ) throws {
        let (wanted, captured) = try source.capture(at: commit)
        check = try SandboxCheck(
            from: source.name, source.configured, captured, into: target.name, in: target.data)
        let newest = try standing ?? DriftReading(target.name, in: target.data).newest()
        let (there, now) = try target.capture(at: newest)
        var options = Rebuilding.Options(kinds: kinds)
        options.allowlist = allowlist
        options.secrets = secrets
        options.ownClients = Set(now.manifest.clients + [target.configured.responder?.client.id].compactMap(\.self))
        options.unlawful = try source.objections(to: captured)
        rebuilding = try Rebuilding(of: captured, onto: now, options)
        self.wanted = wanted
        self.standing = there
        self.now = now
    }

    var makesCredentials: Bool {
        rebuilding.changes.contains { $0.documentKind == Kind.storedCredentials.name }
    }

    /// What a person will be asked for.
    func secrets(_ types: [CredentialType]) throws -> [AskedSecrets] {
        let documents = try GenesysCloud.documents(of: rebuilding.changes, from: check.captured, onto: now)
        return GenesysCloud.secrets(of: rebuilding.changes, documents ?? [:], types: types)
    }

    /// What the tenant that was made has of what was to come back.
    func proof(_ changer: Changer, kinds: [Kind]) async throws -> RebuildProof {
        try RebuildProof(
            of: check.captured, in: try await changer.captured(kinds, of: check.targetOrganization),
            left: rebuilding.left,
            kinds: kinds)
    }
}

extension TenantResponse {

    /// Why a retention policy of a capture may not be what it was, by the rules the customer named for the tenant.
    ///
    /// The retention of interactions is held to the longest a rule allows: it is only ever put up.
    func objections(to capture: Capture) throws -> @Sendable (JSON) -> String? {
        let rules = retentionRules
        guard !rules.isEmpty else { return { _ in nil } }
        let policies = try ReadSources.translate(capture)[.retentionPolicies].value ?? []
        let objections = Dictionary(
            policies.compactMap { policy in policy.objection(under: rules).map { (policy.id.rawValue, $0) } }
        ) { first, _ in first }
        return { document in
            if let days = document["retentionDays"]?.integer {
                return RetentionPolicy.objection(keepingInteractionsFor: days, under: rules)
            }
            return document["id"]?.string.flatMap { objections[$0] }
        }
    }

    private var retentionRules: [String] { programme.terms.registers["retention-rules"] ?? [] }

    /// That no legal limit was looked at; nil where the customer named rules, or nothing of these kinds is asked for.
    func unchecked(_ kinds: [Kind]) -> String? {
        guard retentionRules.isEmpty, kinds.contains(.retentionPolicies) || kinds.contains(.interactionRetention) else {
            return nil
        }
        return "No legal limit on retention was checked: \(name) names no `retention-rules`.\n"
    }

    /// The tenant of the configuration that is an organisation; nil where none is.
    func tenant(of organization: String, in place: PlaceOptions) throws -> TenantResponse? {
        for name in try Configuration(file: place.configurationFile).tenants.keys.sorted() {
            if try TenantBinding.read(name, in: data)?.organization == organization {
                return try TenantResponse(name, in: place)
            }
        }
        return nil
    }

    /// What a plan makes here of another tenant, worked out anew; nil for any other plan.
    func elsewhere(_ plan: Plan, in place: PlaceOptions) throws -> (work: Elsewhere, kinds: [Kind])? {
        guard let documents = plan.documents, let organization = documents.organization else { return nil }
        guard let source = try tenant(of: organization, in: place) else {
            throw Failure(
                "\(plan.id) restores organisation \(organization), and no tenant of the configuration is that",
                hint: "nothing was written; configure it again, or plan anew", code: .configuration)
        }
        var names = Set(plan.changes.compactMap(\.documentKind))
        if plan.setsAllowlist { names.insert(Kind.authenticationSettings.name) }
        let kinds = GenesysCloud.kinds.filter { names.contains($0.name) }
        let work = try Elsewhere(
            source, into: self, from: documents.wanted, over: documents.standing, kinds: kinds,
            allowlist: plan.setsAllowlist, secrets: plan.asksForCredentials)
        return (work, kinds)
    }

    /// What the changes of such a plan make.
    ///
    /// - Throws: ``Failure`` where a document is not the one that was approved.
    func rebuilt(_ plan: Plan, _ work: Elsewhere) throws -> [Change: RebuiltDocument] {
        if let found = try GenesysCloud.documents(of: plan.changes, from: work.check.captured, onto: work.now) {
            return found
        }
        throw Failure(
            "the capture \(plan.id) names does not hold every document that was approved",
            hint: "nothing was written; take the archive from a copy of it", code: .unsound)
    }
}

extension Plan {

    /// Whether the addresses that may sign in come back by it, too.
    var setsAllowlist: Bool { changes.contains { $0.verb == .setAllowlist } }

    /// Whether it makes credentials of what a person is asked for.
    var asksForCredentials: Bool { changes.contains { $0.documentKind == Kind.storedCredentials.name } }
}
