public import Assurance
public import ContactCenter

extension Control {

    /// The list binds every caller, agents and API clients alike; limits for administrators alone are another setting.
    public static let onlyNamedNetworksComeIn = Control(
        "AUT-08",
        "Only named and narrow networks reach the tenant",
        severity: .critical,
        satisfies: .iso27001("A.8.20"), .iso27001("A.8.5"), .nistCSF("PR.IR-01"), .nistCSF("PR.AA-05"),
        .nist80053("AC-17"), .nist80053("SC-7"), .soc2("CC6.6"), .cjis("AC-17"),
        why: """
            A stolen token works from anywhere in the world unless networks are named. A block that covers a whole \
            provider names nobody: every customer of that provider is inside it.
            """,
        remedy: """
            List the addresses of your sites, your remote-access gateway, your integrations and this tool, and try the \
            list against a week of sign-ins first. It binds every API client too, and a wrong list locks everybody out.
            """,
        reads: .signInRules, .widestNetwork, .networkEntries
    ) { rules, widest, most in
        var tenant = Defects(of: .tenant)
        guard let networks = tenant.know(rules.allowedNetworks, of: .signInRules) else { return .of(tenant) }
        if networks.isEmpty {
            tenant.add(
                .high, "can be reached from any network", seen: "no network named",
                expected: "a list of networks")
        }
        if networks.count > most {
            tenant.add(
                .low, "has little room left for networks", seen: networks.count.of("entry", plural: "entries"),
                expected: "at most \(most)")
        }
        return .of([tenant] + networks.distinct().map { look(at: $0, widest: widest) })
    }
}

private func look(at entry: String, widest: Int) -> Defects {
    var defects = Defects(of: Subject(.allowedNetwork, entry, name: entry))
    guard let block = AddressBlock(entry), !block.isIPv6 else {
        defects.leaveOpen(Gap(.signInRules, .leftOut(field: "an IPv4 network where \(entry) stands")))
        return defects
    }
    if block.prefixLength == 0 {
        defects.add(.critical, "lets the whole internet in", seen: entry, expected: "blocks of /\(widest) or narrower")
    } else if block.prefixLength < widest {
        defects.add(
            .high, "is wider than a network of ours can be", seen: entry,
            expected: "blocks of /\(widest) or narrower")
    }
    return defects
}

extension Fact where Value == Int {

    /// The shortest prefix an allowed network may have.
    public static var widestNetwork: Self {
        Fact(
            Parameter(
                "widest-network", .prefixLength, default: 16, in: 1...32, looser: .lower,
                source: "this project's default; no standard sets a number"))
    }

    /// How many networks may be listed before the list has to be tidied.
    public static var networkEntries: Self {
        Fact(
            Parameter(
                "network-entries", .entries, default: 140, in: 1...150, looser: .higher,
                source: "this project's default: ten below the most that Genesys Cloud takes"))
    }
}
