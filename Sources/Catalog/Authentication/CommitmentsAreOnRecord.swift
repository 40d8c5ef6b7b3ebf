public import Assurance
import ContactCenter

extension Control {

    /// An inventory: evidence without a verdict.
    public static let commitmentsAreOnRecord = Control(
        "AUT-11",
        "What the vendor switched on for this organisation is on record",
        severity: .low,
        satisfies: .iso27001("A.5.31"), .nistCSF("GV.OC-03"),
        why: """
            Whether the vendor treats a tenant as one that holds health or card data is a switch on its side. Nobody is \
            told when it changes, and the contract may rest on it.
            """,
        remedy: """
            Compare the switches with what the contract says. Ask the vendor about any that differ, and look again when \
            one changes.
            """,
        reads: .features
    ) { features in
        .exhibit(Exhibit(features.sorted { $0.key < $1.key }.map { Exhibit.Row("switch \($0.key)", $0.value ? 1 : 0) }))
    }
}
