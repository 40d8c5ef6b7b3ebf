import ContactCenter
import Testing
import Tickets
import Webhooks

@testable import Commands

@Suite("What is told of announced change tickets")
struct DeliveryLinesTests {
    private static let moment = Moment(milliseconds: 1_795_500_000_000)

    @Test(arguments: [
        (
            DeliveryOutcome.kept(.init(tickets: 1, withdrawn: 0, overtaken: 0, commit: "3fa85f64128800000000")),
            "1 change ticket, in the archive as 3fa85f641288"
        ),
        (
            .kept(.init(tickets: 2, withdrawn: 1, overtaken: 3, commit: "3fa85f64128800000000")),
            "2 change tickets, 1 withdrawn, 3 overtaken, in the archive as 3fa85f641288"
        ),
        (.repeated, "taken before"),
        (.busy, "refused with 503: another run has the tenant"),
        (.flawed(.tooMany(1001)), "refused with 422: 1001 tickets are more than the 1000 a delivery may have"),
    ])
    func `is a line each`(outcome: DeliveryOutcome, words: String) {
        #expect(DeliveryLines.line(outcome, 0, at: Self.moment) == "2026-11-24T06:00:00Z \(words)")
    }

    @Test func `of strangers is one a minute, and how many there were besides`() {
        var strangers = DeliveryLines.Strangers()
        let after = { (seconds: Int) in Self.moment.advanced(by: .seconds(seconds)) }
        #expect(strangers.come(at: after(0)) == 0)
        #expect(strangers.come(at: after(1)) == nil)
        #expect(strangers.come(at: after(59)) == nil)
        #expect(strangers.come(at: after(60)) == 2)
        #expect(strangers.come(at: after(61)) == nil)
        #expect(strangers.come(at: after(0)) == 1, "a clock that was put back keeps nobody quiet")
        #expect(
            DeliveryLines.line(.unsigned("has no Linewarden-Signature"), 2, at: Self.moment)
                == "2026-11-24T06:00:00Z refused with 401: the delivery has no Linewarden-Signature; 2 before it were refused and not told"
        )
    }
}
