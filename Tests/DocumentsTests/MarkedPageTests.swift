import Reports
import Testing

@Suite("A page with generated parts")
struct MarkedPageTests {

    private let page = """
        Before.

        <!-- generated: calls -->
        old
        <!-- end: calls -->

        After.
        """

    @Test func `keeps what people wrote and replaces what is between the marks`() throws {
        let filled = try MarkedPage(page).filled(with: ["calls": "new\n"])
        #expect(
            filled == """
                Before.

                <!-- generated: calls -->

                new

                <!-- end: calls -->

                After.
                """)
    }

    @Test func `filled twice is the same as filled once`() throws {
        let once = try MarkedPage(page).filled(with: ["calls": "new\n"])
        #expect(try MarkedPage(once).filled(with: ["calls": "new\n"]) == once)
    }

    @Test func `refuses a part nothing makes`() {
        #expect(throws: MarkedPage.Flaw.unknown("calls")) { try MarkedPage(page).filled(with: [:]) }
    }

    @Test func `refuses to lose a part it has no place for`() {
        #expect(throws: MarkedPage.Flaw.noPlace("roles")) {
            try MarkedPage(page).filled(with: ["calls": "", "roles": ""])
        }
    }

    @Test func `refuses a part that does not end`() {
        #expect(throws: MarkedPage.Flaw.noEnd("calls")) {
            try MarkedPage("<!-- generated: calls -->\ntext").filled(with: ["calls": ""])
        }
    }
}
