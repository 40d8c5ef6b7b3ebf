import Assurance
import ContactCenter

/// Which account at the identity provider is whose here, and who is meant to have none.
struct ProviderAccountsHere: Sendable {
    private let accounts: [Person.ID: ProviderAccount]
    private let exempt: [Register]

    /// - Parameter registers: Of people meant to be unknown to the provider; one nobody gave exempts nobody.
    init(_ accounts: [ProviderAccount], exempting registers: Reading<Register>...) {
        let joined = accounts.compactMap { account in account.person.map { ($0, account) } }
        self.accounts = Dictionary(joined) { first, _ in first }
        exempt = registers.compactMap(\.value)
    }

    /// nil where the person has none.
    subscript(person: Person.ID) -> ProviderAccount? { accounts[person] }

    func isExempt(_ person: Person.ID) -> Bool { exempt.contains { $0.contains(person.rawValue) } }
}
