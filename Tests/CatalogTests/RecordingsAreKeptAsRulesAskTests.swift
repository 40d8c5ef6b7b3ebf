import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("DAT-13: recordings are kept as rules ask")
struct RecordingsAreKeptAsRulesAskTests {
    let control = Control.recordingsAreKeptAsRulesAsk

    @Test(arguments: [
        (RetentionPolicy.Deletion.afterDays(1095), true), (.afterDays(1094), false), (.atOnce, false), (.never, true),
    ])
    func `three years at least are 1095 days`(deletion: RetentionPolicy.Deletion, met: Bool) {
        let snapshot = knowing(["regf-1006.100 for Calls by Jane Doe"], deletion)
        #expect(control(snapshot).isMet == met)
        #expect(control.findings(in: snapshot) == (met ? [] : ["legal-rule/regf-1006.100 medium"]))
    }

    @Test(arguments: [
        (RetentionPolicy.Deletion.afterDays(732), true), (.afterDays(733), false), (.atOnce, true), (.never, false),
    ])
    func `two years at most are 732 days`(deletion: RetentionPolicy.Deletion, met: Bool) {
        #expect(control(knowing(["glba-disposal by Jane Doe"], deletion)).isMet == met)
    }

    @Test(arguments: [
        ("glba-disposal by Jane Doe", 732, true), ("glba-disposal by Jane Doe", 733, false),
        ("glba-disposal for interaction-retention by Jane Doe", 733, false),
        ("glba-disposal for Archive by Jane Doe", 733, true), ("regf-1006.100 by Jane Doe", 1, true),
    ])
    func `data of interactions is held to the longest a rule allows, and to no policy's`(
        rule: String, days: Int, isAllowed: Bool
    ) {
        #expect((RetentionPolicy.objection(keepingInteractionsFor: days, under: [rule]) == nil) == isAllowed)
    }

    @Test func `a rule is for the policy it names, by id or name, or for all`() {
        #expect(control(knowing(["regf-1006.100 for p by Jane Doe"], .afterDays(2000))).isMet)
        #expect(!control(knowing(["regf-1006.100 by Jane Doe"], .afterDays(1))).isMet)
        #expect(reason(["regf-1006.100 for Chats by Jane Doe"])?.contains("no enabled policy") == true)
    }

    @Test func `a rule nobody confirmed, is not certain, or that we do not know is never met`() {
        #expect(reason(["regf-1006.100 for Calls"])?.contains("nobody confirmed at least 3 years") == true)
        #expect(reason(["cms-tpmo for Calls by Jane Doe"], .afterDays(9000))?.contains("medium confidence") == true)
        #expect(reason(["nothing by Jane Doe"])?.contains("no rule nothing") == true)
        #expect(reason(["gdpr-5-1-e by Jane Doe"])?.contains("sets a period") == true)
    }

    @Test func `what falls short is said with the rule it was compared with`() throws {
        let shortfall = try #require(
            control(knowing(["regf-1006.100 for Calls"], .afterDays(90))).shortfalls.first)
        #expect(shortfall.seen.contains("Calls after 90 days") && shortfall.seen.contains("12 CFR 1006.100"))
        #expect(shortfall.seen.contains("high confidence") && shortfall.expected.contains("no legal advice"))
        #expect(shortfall.restsOn == [Subject(.policy, "p")])
    }

    @Test func `no rule is nothing to judge, and policies that were not read whole leave it open`() {
        #expect(control(knowing([], .never)).isNotApplicable)
        let snapshot = tenant.knowingInPart(.retentionPolicies, []).knowing(.retentionRules, Register(["bsa by J"]))
        #expect(control.missing(in: snapshot).count == 1)
    }

    private func reason(_ entries: [String], _ deletion: RetentionPolicy.Deletion = .afterDays(2000)) -> String? {
        guard case .unanswered(let because)? = control.missing(in: knowing(entries, deletion)).first else { return nil }
        return because
    }

    private func knowing(_ entries: [String], _ deletion: RetentionPolicy.Deletion) -> TenantSnapshot {
        let policy = RetentionPolicy(id: "p", name: "Calls", deletion: .observed(deletion))
        return tenant.knowing(.retentionPolicies, [policy]).knowing(.retentionRules, Register(entries))
    }
}
