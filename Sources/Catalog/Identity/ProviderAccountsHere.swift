import Assurance
import ContactCenter

/// Which account at the identity provider is whose here, and who is meant to have none.
struct ProviderAccountsHere: Sendable {
    private let accounts: [ProviderAccount]
    private let places: [Person.ID: Int]
    private let exempt: [Register]

    /// - Parameter registers: Of people meant to be unknown to the provider; one nobody gave exempts nobody.
    init(_ accounts: [ProviderAccount], exempting registers: Reading<Register>...) {
        self.accounts = accounts
        let joined = accounts.indices.lazy.compactMap { place in accounts[place].person.map { ($0, place) } }
        places = Dictionary(joined) { first, _ in first }
        exempt = registers.compactMap(\.value)
    }

    /// nil where the person has none.
    subscript(person: Person.ID) -> ProviderAccount? { places[person].map { accounts[$0] } }

    func isExempt(_ person: Person.ID) -> Bool { exempt.contains { $0.contains(person.rawValue) } }
}
