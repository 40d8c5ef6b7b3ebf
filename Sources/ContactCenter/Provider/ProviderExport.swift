/// What was last imported of the company's identity provider.
public struct ProviderExport: Hashable, Sendable {

    /// As a sentence names it: `Entra ID`.
    public var provider: String

    /// When it was exported.
    public var taken: Moment

    /// The first sign-in in the logs that were imported: from then on they are taken for whole; nil where there is none.
    public var firstSignIn: Moment?

    /// The last record of a sign-in in those logs, whatever application it was to; nil where there is none.
    public var lastSignIn: Moment?

    public init(provider: String, taken: Moment, firstSignIn: Moment? = nil, lastSignIn: Moment? = nil) {
        self.provider = provider
        self.taken = taken
        self.firstSignIn = firstSignIn
        self.lastSignIn = lastSignIn
    }
}

extension Absence {

    /// Nobody imported an identity provider's export.
    public static let noProviderExport = Absence.notImported(verb: "idp", last: nil)
}

extension Fact where Value == ProviderExport {
    public static var providerExport: Self { Fact("the identity provider's export", unlessSaid: .noProviderExport) }
}
extension Fact where Value == [ProviderAccount] {
    public static var providerAccounts: Self {
        Fact("accounts at the identity provider", unlessSaid: .noProviderExport)
    }
}
extension Fact where Value == [ProviderPolicy] {
    public static var providerPolicies: Self {
        Fact("policies of the identity provider", unlessSaid: .noProviderExport)
    }
}

extension Parameter {

    /// How many days an export of the identity provider is believed.
    public static let providerExportDays = Parameter(
        "provider-export-days", .days, default: 30, in: 1...366, looser: .higher,
        source: "this project's default; no standard sets a number")
}

extension TenantSnapshot {

    /// Forgets what the identity provider's export says where it is too old to conclude anything from.
    public mutating func forgetProviderExport(olderThan days: Int, at moment: Moment) {
        guard let export = self[.providerExport].value, export.taken.duration(to: moment) > .days(days) else { return }
        let absence = Absence.notImported(verb: "idp", last: export.taken)
        self[.providerExport] = .absent(absence)
        self[.providerAccounts] = .absent(absence)
        self[.providerPolicies] = .absent(absence)
    }
}
