import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("ACC-01: work is spread over divisions")
struct WorkIsSpreadOverDivisionsTests {
    let control = Control.workIsSpreadOverDivisions

    @Test(arguments: [(home: 80, met: true), (81, false)])
    func `of 100 objects 80 may lie in the home division`(home: Int, met: Bool) {
        let snapshot = knowing(["QUEUE": home - 10, "USER": 10], ["QUEUE": 100 - home])
        #expect(control.findings(in: snapshot) == (met ? [] : ["division/home medium"]))
        #expect(control(snapshot).isMet == met)
    }

    @Test func `a tenant with nothing in it is in order`() {
        #expect(control(knowing([:], [:])) == .met(examined: 2))
    }

    @Test func `one division is nothing to spread over`() {
        let home = Division(id: "home", name: "Home", isHome: true, objects: ["USER": 9])
        #expect(control(tenant.knowing(.divisions, [home])).isNotApplicable)
        #expect(!control(tenant.knowingInPart(.divisions, [home])).isNotApplicable)
    }

    @Test func `counts that are missing leave it open`() {
        #expect(control.missing(in: knowing(["USER": 9], nil)).count == 1)
    }

    @Test func `a share of a list cut short is no share`() {
        let divisions = [
            Division(id: "home", name: "Home", isHome: true, objects: ["USER": 99]),
            Division(id: "care", name: "Care", objects: ["USER": 1]),
        ]
        #expect(control.missing(in: tenant.knowingInPart(.divisions, divisions)) == [.cutShort(read: 1, of: 2)])
    }

    @Test func `without a home division nobody can tell`() {
        let divisions = [Division(id: "a", name: "A", objects: [:]), Division(id: "b", name: "B", objects: [:])]
        #expect(control.missing(in: tenant.knowing(.divisions, divisions)).count == 1)
    }

    @Test func `the share can be set`() {
        #expect(!control(knowing(["USER": 80], ["USER": 20]).knowing(.homeShare, 79)).isMet)
    }

    private func knowing(_ home: [String: Int]?, _ other: [String: Int]?) -> TenantSnapshot {
        tenant.knowing(
            .divisions,
            [
                Division(id: "care", name: "Care", objects: other),
                Division(id: "home", name: "Home", isHome: true, objects: home),
            ])
    }
}
