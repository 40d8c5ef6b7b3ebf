import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("ACC-09: partners are let in narrowly")
struct PartnersAreLetInNarrowlyTests {
    let control = Control.partnersAreLetInNarrowly
    let sound = Partner(id: "o-1", name: "Acme BPO", ends: .observed(.inDays(100)))

    @Test(arguments: ["o-1", "acme bpo"])
    func `one approved by id or name, with an end, is in order`(entry: String) {
        #expect(control(knowing(sound, approved: [entry])) == .met(examined: 1))
    }

    @Test func `one that is on no list falls short`() {
        #expect(control.findings(in: knowing(sound, approved: [])) == ["partner/o-1 high"])
    }

    @Test func `one without an end, or with the default role, falls short`() {
        #expect(control.findings(in: knowing(changed { $0.ends = .observed(nil) })) == ["partner/o-1 high"])
        let defaulting = changed { $0.usesDefaultRole = .observed(true) }
        #expect(control.findings(in: knowing(defaulting)) == ["partner/o-1 high"])
    }

    @Test func `full access is critical, whatever else is wrong`() {
        let partner = changed {
            $0.ends = .observed(nil)
            $0.hasFullAccess = .observed(true)
        }
        #expect(control.findings(in: knowing(partner)) == ["partner/o-1 critical"])
    }

    @Test func `one that is not enabled is not asked`() {
        let partner = changed {
            $0.isEnabled = false
            $0.hasFullAccess = .observed(true)
        }
        #expect(control(tenant.knowing(.partners, [partner])) == .met(examined: 1))
    }

    @Test func `without a register it is left open, and other defects are reported`() {
        #expect(control.missing(in: tenant.knowing(.partners, [sound])) == [.register("partners")])
        let open = changed { $0.ends = .observed(nil) }
        #expect(control.findings(in: tenant.knowing(.partners, [open])) == ["partner/o-1 high"])
    }

    @Test func `a field the platform left out leaves it open`() {
        #expect(control.missing(in: knowing(changed { $0.hasFullAccess = .absent(.leftOut) })) == [.leftOut])
    }

    @Test func `a list cut short is never met`() {
        let snapshot = tenant.knowingInPart(.partners, [sound]).knowing(.approvedPartners, Register(["o-1"]))
        #expect(control.missing(in: snapshot).count == 1)
    }

    private func changed(_ change: (inout Partner) -> Void) -> Partner {
        var partner = sound
        change(&partner)
        return partner
    }

    private func knowing(_ partner: Partner, approved: [String] = ["o-1"]) -> TenantSnapshot {
        tenant.knowing(.partners, [partner]).knowing(.approvedPartners, Register(approved))
    }
}
