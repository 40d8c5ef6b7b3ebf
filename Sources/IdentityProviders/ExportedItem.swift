import ContactCenter

/// What one record of an export says, in words that are nobody's own but for the values.
enum ExportedItem {
    case account(ExportedAccount)

    /// That an account is assigned to the platform under this id there.
    case link(account: String, externalID: String)

    /// Everything enrolled for an account.
    case factors(account: String, [String])

    /// One more thing enrolled for an account.
    case factor(account: String, String)
    case signIn(ExportedSignIn)
    case policy(ExportedPolicy)

    /// That an account proved who it is with a second factor, told apart from the sign-in itself.
    case proof(account: String, at: Moment, String)

    /// Understood, and nothing to keep: a sign-in that failed, an event of another kind.
    case nothing
}

struct ExportedAccount {
    var id: String

    /// The provider's own word; nil where the export has none.
    var status: String?
    var department: String?
    var manager: String?
    var externalID: String?
    var email: String?
    var userName: String?
    var displayName: String?
}

struct ExportedSignIn {
    var account: String
    var at: Moment

    /// Whether somebody manages the device; nil where the log does not say.
    var isManaged: Bool?

    /// What it was proved with.
    var proof: Proof

    enum Proof: Sendable {

        /// A second factor that is strong, anew.
        case strong

        /// None, one that is weak, or one that was given earlier.
        case none

        /// The log does not say, or in a word we do not know.
        case untold

        /// The log says so in a record of its own, if at all.
        case elsewhere
    }

    /// The application's names and ids.
    var applications: [String]
}

struct ExportedPolicy {
    var id: String
    var name: String
    var state: String
    var demandsSecondFactor: Bool?
    var coversEverybody: Bool?
    var exceptions: Int
}
