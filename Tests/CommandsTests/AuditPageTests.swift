import Capture
import ContactCenter
import Platforms
import Testing

@testable import Commands

@Suite("What a reading of the audit log is told as")
struct AuditPageTests {
    private let page = AuditPage(
        tenant: "acme",
        .init(
            records: [
                AuditReadingRecord(
                    AuditWindow(
                        service: "Directory", from: Moment(milliseconds: 0), to: Moment(milliseconds: 86_400_000)),
                    read: 12, gap: nil),
                AuditReadingRecord(
                    AuditWindow(
                        service: "Quality", from: Moment(milliseconds: 0), to: Moment(milliseconds: 86_400_000)),
                    read: 0, gap: .cancelled),
            ], requests: 9))

    @Test func `names what is missing, from when to when, and why`() {
        #expect(
            page.text == """
                acme: 12 new entries of 2 services, 9 requests

                Missing, and asked for again next time:
                  Quality  1970-01-01T00:00:00Z to 1970-01-02T00:00:00Z: the platform cancelled the query

                """)
    }

    @Test func `says the same to a machine`() throws {
        let windows = try #require(try JSON(page.json)["windows"]).elements.map { $0 }
        #expect(windows.map { $0["state"]?.string } == ["whole", "gap"])
        #expect(windows.map { $0["gap"]?.string } == [nil, "cancelled"])
    }
}
