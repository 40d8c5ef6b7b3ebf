import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("IDN-08: both lists are joined")
struct BothListsAreJoinedTests {
    let control = Control.bothListsAreJoined

    @Test func `counts both lists, and what is in one of them only`() {
        let people = [Person(id: "p"), Person(id: "q"), Person(id: "r"), Person(id: "gone", state: .inactive)]
        let accounts = [
            ProviderAccount(id: "1", person: "p", joinedBy: .externalID),
            ProviderAccount(id: "2", person: "q", joinedBy: .email),
            ProviderAccount(id: "3"), ProviderAccount(id: "4", state: .observed(.blocked("status = SUSPENDED"))),
        ]
        let verdict = control(tenant.knowing(.people, people).knowing(.providerAccounts, accounts))
        guard case .exhibit(let exhibit) = verdict else {
            Issue.record("no exhibit: \(verdict)")
            return
        }
        #expect(exhibit.rows.map(\.count) == [3, 4, 1, 1, 1, 1])
        #expect(exhibit.undecided == [])
    }

    @Test func `without an import there is nothing to count`() {
        #expect(control.missing(in: tenant.knowing(.people, [])) == [.noProviderExport])
    }
}
