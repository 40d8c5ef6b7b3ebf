import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CHN-05: campaigns spare those who said no")
struct CampaignsSpareThoseWhoSaidNoTests {
    let control = Control.campaignsSpareThoseWhoSaidNo

    @Test func `a list with somebody on it and hours are in order`() {
        #expect(control(knowing(Campaign(id: "c", name: "C", doNotCall: .observed(["l"])))) == .met(examined: 1))
    }

    @Test func `without a running campaign there is nothing to judge`() {
        #expect(control(knowing(Campaign(id: "c", name: "C", isRunning: false))).isNotApplicable)
        #expect(control(tenant.knowing(.campaigns, [])).isNotApplicable)
    }

    @Test func `no list falls short, and so do lists that nobody is on`() {
        #expect(control.findings(in: knowing(Campaign(id: "c", name: "C"))) == ["campaign/c high"])
        let empty = Campaign(id: "c", name: "C", doNotCall: .observed(["e"]))
        #expect(control.findings(in: knowing(empty)) == ["campaign/c medium"])
        let both = Campaign(id: "c", name: "C", doNotCall: .observed(["e", "l"]))
        #expect(control(knowing(both)).isMet)
    }

    @Test func `a list that another service keeps counts as one with people on it`() {
        let bought = Campaign(id: "c", name: "C", doNotCall: .observed(["s"]))
        #expect(control(knowing(bought)).isMet)
    }

    @Test(arguments: [(false, "high"), (true, "low")])
    func `no hours fall short, less so where the tenant has some`(tenantHours: Bool, severity: String) {
        let campaign = Campaign(id: "c", name: "C", doNotCall: .observed(["l"]), hasHours: false)
        let snapshot = knowing(campaign).knowing(.callingHours, tenantHours)
        #expect(control.findings(in: snapshot) == ["campaign/c \(severity)"])
    }

    @Test func `lists that nobody could read leave it open, and no list is reported all the same`() {
        let checked = tenant.knowing(.campaigns, [Campaign(id: "c", name: "C", doNotCall: .observed(["l"]))])
            .knowing(.callingHours, false)
        #expect(control.missing(in: checked.refusing(.doNotCallLists)) == [.refused])
        #expect(control.missing(in: checked.knowing(.doNotCallLists, [])).count == 1)
        let none = tenant.knowing(.campaigns, [Campaign(id: "c", name: "C")]).refusing(.doNotCallLists)
        #expect(control.findings(in: none) == ["campaign/c high"])
    }

    @Test func `a campaign of which nobody knows what it checks leaves it open`() {
        let campaign = Campaign(id: "c", name: "C", doNotCall: .absent(.leftOut))
        #expect(control.missing(in: knowing(campaign)) == [.leftOut])
    }

    private func knowing(_ campaign: Campaign) -> TenantSnapshot {
        tenant.knowing(.campaigns, [campaign]).knowing(.callingHours, false)
            .knowing(
                .doNotCallLists,
                [
                    DoNotCallList(id: "l", name: "Ours", size: .observed(1)),
                    DoNotCallList(id: "e", name: "Empty", size: .observed(0)),
                    DoNotCallList(id: "s", name: "Registry", isKeptHere: false, size: .absent(.leftOut)),
                ])
    }
}
