/// Finds out whose an account is: by the id the provider has for the person here, then by e-mail.
///
/// Addresses are compared without case. An address two people have says nothing, and of several accounts one person
/// may have, only one that is not blocked can be theirs.
public struct Joining: Sendable {
    private var ids: Set<String> = []
    private var people: [String: Owner] = [:]

    private enum Owner {
        case one(String)
        case several
    }

    /// What of an account it is joined by.
    public struct Account: Sendable {
        let id: String
        let externalID: String?
        let addresses: [String]
        let isBlocked: Bool
    }

    /// Whose an account is, and how that was found out.
    public struct Match: Hashable, Sendable {
        public let person: String

        /// `external id` or `e-mail`.
        public let by: String
    }

    public init() {}

    /// Adds somebody who is here.
    public mutating func add(person id: String, addresses: [String]) {
        ids.insert(id)
        for address in Set(addresses.map { $0.lowercased() }) {
            people[address] = people[address] == nil ? .one(id) : .several
        }
    }

    /// How many people there are here.
    public var count: Int { ids.count }

    /// The owners of accounts, by the accounts' ids; an account that is nobody's, or might be somebody else's, has none.
    func matches(of accounts: some Sequence<Account>) -> [String: Match] {
        var claims: [String: [(Account, Match)]] = [:]
        for account in accounts {
            if let match = match(account) { claims[match.person, default: []].append((account, match)) }
        }
        var matches: [String: Match] = [:]
        for claims in claims.values {
            if let (account, match) = Self.settled(claims) { matches[account.id] = match }
        }
        return matches
    }

    private func match(_ account: Account) -> Match? {
        if let id = account.externalID, ids.contains(id) { return Match(person: id, by: "external id") }
        for address in account.addresses {
            if case .one(let person)? = people[address.lowercased()] { return Match(person: person, by: "e-mail") }
        }
        return nil
    }

    private static func settled(_ claims: [(Account, Match)]) -> (Account, Match)? {
        if claims.count == 1 { return claims[0] }
        let named = claims.filter { $0.1.by == "external id" }
        if named.count == 1 { return named[0] }
        let usable = claims.filter { !$0.0.isBlocked }
        return usable.count == 1 ? usable[0] : nil
    }
}
