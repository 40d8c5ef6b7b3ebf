public import Assurance
import ContactCenter

extension Control {
    public static let diagnosticsAreOff = Control(
        "CRY-04",
        "Nothing is captured on trunks in service",
        severity: .low,
        satisfies: .iso27001("A.8.12"), .nistCSF("PR.DS-10"), .nist80053("SC-8"),
        why: """
            A capture made to find a mistake holds calls as they pass, digits typed included, outside every rule that \
            protects recordings. It is switched on in a hurry and forgotten.
            """,
        remedy: """
            Switch the capture off and set its end to now. Delete the captures that were downloaded.
            """,
        reads: .trunkSettings, .trunks, .asOf
    ) { settings, trunks, asOf in
        SettingsInService([.external, .phone], trunks, settings).verdict(unless: "no trunk is in service") {
            settings, trunks, defects in
            if defects.know(settings.isCaptured, of: .trunkSettings) == true {
                defects.add(
                    .low, "captures what passes", seen: "capture on", expected: "capture off", restsOn: trunks)
            } else if let end = settings.capturedUntil, end > asOf {
                defects.add(
                    .low, "is set to write down what passes", seen: "until \(end.iso8601Day)",
                    expected: "no end in the future", restsOn: trunks)
            }
        }
    }
}
