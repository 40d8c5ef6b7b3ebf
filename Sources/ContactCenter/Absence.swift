/// Why a fact, or a part of one, could not be read.
public enum Absence: Hashable, Sendable {

    /// Nobody asked for it in this run.
    case notAsked

    /// The platform has no way to tell, whatever the permissions.
    case notOffered

    /// Our client may not read it.
    ///
    /// `permission` is what to grant, in the platform's own words: `authorization:role:view`. Where one of several
    /// would do, they are joined by ` or `.
    case notPermitted(permission: String)

    /// The organisation's own catalogue of permissions does not list what reading this needs: the product is not bought.
    case notLicensed(permission: String)

    /// Our client may read it, but not in every division.
    case outOfReach(divisions: [String])

    /// The call still failed after its last retry.
    case failed(call: String, because: String)

    /// The list was cut short: the platform spoke of `of`, and gave `read`.
    case cutShort(read: Int, of: Int)

    /// The platform answered, but without this field in it.
    case leftOut(field: String)

    /// Only the customer knows it, and has not said: `setting` is where in the configuration it goes.
    case notSupplied(setting: String)

    /// It comes from another source than the platform, and nobody imported it, or `last` is too long ago.
    ///
    /// `verb` is what imports it: `idp` for `linewarden import idp`.
    case notImported(verb: String, last: Moment?)

    /// Only a person can tell, and nobody has attested it.
    case notAttested

    /// What was read was asked something that it does not answer for sure: a question of the customer's own that failed
    /// or went beyond its bounds, or a rule that nobody stands for.
    case unanswered(because: String)

    /// It is known only once it was tried, and nobody did: `verb` is what does, `drill` for `linewarden drill`.
    case notTried(verb: String)

    /// Somebody attested it, and their word ended at that moment.
    case attestationEnded(at: Moment)
}
