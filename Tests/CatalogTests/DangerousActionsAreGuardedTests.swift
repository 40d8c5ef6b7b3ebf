import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("AUT-10: dangerous actions are guarded")
struct DangerousActionsAreGuardedTests {
    let control = Control.dangerousActionsAreGuarded

    @Test func `each action on the list needs an active policy, whatever its case`() {
        #expect(control(knowing([policy()], guarded: ["Authorization:grant:add"])).isMet)
        #expect(!control(knowing([policy(isActive: false)], guarded: ["authorization:grant:add"])).isMet)
        let verdict = control(knowing([policy()], guarded: ["authorization:grant:add", "oauth:client:add"]))
        #expect(verdict.shortfalls.map(\.seen) == ["no active policy for oauth:client:add"])
    }

    @Test func `nothing is dangerous, and nothing needs guarding`() {
        #expect(control(knowing([], guarded: [])).isMet)
    }

    @Test func `without the list, or with policies cut short, it says nothing`() {
        #expect(control.missing(in: tenant.knowing(.accessPolicies, [])) == [.register("guarded-actions")])
        let part = tenant.knowingInPart(.accessPolicies, []).knowing(.guardedActions, Register(["a:b:c"]))
        #expect(control.missing(in: part) == [.cutShort(read: 1, of: 2)])
    }

    @Test func `an active policy about nobody knows what may be the one`() {
        let unclear = AccessPolicy(id: "u", name: "U", target: .absent(.leftOut))
        #expect(control.missing(in: knowing([unclear], guarded: ["a:b:c"])) == [.leftOut])
        #expect(control(knowing([unclear, policy()], guarded: ["authorization:grant:add"])).isMet)
    }

    private func policy(isActive: Bool = true) -> AccessPolicy {
        AccessPolicy(id: "p", name: "P", target: .observed("authorization:grant:add"), isActive: isActive)
    }

    private func knowing(_ policies: [AccessPolicy], guarded: [String]) -> TenantSnapshot {
        tenant.knowing(.accessPolicies, policies).knowing(.guardedActions, Register(guarded))
    }
}
