import Capture
import ContactCenter

// What some new configuration begins with, and what of it is refused.

extension Refusal {

    /// Source: answer 409 of `POST /api/v2/dataprivacy/maskingrules`, API description of July 2026: an `ErrorInfo`.
    fileprivate static let ruleExists: Refusal = {
        var refusal = Refusal(
            409, "definition.conflict",
            "This mask shares the same regular expression and channel field with another mask.")
        refusal.isBrief = true
        return refusal
    }()
}

extension Newcomer {
    static let accessPolicy = Newcomer(
        stock: .accessPolicies, form: .accessPolicy, subject: .policy, path: "/api/v2/authorization/policies",
        unique: nil
    ) { policy, _, tenant, inquiry throws(Refusal) in
        try tenant.checkSubject(of: policy)
        guard !tenant.hasPolicy(like: policy, target: inquiry.parameters[0]) else {
            throw Refusal(
                409, "policy.already.exists", "Policy already exists for specified target and subject")
        }
        policy.set("targetResource", inquiry.parameters[0])
        policy.set("dateModified", inquiry.now.iso8601)
    }

    static let retentionPolicy = Newcomer(
        stock: .retentionPolicies, form: .retentionPolicy(isNew: true), subject: nil,
        path: "/api/v2/recording/mediaretentionpolicies",
        taken: Refusal(400, "recording.policy.name.duplicate.name", "A policy of that name already exists.")
    ) { policy, _, tenant, inquiry throws(Refusal) in
        try tenant.checkExport(of: policy)
        try tenant.checkQueues(of: policy)
        policy.set("createdDate", inquiry.now.iso8601)
        policy.set("modifiedDate", inquiry.now.iso8601)
    }

    /// Rules have no link to themselves.
    static let maskingRule = Newcomer(
        stock: .maskingRules, form: .maskingRule, subject: nil, path: nil, unique: nil
    ) { rule, _, tenant, inquiry throws(Refusal) in
        guard !tenant.hasRule(like: rule) else { throw .ruleExists }
        rule.set("dateCreated", inquiry.now.iso8601)
        rule.set("dateModified", inquiry.now.iso8601)
    }
}

extension Serving {
    static let policyEdit = replacing(.accessPolicies, .accessPolicy, .policy) { edit, tenant throws(Refusal) in
        try tenant.checkSubject(of: edit.asked)
        guard tenant.hasPolicy(like: edit.after, target: edit.before["targetResource"]?.string) else { return }
        throw Refusal(
            400, "policy.update.conflict",
            "This policy would overwrite another policy with the same target/subject combination.")
    }

    static let maskingRuleEdit = patching(
        .maskingRules, .maskingRule, nil,
        missing: Refusal(404, "maskingrule.notfound", "No masking rule found for the ruleId.")
    ) { edit, tenant throws(Refusal) in
        guard !tenant.hasRule(like: edit.after) else { throw .ruleExists }
    }
}
