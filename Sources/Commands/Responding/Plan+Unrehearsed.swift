import Capture
import ContactCenter
import GenesysCloud
import Response

extension Change {

    /// Whether it decides how people get in, and nobody can rehearse on the past whom it locks out.
    ///
    /// The audit log names addresses, so that a list of addresses can be rehearsed. By which way somebody signed in, and with which
    /// factor, it does not name.
    private var isUnrehearsed: Bool { documentKind.map(Self.gatekeepers.contains) ?? false }

    private static let gatekeepers = Set(
        [.authenticationSettings, .nativeSignIn, .identityProviders, .accessPolicies].map { (kind: Kind) in kind.name })

    /// What whoever agrees to it has to know of that; nil where there is nothing.
    var unrehearsed: String? {
        guard [.write, .make, .complete].contains(verb), isUnrehearsed, let kind = documentKind else { return nil }
        let name = target.kind == .tenant ? kind : "\(kind) \(target.name ?? target.id)"
        return
            "CANNOT BE REHEARSED: \(name) decides how people get in, and the audit log does not tell whom that locks out. Keep an "
            + "administrator signed in until somebody else has signed in anew."
    }
}

extension PlanPage {

    /// What nobody should agree to without having read it.
    var warnings: [String] {
        Guard(plan, in: circumstances).warnings + plan.changes.compactMap(\.unrehearsed)
    }
}
