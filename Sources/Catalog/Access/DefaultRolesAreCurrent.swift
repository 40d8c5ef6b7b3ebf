public import Assurance
import ContactCenter

extension Control {
    public static let defaultRolesAreCurrent = Control(
        "ACC-05",
        "Roles the platform brings are as it brings them today",
        severity: .low,
        satisfies: .iso27001("A.5.18"), .nistCSF("PR.AA-05"), .nist80053("AC-2(7)"),
        why: """
            Everybody takes a role with the vendor's name for the vendor's role. One that fell behind, or was changed \
            here, gives something else than its name and its documentation say.
            """,
        remedy: """
            Compare the role with the platform's own and bring it up to date. What was changed here on purpose goes into \
            a copy under a name of your own.
            """,
        of: .roles
    ) {
        Question { role in
            if role.isDefault.value == false || role.needsUpdate.value == false { return false }
            return role.isDefault.value.flatMap { _ in role.needsUpdate.value }
        } finding: { role in
            Shortfall(
                .role(role), "is not what the platform brings under this name", seen: "needs an update",
                expected: "the platform's own role, or one with a name of your own")
        } missing: {
            ($0.isDefault.absences + $0.needsUpdate.absences).first ?? .notOffered
        }
    }
}
