import ContactCenter
import Testing

@Suite("A person")
struct PersonTests {
    static let early = Moment(milliseconds: 1)
    static let late = Moment(milliseconds: 2)
    static let unknown = Absence.leftOut(field: "x")

    @Test(
        arguments: [
            (.observed(early), .observed(late), .observed(late)), (.observed(late), .observed(early), .observed(late)),
            (.observed(nil), .observed(late), .observed(late)), (.observed(early), .observed(nil), .observed(early)),
            (.observed(nil), .observed(nil), .observed(nil)), (.absent(unknown), .observed(late), .observed(late)),
            (.observed(early), .absent(unknown), .observed(early)),
            (.absent(unknown), .observed(nil), .absent(unknown)),
            (.observed(nil), .absent(unknown), .absent(unknown)),
            (.absent(unknown), .absent(unknown), .absent(unknown)),
        ] as [(Reading<Moment?>, Reading<Moment?>, Reading<Moment?>)])
    func `was last seen at the later sign of life, and never only if both say so`(
        password: Reading<Moment?>, token: Reading<Moment?>, seen: Reading<Moment?>
    ) {
        #expect(Person(id: "p", lastPasswordSignIn: password, lastToken: token).lastSeen == seen)
    }

    @Test func `is active only in that one state`() {
        #expect(Person(id: "p").isActive)
        #expect(!Person(id: "p", state: .inactive).isActive)
        #expect(!Person(id: "p", state: .deleted).isActive)
        #expect(!Person(id: "p", state: .other("ACTIVE")).isActive)
    }
}
