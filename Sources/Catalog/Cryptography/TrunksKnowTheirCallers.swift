public import Assurance
import ContactCenter

extension Control {
    public static let trunksKnowTheirCallers = Control(
        "CRY-03",
        "External trunks take calls only from networks or callers they know",
        severity: .high,
        satisfies: .iso27001("A.8.20"), .nistCSF("PR.IR-01"), .nist80053("SC-7"), .soc2("CC6.6"),
        why: """
            A trunk that anybody may call is found by scanners within hours. What follows is toll fraud at night, a \
            flood of calls by day, and callers who pretend to be the carrier.
            """,
        remedy: """
            List the carrier's networks as the only ones calls may come from. Where the carrier cannot name them, \
            demand a user name and password.
            """,
        reads: .trunkSettings, .trunks
    ) { settings, trunks in
        SettingsInService([.external], trunks, settings).verdict(unless: "no external trunk is in service") {
            settings, trunks, defects in
            // One of the two is enough, whatever is not known of the other.
            guard settings.demandsCredentials.value != true, settings.callersAllowed.value.map(isOpen) != false,
                let allowed = defects.know(settings.callersAllowed, of: .trunkSettings),
                defects.know(settings.demandsCredentials, of: .trunkSettings) != nil
            else { return }
            defects.add(
                .high, "takes calls from any network, without a password",
                seen: allowed.isEmpty ? "no network named, no credentials" : "\(allowed.spelledOut()), no credentials",
                expected: "named networks, or credentials", restsOn: trunks)
        }
    }
}

private func isOpen(_ networks: [String]) -> Bool { networks.isEmpty || networks.contains { $0.hasSuffix("/0") } }
