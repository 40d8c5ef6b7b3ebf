/// A rule by which the identity provider lets people in: a conditional-access or sign-on policy.
public struct ProviderPolicy: Identifiable, Sendable {
    public let id: Identifier<ProviderPolicy>
    public var name: String
    public var force: Force
    public var demandsSecondFactor: Reading<Bool>

    /// Whether it is for every account and every application but those it names as exceptions.
    public var coversEverybody: Reading<Bool>

    /// How many accounts, groups and roles it makes an exception of.
    public var exceptions: Int

    public enum Force: Hashable, Sendable {
        case enforced

        /// It notes what it would have done and lets everybody in.
        case watching
        case off
    }

    public init(
        id: ID, name: String, force: Force = .enforced, demandsSecondFactor: Reading<Bool> = .observed(true),
        coversEverybody: Reading<Bool> = .observed(true), exceptions: Int = 0
    ) {
        self.id = id
        self.name = name
        self.force = force
        self.demandsSecondFactor = demandsSecondFactor
        self.coversEverybody = coversEverybody
        self.exceptions = exceptions
    }
}

extension Subject {
    public static func providerPolicy(_ policy: ProviderPolicy) -> Subject {
        Subject(.providerPolicy, policy.id.rawValue, name: policy.name)
    }

    public static func account(_ id: ProviderAccount.ID) -> Subject { Subject(.account, id.rawValue) }
}
