/// Somebody's account at the company's identity provider, as its export has it.
///
/// Carries no name and no address: whose it is here was worked out when the export was imported.
public struct ProviderAccount: Identifiable, Sendable {
    public let id: Identifier<ProviderAccount>

    /// Who that is here; nil if nobody.
    public var person: Person.ID?
    public var joinedBy: Join?

    /// Whether it can be used, or why nobody knows.
    public var state: Reading<State>

    /// What is enrolled beside the password.
    public var factors: Reading<[SecondFactor]>

    /// How it was used; no sign-in at all where it does not stand in a log that was imported.
    public var signIns: Reading<ProviderSignIns>

    /// The last change of department that an import noticed.
    public var move: Move?

    /// What an account and a person were joined by.
    public enum Join: String, Sendable {

        /// The provider's record names the person's id here.
        case externalID = "external id"
        case email = "e-mail"
    }

    public enum State: Hashable, Sendable {
        case active

        /// Made, and not used yet: `STAGED`.
        case waiting(String)

        /// It lets nobody in: `accountEnabled = false`.
        case blocked(String)
    }

    /// That somebody's department is another than at the import before.
    public struct Move: Hashable, Sendable {
        public var from: String
        public var to: String

        /// When the export that first had the new one was taken.
        public var noticed: Moment

        /// What they held here then.
        public var held: Holdings

        public init(from: String, to: String, noticed: Moment, held: Holdings) {
            self.from = from
            self.to = to
            self.noticed = noticed
            self.held = held
        }
    }

    public init(
        id: ID, person: Person.ID? = nil, joinedBy: Join? = nil, state: Reading<State> = .observed(.active),
        factors: Reading<[SecondFactor]> = .observed([]), signIns: Reading<ProviderSignIns> = .observed(.none),
        move: Move? = nil
    ) {
        self.id = id
        self.person = person
        self.joinedBy = joinedBy
        self.state = state
        self.factors = factors
        self.signIns = signIns
        self.move = move
    }
}

/// Something that proves who signs in, beside a password.
public struct SecondFactor: Hashable, Sendable {

    /// What the provider calls it: `mobilePhone`, `token:software:totp`.
    public var word: String
    public var strength: Strength

    public enum Strength: Sendable {
        case strong

        /// It goes through a telephone network or a mailbox, or is one more thing to know.
        case weak

        /// A word we do not know.
        case unknown
    }

    public init(_ word: String, _ strength: Strength) {
        self.word = word
        self.strength = strength
    }
}

/// The successful sign-ins of one account in the logs that were imported.
public struct ProviderSignIns: Hashable, Sendable {
    public var count: Int

    /// From a device that the log says nobody manages.
    public var unmanaged: Int
    public var lastUnmanaged: Moment?

    /// Of which the log does not say what the device was.
    public var untold: Int

    /// When it signed in with a strong second factor, sorted: of each hour the first time and the last.
    public var strong: [Moment]

    /// Of which the log does not say what they were proved with.
    public var factorUntold: Int

    public static let none = ProviderSignIns(count: 0)

    public init(
        count: Int, unmanaged: Int = 0, lastUnmanaged: Moment? = nil, untold: Int = 0,
        strong: [Moment] = [], factorUntold: Int = 0
    ) {
        self.count = count
        self.unmanaged = unmanaged
        self.lastUnmanaged = lastUnmanaged
        self.untold = untold
        self.strong = strong
        self.factorUntold = factorUntold
    }
}
