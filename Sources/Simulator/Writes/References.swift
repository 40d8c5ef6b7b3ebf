import Capture

// What a body speaks of must be there.

extension Tenant {

    /// Refuses ids of a kind that nothing has.
    func check(_ stock: Stock, _ ids: [String], else refusal: Refusal = .badRequest) throws(Refusal) {
        guard ids.allSatisfy({ has($0, in: stock) }) else { throw refusal }
    }

    /// Refuses a role that permits what the organisation has not bought.
    ///
    /// Source: answer 400 of `POST /api/v2/authorization/roles`, API description of July 2026; that a permission nobody bought
    /// gets it is assumed.
    func checkPermissions(of role: Members) throws(Refusal) {
        for policy in role["permissionPolicies"]?.elements ?? JSON.none.elements {
            let (domain, entity) = (policy["domain"]?.string ?? "", policy["entityName"]?.string ?? "")
            for action in (policy["actionSet"]?.texts ?? [])
            where !offers(domain: domain, entity: entity, action: action) {
                throw Refusal(
                    400, "general.bad.request", "The permission {permission} is not available to the organization.",
                    [("permission", "\(domain):\(entity):\(action)")])
            }
        }
    }

    /// Refuses a role with conditions on queues and people there are not.
    func checkConditions(of role: Members) throws(Refusal) {
        for policy in role["permissionPolicies"]?.elements ?? JSON.none.elements {
            if let condition = policy["resourceConditionNode"] { try check(condition) }
        }
    }

    private func check(_ condition: JSON) throws(Refusal) {
        let refusal = Refusal(400, "general.bad.request", "The request is badly formed.")
        for operand in condition["operands"]?.elements ?? JSON.none.elements {
            try check(.queues, [operand["queue"]?["id"]?.string].compactMap(\.self), else: refusal)
            try check(.people, [operand["user"]?["id"]?.string].compactMap(\.self), else: refusal)
        }
        for term in condition["terms"]?.elements ?? JSON.none.elements { try check(term) }
    }

    /// Refuses a retention policy for queues there are not, unless it was for them before.
    func checkQueues(of policy: Members, unlike before: Members? = nil) throws(Refusal) {
        let (queues, former) = (policy.queues, before?.queues ?? [])
        try check(
            .queues, queues.filter { !former.contains($0) },
            else: Refusal(400, "recording.policy.invalid.queue", "The specified queues was invalid."))
    }

    /// Refuses a policy for somebody or something that is not there.
    func checkSubject(of policy: Members) throws(Refusal) {
        let ids = [policy["subject"]?["id"]?.string].compactMap(\.self)
        switch policy["subject"]?["type"]?.string {
        case "USER": try check(.people, ids)
        case "GROUP": try check(.groups, ids)
        case "CLIENT": try check(.oauthClients, ids)
        default: return
        }
    }

    /// Refuses a retention policy that copies recordings to an integration there is not, unless it did before.
    func checkExport(of policy: Members, unlike before: Members? = nil) throws(Refusal) {
        let (export, former) = (policy.exportIntegration, before?.exportIntegration)
        guard let export, export != former else { return }
        try check(
            .integrations, [export],
            else: Refusal(
                400, "recording.policy.export.integration.invalid",
                "The specified export integration is not a valid integration."))
    }

    /// Whether another policy has the same target and the same subject.
    func hasPolicy(like policy: Members, target: String?) -> Bool {
        documents(.accessPolicies).contains { other in
            other["id"]?.string != policy["id"]?.string && other["targetResource"]?.string == target
                && other["subject"]?["type"]?.string == policy["subject"]?["type"]?.string
                && other["subject"]?["id"]?.string == policy["subject"]?["id"]?.string
        }
    }

    /// Whether another masking rule hides the same in a channel of these, where none are named in all of them.
    func hasRule(like rule: Members) -> Bool {
        let channels = Set(rule["integrations"]?.texts ?? [])
        return documents(.maskingRules).contains { other in
            guard other["id"]?.string != rule["id"]?.string else { return false }
            guard other["definition"]?.string == rule["definition"]?.string else { return false }
            let theirs = Set(other["integrations"]?.texts ?? [])
            return channels.isEmpty && theirs.isEmpty || !channels.isDisjoint(with: theirs)
        }
    }

    /// The documents of a kind there are few of.
    func documents(_ stock: Stock) -> [JSON] { (shelf(stock)?.documents ?? []).compactMap { try? JSON($0) } }
}

extension Members {

    /// The integration a retention policy copies recordings to.
    fileprivate var exportIntegration: String? { self["actions"]?["integrationExport"]?["integration"]?["id"]?.string }

    /// The queues a retention policy is for.
    fileprivate var queues: [String] {
        (self["conditions"]?["forQueues"]?.elements ?? JSON.none.elements).compactMap { $0["id"]?.string }
    }

    /// Refuses an address to sign in at that is not encrypted, unless it was the one before.
    func checkTarget(unlike before: String?) throws(Refusal) {
        guard let target = self["ssoTargetURI"]?.string, target != before, !target.hasPrefix("https://") else { return }
        throw Refusal(400, "invalid.target.url", "The target URL must be a valid HTTPS URL.")
    }
}

extension JSON {

    /// The strings of a list.
    var texts: [String] { elements.compactMap(\.string) }
}
