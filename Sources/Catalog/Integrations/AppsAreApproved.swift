public import Assurance
import ContactCenter

extension Control {
    public static let appsAreApproved = Control(
        "INT-08",
        "Every third-party application let in comes from an approved supplier",
        severity: .high,
        satisfies: .iso27001("A.5.19"), .iso27001("A.5.21"), .nistCSF("GV.SC-07"), .nistCSF("ID.AM-04"),
        .nist80053("SA-9"), .pciDSS("12.8.1"), .csaCCM("STA-07"),
        why: """
            An application somebody authorised reads the tenant with rights of its own, whether or not anybody still \
            uses it. Its maker's breach is then ours, and our supplier list says nothing about it.
            """,
        remedy: """
            Ask who needs the application, assess its maker and list it under suppliers; or withdraw the \
            authorisation. Answer pending requests instead of leaving them for somebody else to accept.
            """,
        of: .apps,
        given: Fact(ifKnown: .approvedSuppliers)
    ) { approved in
        Question { app in
            var defects = Defects(of: .app(app))
            if app.isAuthorized, let approved = defects.know(approved, of: .approvedSuppliers),
                !approved.contains(app.name)
            {
                defects.add(
                    .high, "is authorised and on no list of ours", seen: "authorised",
                    expected: "an entry in suppliers")
            }
            if app.isPending {
                defects.add(
                    .low, "waits for rights to be granted", seen: "a pending request",
                    expected: "requests answered")
            }
            return defects
        }
    }
}
