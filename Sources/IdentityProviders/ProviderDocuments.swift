public import Capture
public import ContactCenter

/// What an import comes to: the documents that lie beside the platform's, with clear fields that are sealed on the way
/// into the archive.
public struct ProviderDocuments: Sendable {
    public private(set) var documents: [Document] = []

    /// What the manifest says of each kind that was imported.
    public private(set) var records: [Manifest.KindRecord] = []

    /// How many accounts were joined to somebody here, by what.
    public private(set) var joined: [String: Int] = [:]

    /// Accounts that can be used and are nobody's here.
    public private(set) var activeStrangers = 0
    public private(set) var accounts = 0

    /// Who here has an account.
    public private(set) var people: Set<String> = []

    public struct Document: Sendable {
        public let kind: Kind
        public let id: String

        /// Under whose key its personal fields are sealed.
        public let person: String
        public let json: JSON
    }

    /// What the import before knew of an account.
    public struct Earlier: Sendable {
        let department: String?
        let move: JSON?
    }

    /// - Parameters:
    ///   - earlier: The accounts of the import before, by id.
    ///   - holdings: What people hold here now, by id.
    ///   - moment: When the export was taken.
    /// - Throws: ``ExportError`` where no file lists accounts.
    public init(
        of read: ProviderImport, joining: Joining, after earlier: [String: Earlier],
        holding holdings: [String: Holdings],
        taken moment: Moment
    ) throws(ExportError) {
        guard let provider = read.provider, !read.accounts.isEmpty else {
            throw ExportError("none of the files", "lists an account")
        }
        let matches = joining.matches(of: read.accounts.values.map { read.joinable($0, at: provider) })
        for account in read.accounts.values.sorted(by: { $0.id < $1.id }) {
            let match = matches[account.id]
            let move = Self.move(of: account, earlier[account.id], match.flatMap { holdings[$0.person] }, moment)
            add(account, externalID: account.externalID ?? read.links[account.id], match, move)
            note(match, isActive: account.status.flatMap(provider.state) == .active)
        }
        addFactors(read.factors)
        addSignIns(read.signIns, tellsProofs: read.tellsProofs)
        addPolicies(read.policies)
        addExport(of: provider, read.files, moment, (read.firstSignIn, read.lastSignIn))
        records = IdentityProviders.kinds.compactMap { record(of: $0, read.absences) }
    }

    private mutating func note(_ match: Joining.Match?, isActive: Bool) {
        accounts += 1
        if let match {
            joined[match.by, default: 0] += 1
            people.insert(match.person)
        } else if isActive {
            activeStrangers += 1
        }
    }

    private func record(of kind: Kind, _ absences: [Kind: [Absence]]) -> Manifest.KindRecord? {
        guard kind == .providerExport || absences[kind] != nil else { return nil }
        return Manifest.KindRecord(
            kind.name, documents: documents.count { $0.kind == kind }, absences: absences[kind] ?? [],
            isSuppliedByHand: true)
    }

    private mutating func add(
        _ kind: Kind, _ id: String, of person: String? = nil, _ body: (inout JSONWriter) -> Void
    ) {
        var writer = JSONWriter()
        writer.object(body)
        guard let json = try? JSON(writer.bytes) else { preconditionFailure("a document we wrote must be JSON") }
        documents.append(Document(kind: kind, id: id, person: person ?? "idp:\(id)", json: json))
    }
}

extension ProviderDocuments {

    /// A change of department since the import before, or the last one there was.
    private static func move(
        of account: ExportedAccount, _ earlier: Earlier?, _ held: Holdings?, _ moment: Moment
    ) -> JSON? {
        guard let earlier else { return nil }
        guard let from = earlier.department, let to = account.department, from != to, let held else {
            return earlier.move
        }
        var writer = JSONWriter()
        writer.object { json in
            json.field("from", from)
            json.field("to", to)
            json.field("noticed", moment.iso8601)
            json.field("held", held.entries)
        }
        return try? JSON(writer.bytes)
    }

    private mutating func add(
        _ account: ExportedAccount, externalID: String?, _ match: Joining.Match?, _ move: JSON?
    ) {
        add(.providerAccounts, account.id, of: match?.person) { json in
            json.field("id", account.id)
            json.field("status", ifPresent: account.status)
            json.field("department", ifPresent: account.department)
            json.field("manager", ifPresent: account.manager)
            json.field("externalId", ifPresent: externalID)
            json.field("email", ifPresent: account.email)
            json.field("userName", ifPresent: account.userName)
            json.field("displayName", ifPresent: account.displayName)
            json.field("person", ifPresent: match?.person)
            json.field("joinedBy", ifPresent: match?.by)
            if let move {
                json.key("move")
                json.json(move)
            }
        }
    }

    private mutating func addFactors(_ factors: [String: [String]]) {
        for (account, words) in factors.sorted(by: { $0.key < $1.key }) {
            add(.providerFactors, account) { json in
                json.field("id", account)
                json.field("factors", Set(words).sorted())
            }
        }
    }

    private mutating func addSignIns(_ signIns: [String: SignInTally], tellsProofs: Bool) {
        for (account, tally) in signIns.sorted(by: { $0.key < $1.key }) {
            add(.providerSignIns, account) { json in
                json.field("id", account)
                json.field("count", tally.count)
                json.field("last", ifPresent: tally.last?.iso8601)
                json.field("unmanaged", tally.unmanaged)
                json.field("lastUnmanaged", ifPresent: tally.lastUnmanaged?.iso8601)
                json.field("untold", tally.untold)
                json.field("strong", tally.strong.moments.map(\.iso8601))
                json.field("factorUntold", tally.untoldProofs + (tellsProofs ? 0 : tally.provedElsewhere))
            }
        }
    }

    private mutating func addPolicies(_ policies: [String: ExportedPolicy]) {
        for policy in policies.values.sorted(by: { $0.id < $1.id }) {
            add(.providerPolicies, policy.id) { json in
                json.field("id", policy.id)
                json.field("name", policy.name)
                json.field("state", policy.state)
                if let demands = policy.demandsSecondFactor { json.field("demandsSecondFactor", demands) }
                if let covers = policy.coversEverybody { json.field("coversEverybody", covers) }
                json.field("exceptions", policy.exceptions)
            }
        }
    }

    private mutating func addExport(
        of provider: IdentityProviders.Provider, _ files: [(name: String, sha256: String, records: Int)],
        _ moment: Moment, _ signIns: (first: Moment?, last: Moment?)
    ) {
        add(.providerExport, Kind.providerExport.name) { json in
            json.field("provider", provider.rawValue)
            json.field("taken", moment.iso8601)
            json.field("firstSignIn", ifPresent: signIns.first?.iso8601)
            json.field("lastSignIn", ifPresent: signIns.last?.iso8601)
            json.array("files") { json in
                for file in files {
                    json.object { json in
                        json.field("name", file.name)
                        json.field("sha256", file.sha256)
                        json.field("records", file.records)
                    }
                }
            }
        }
    }
}

extension ProviderImport {

    /// What of an account it is joined by.
    fileprivate func joinable(
        _ account: ExportedAccount, at provider: IdentityProviders.Provider
    ) -> Joining.Account {
        Joining.Account(
            id: account.id, externalID: account.externalID ?? links[account.id],
            addresses: [account.email, account.userName].compactMap(\.self),
            isBlocked: account.status.flatMap(provider.state)?.isBlocked ?? false)
    }
}

extension ProviderAccount.State {
    var isBlocked: Bool {
        if case .blocked = self { true } else { false }
    }
}
