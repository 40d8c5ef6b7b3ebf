import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("DAT-09: people get answers in time")
struct PeopleGetAnswersInTimeTests {
    let control = Control.peopleGetAnswersInTime

    @Test func `what is done is in order however long ago, and so is none`() {
        #expect(control(knowing(.done, made: .daysAgo(400))) == .met(examined: 1))
        #expect(control(tenant.knowing(.subjectRequests, [])) == .met(examined: 0))
    }

    @Test func `what is open may be thirty days old`() {
        #expect(control(knowing(.open, made: .daysAgo(30))).isMet)
        #expect(control.findings(in: knowing(.open, made: .daysAgo(30).justBefore)) == ["request/r high"])
        #expect(!control(knowing(.open, made: .daysAgo(30)).knowing(.requestDays, 29)).isMet)
    }

    @Test func `what failed falls short at once`() {
        #expect(control.findings(in: knowing(.failed, made: .today)) == ["request/r high"])
    }

    @Test func `one of which nobody knows when it was made leaves it open`() {
        let request = SubjectRequest(id: "r", wish: .copy, made: .absent(.leftOut), state: .open)
        #expect(control.missing(in: tenant.knowing(.subjectRequests, [request])) == [.leftOut])
    }

    private func knowing(_ state: SubjectRequest.State, made: Moment) -> TenantSnapshot {
        tenant.knowing(
            .subjectRequests, [SubjectRequest(id: "r", wish: .erasure, made: .observed(made), state: state)])
    }
}
