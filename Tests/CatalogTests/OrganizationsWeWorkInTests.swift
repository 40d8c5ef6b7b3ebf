import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("ACC-10: organisations we work in are on record")
struct OrganizationsWeWorkInTests {
    let control = Control.organizationsWeWorkIn

    @Test func `counts those that let us in apart from those that did, and names the former`() {
        let trustors = [
            Trustor(id: "1", name: "Sister"), Trustor(id: "2", name: "Customer"),
            Trustor(id: "3", name: "Former", isEnabled: false),
        ]
        #expect(
            control(tenant.knowing(.trustors, trustors))
                == .exhibit(
                    Exhibit([
                        .init("organisations that let our people in", 2),
                        .init("organisations that did and no longer do", 1), .init("let in by Sister", 1),
                        .init("let in by Customer", 1),
                    ])))
    }

    @Test func `says what was not read`() {
        guard case .exhibit(let exhibit) = control(tenant.knowingInPart(.trustors, [])) else {
            Issue.record("no exhibit")
            return
        }
        #expect(exhibit.undecided.map(\.absence) == [.cutShort(read: 1, of: 2)])
    }
}
