public import Assurance
public import ContactCenter

extension Control {

    /// What was refused with a reason counts as read: the controls that needed it say so themselves.
    public static let configurationIsCapturedWhole = Control(
        "CFG-01",
        "The configuration was captured whole, and lately",
        severity: .medium,
        satisfies: .iso27001("A.8.9"), .iso27001("A.8.13"), .nistCSF("PR.PS-01"), .nistCSF("PR.DS-11"),
        .nist80053("CM-2(3)"), .nist80053("CP-9"), .csaCCM("BCR-08"),
        why: """
            The capture is what a deleted flow or role is brought back from, and what tells when a setting changed. A \
            capture with holes, or of last month, is missed on the one day it is needed.
            """,
        remedy: """
            Collect again, and look at why the kinds named were not read to their end. Let the collection run every \
            night and tell somebody when it does not.
            """,
        reads: .collection, .asOf, .captureHours
    ) { collection, asOf, hours in
        var tenant = Defects(of: .tenant)
        if !collection.broken.isEmpty {
            tenant.add(
                .medium, "was not captured whole",
                seen: "not read whole: \(collection.broken.map(\.kind).spelledOut())",
                expected: "every kind read, or refused with a reason")
        }
        let age = collection.began.duration(to: asOf)
        if age > .seconds(hours * 3600) {
            let old = Int(age.components.seconds / 3600).of("hour")
            tenant.add(
                .medium, "was captured too long ago", seen: "captured \(old) before",
                expected: "at most \(hours.of("hour"))")
        }
        return .of(tenant)
    }
}

extension Fact where Value == Int {

    /// How many hours old a capture may be.
    public static var captureHours: Self {
        Fact(
            Parameter(
                "capture-hours", .hours, default: 24, in: 1...8760, looser: .higher,
                source: "this project's default; no standard sets a number"))
    }
}
