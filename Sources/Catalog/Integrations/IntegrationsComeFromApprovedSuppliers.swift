public import Assurance
import ContactCenter

extension Control {
    public static let integrationsComeFromApprovedSuppliers = Control(
        "INT-09",
        "Every enabled integration comes from an approved supplier and works",
        severity: .high,
        satisfies: .iso27001("A.5.19"), .iso27001("A.5.20"), .iso27001("A.5.21"), .iso27001("A.5.22"),
        .iso27001("A.5.23"), .nistCSF("GV.SC-07"), .nistCSF("ID.AM-04"), .nist80053("SA-9"), .pciDSS("12.8.1"),
        .csaCCM("STA-07"),
        why: """
            An integration from the marketplace handles calls, contacts or transcripts on its maker's machines. If \
            nobody assessed that maker, nobody knows where customers' words end up.
            """,
        remedy: """
            Assess the maker and list it under suppliers, or disable the integration. Repair or remove one that is \
            failing: whoever relied on it has found another way.
            """,
        of: .integrations,
        given: Fact(ifKnown: .approvedSuppliers)
    ) { approved in
        Question { integration in
            var defects = Defects(of: .integration(integration))
            guard integration.isEnabled else { return defects }
            if let vendor = defects.know(integration.vendor, of: .integrations) ?? nil,
                let approved = defects.know(approved, of: .approvedSuppliers), !approved.contains(vendor)
            {
                defects.add(
                    .high, "is made by a supplier on no list of ours", seen: "made by \(vendor)",
                    expected: "an entry in suppliers")
            }
            if integration.health == .failing {
                defects.add(.low, "is failing", seen: "the platform reports an error", expected: "no error")
            }
            return defects
        }
    }
}
