public import Capture
public import Redaction

/// What an earlier capture holds of the identity provider, taken along into the next one.
///
/// Who came or left here since is joined anew; an account whose owner is another now is sealed under the new owner's
/// key.
public struct CarriedExport {
    private let earlier: Capture
    private let open: (String) -> Seal.KeyState

    /// - Parameter keys: Looks a person's key up by its id.
    public init(of earlier: Capture, keys: @escaping (String) -> Seal.KeyState) {
        self.earlier = earlier
        open = keys
    }

    /// Whether there is anything to carry.
    public var isEmpty: Bool { !earlier.contains(.providerExport) }

    /// What the import before knew of each account, by id.
    public func accounts() throws(CaptureError) -> [String: ProviderDocuments.Earlier] {
        var accounts: [String: ProviderDocuments.Earlier] = [:]
        try earlier.each(.providerAccounts) { document in
            accounts[document.id] = .init(department: document["department"]?.string, move: document["move"])
        }
        return accounts
    }

    /// The documents to keep, joined to the people there are now.
    public func documents(
        joining: Joining, redactor: inout Redactor
    ) throws(CaptureError) -> [(kind: Kind, id: String, config: [UInt8])] {
        var kept: [(kind: Kind, id: String, config: [UInt8])] = []
        for kind in IdentityProviders.kinds where kind != .providerAccounts {
            try earlier.each(kind) { kept.append((kind, $0.id, $0.config.canonical())) }
        }
        let provider = try earlier.setting(.providerExport)?.config["provider"]?.string
            .flatMap(IdentityProviders.Provider.init(rawValue:))
        let accounts = try earlier.documents(of: .providerAccounts)
        let matches = joining.matches(of: accounts.map { joinable($0, at: provider) })
        for account in accounts {
            let match = matches[account.id] ?? lastKnown(account, joining)
            kept.append((.providerAccounts, account.id, rewritten(account, match, &redactor)))
        }
        return kept
    }

    /// Somebody erased since has no address left to be joined by: what was known of them stays.
    private func lastKnown(_ account: Document, _ joining: Joining) -> Joining.Match? {
        guard text(account, "email") == nil, text(account, "userName") == nil,
            let person = account["person"]?.string, let by = account["joinedBy"]?.string
        else { return nil }
        return Joining.Match(person: person, by: by)
    }

    private func joinable(_ account: Document, at provider: IdentityProviders.Provider?) -> Joining.Account {
        let state = account["status"]?.string.flatMap { provider?.state($0) }
        return Joining.Account(
            id: account.id, externalID: account["externalId"]?.string,
            addresses: [text(account, "email"), text(account, "userName")].compactMap(\.self),
            isBlocked: state?.isBlocked ?? false)
    }

    private func text(_ account: Document, _ field: String) -> String? {
        guard let value = account.config[key: field],
            case .text(let text)? = Seal.open(value, at: "\(Kind.providerAccounts.name)/\(field)", keys: open)
        else { return nil }
        return text.exposed
    }

    /// The same document where its owner is the same.
    private func rewritten(_ account: Document, _ match: Joining.Match?, _ redactor: inout Redactor) -> [UInt8] {
        if account["person"]?.string == match?.person, account["joinedBy"]?.string == match?.by {
            return account.config.canonical()
        }
        var writer = JSONWriter()
        writer.object { json in
            for (key, value) in account.config.members.map({ ($0.key, $0.value) })
            where !["person", "joinedBy", "displayName", "email", "userName"].contains(key) {
                json.key(key)
                json.json(value)
            }
            for field in ["displayName", "email", "userName"] { json.field(field, ifPresent: text(account, field)) }
            json.field("person", ifPresent: match?.person)
            json.field("joinedBy", ifPresent: match?.by)
        }
        guard let document = try? JSON(writer.bytes) else { return account.config.canonical() }
        return redactor.keep(
            document, kind: .providerAccounts, id: account.id, person: match?.person ?? "idp:\(account.id)"
        ).config
    }
}
