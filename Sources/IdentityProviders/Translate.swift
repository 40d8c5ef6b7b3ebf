public import Capture
public import ContactCenter

extension IdentityProviders {

    /// Adds what a capture says of the identity provider; where nothing was imported, its facts stay absent.
    ///
    /// - Throws: ``CaptureError`` if a file of the capture does not read.
    public static func translate(_ capture: Capture, into snapshot: inout TenantSnapshot) throws(CaptureError) {
        guard let export = try capture.setting(.providerExport)?.config,
            let provider = export["provider"]?.string.flatMap(Provider.init(rawValue:)),
            let taken = export["taken"]?.moment
        else { return }
        snapshot[.providerExport] = .observed(
            ProviderExport(
                provider: provider.name, taken: taken, firstSignIn: export["firstSignIn"]?.moment,
                lastSignIn: export["lastSignIn"]?.moment))
        let reading = AccountReading(
            provider, factors: try factors(of: capture, provider), signIns: try signIns(of: capture))
        snapshot[.providerAccounts] = try capture.list(.providerAccounts, reading.account)
        snapshot[.providerPolicies] = try capture.list(.providerPolicies) { policy($0, of: provider) }
    }

    private static func factors(
        of capture: Capture, _ provider: Provider
    ) throws(CaptureError) -> Reading<[String: [SecondFactor]]> {
        var factors: [String: [SecondFactor]] = [:]
        try capture.each(.providerFactors) { document in
            factors[document.id] =
                (document["factors"]?.elements.compactMap(\.string) ?? []).compactMap(provider.factor)
        }
        return capture.whole(.providerFactors, factors)
    }

    private static func signIns(of capture: Capture) throws(CaptureError) -> Reading<[String: ProviderSignIns]> {
        var signIns: [String: ProviderSignIns] = [:]
        try capture.each(.providerSignIns) { document in
            signIns[document.id] = ProviderSignIns(
                count: document["count"]?.integer ?? 0, unmanaged: document["unmanaged"]?.integer ?? 0,
                lastUnmanaged: document["lastUnmanaged"]?.moment, untold: document["untold"]?.integer ?? 0,
                strong: document["strong"]?.elements.compactMap(\.moment) ?? [],
                // Imports of before do not say, or only by the hour: then nobody knows.
                factorUntold: (document["strong"] == nil ? nil : document["factorUntold"]?.integer)
                    ?? document["count"]?.integer ?? 0)
        }
        return capture.whole(.providerSignIns, signIns)
    }

    private static func policy(_ document: Document, of provider: Provider) -> ProviderPolicy? {
        guard let force = document["state"]?.string.flatMap(provider.force) else { return nil }
        return ProviderPolicy(
            id: .init(document.id), name: document["name"]?.string ?? document.id, force: force,
            demandsSecondFactor: document.flag("demandsSecondFactor"),
            coversEverybody: document.flag("coversEverybody"),
            exceptions: document["exceptions"]?.integer ?? 0)
    }
}

/// Accounts on their way from documents to facts.
private struct AccountReading {
    private let provider: IdentityProviders.Provider
    private let factors: Reading<[String: [SecondFactor]]>
    private let signIns: Reading<[String: ProviderSignIns]>

    init(
        _ provider: IdentityProviders.Provider, factors: Reading<[String: [SecondFactor]]>,
        signIns: Reading<[String: ProviderSignIns]>
    ) {
        self.provider = provider
        self.factors = factors
        self.signIns = signIns
    }

    func account(_ document: Document) -> ProviderAccount? {
        ProviderAccount(
            id: .init(document.id), person: document["person"]?.string.map { Person.ID($0) },
            joinedBy: document["joinedBy"]?.string.flatMap(ProviderAccount.Join.init(rawValue:)),
            state: state(document["status"]?.string),
            // An account without a line of its own was not in the file: nobody knows what it has.
            factors: part(factors, of: document.id) ?? .absent(.leftOut(field: "the account's factors")),
            signIns: part(signIns, of: document.id) ?? .observed(.none),
            move: document["move"].flatMap(move))
    }

    private func part<Value>(_ reading: Reading<[String: Value]>, of id: String) -> Reading<Value>? {
        switch reading {
        case .observed(let values): values[id].map { .observed($0) }
        case .partial(let values, let absences):
            values[id].map { .partial($0, absences) } ?? absences.first.map { .absent($0) }
        case .absent(let absence): .absent(absence)
        }
    }

    private func state(_ word: String?) -> Reading<ProviderAccount.State> {
        guard let word else { return .absent(.leftOut(field: "the account's state (accountEnabled, status)")) }
        return provider.state(word).map { .observed($0) } ?? .absent(.leftOut(field: "a status we know: \(word)"))
    }

    private func move(_ json: JSON) -> ProviderAccount.Move? {
        guard let from = json["from"]?.string, let to = json["to"]?.string, let noticed = json["noticed"]?.moment,
            let held = json["held"]
        else { return nil }
        return ProviderAccount.Move(
            from: from, to: to, noticed: noticed, held: Holdings(held.elements.compactMap(\.string)))
    }
}

extension Document {
    fileprivate func flag(_ key: StaticString) -> Reading<Bool> {
        self[key]?.boolean.map { .observed($0) } ?? .absent(.leftOut(field: "\(key)"))
    }
}

extension Capture {

    /// What was gathered of a kind, with everything its record leaves open.
    fileprivate func whole<Value>(_ kind: Kind, _ value: Value) -> Reading<Value> {
        guard let record = manifest.record(of: kind.name) else { return .absent(.noProviderExport) }
        return record.absences.isEmpty ? .observed(value) : .partial(value, record.absences)
    }

    /// The documents of a kind, translated; nil leaves one out and makes the list partial.
    fileprivate func list<Item>(
        _ kind: Kind, _ translate: (Document) -> Item?
    ) throws(CaptureError) -> Reading<[Item]> {
        var items: [Item] = []
        var read = 0
        try each(kind) { document in
            read += 1
            if let item = translate(document) { items.append(item) }
        }
        guard let record = manifest.record(of: kind.name) else { return .absent(.noProviderExport) }
        var absences = record.absences
        if items.count < record.documents { absences.append(.cutShort(read: items.count, of: record.documents)) }
        return absences.isEmpty ? .observed(items) : .partial(items, absences)
    }
}
