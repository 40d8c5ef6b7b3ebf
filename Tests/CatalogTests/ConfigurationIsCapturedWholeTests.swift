import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CFG-01: the configuration is captured whole")
struct ConfigurationIsCapturedWholeTests {
    let control = Control.configurationIsCapturedWhole

    @Test(arguments: [(began: Moment.daysAgo(1), met: true), (Moment.daysAgo(1).justBefore, false)])
    func `a capture may be a day old`(began: Moment, met: Bool) {
        #expect(control.findings(in: knowing(began: began)) == (met ? [] : ["tenant/tenant medium"]))
        #expect(control(knowing(began: began)).isMet == met)
    }

    @Test func `a kind refused with a reason counts as read`() {
        #expect(control(knowing(refused: [("trunks", .refused)])).isMet)
    }

    @Test func `a kind cut short or failed falls short, and is named`() {
        let snapshot = knowing(broken: [("roles", .cutShort(read: 1, of: 2)), ("flows", .leftOut)])
        #expect(control.findings(in: snapshot) == ["tenant/tenant medium"])
        #expect(control(snapshot).shortfalls.first?.seen == "not read whole: roles and flows")
    }

    @Test func `a collection of which nothing is known leaves it open`() {
        #expect(control.missing(in: tenant) == [.notAsked])
    }

    @Test func `the hours can be set`() {
        #expect(!control(knowing(began: .daysAgo(1)).knowing(.captureHours, 23)).isMet)
    }

    private func knowing(
        began: Moment = .today, refused: [(kind: String, absence: Absence)] = [],
        broken: [(kind: String, absence: Absence)] = []
    ) -> TenantSnapshot {
        tenant.knowing(
            .collection, CollectionRecord(began: began, whole: ["people"], refused: refused, broken: broken))
    }
}
