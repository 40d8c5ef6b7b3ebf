public import Assurance
import ContactCenter

extension Control {
    public static let edgesAreUpToDate = Control(
        "CRY-05",
        "Edges are up to date and online, and the authorities they trust are valid",
        severity: .high,
        satisfies: .iso27001("A.8.8"), .nistCSF("PR.PS-02"), .nist80053("SI-2"), .pciDSS("6.3.3"), .csaCCM("TVM-03"),
        why: """
            An edge carries calls from our own premises, with software that has the mistakes of its age. One that is \
            offline gets no update, and a certificate that ran out stops calls or has somebody switch the check off.
            """,
        remedy: """
            Update the edge and bring it online, or take it out. Replace authorities whose certificates run out.
            """,
        reads: .edges, Fact(ifKnown: .expiredEdges), Fact(ifKnown: .certificateAuthorities), .asOf
    ) { edges, expired, authorities, asOf in
        let used = edges.filter(\.isInUse)
        guard !used.isEmpty else { return .notApplicable(because: "no edge is in use") }
        var tenant = Defects(of: .tenant)
        let listed = tenant.know(authorities, of: .certificateAuthorities) ?? []
        let old = Set(tenant.know(expired, of: .expiredEdges) ?? [])
        return .of(
            used.map { look(at: $0, isOld: old.contains($0.id)) } + listed.map { look(at: $0, asOf) },
            undecided: tenant.undecided)
    }
}

private func look(at edge: Edge, isOld: Bool) -> Defects {
    var defects = Defects(of: .edge(edge))
    if isOld {
        defects.add(
            .high, "runs software that is too old for the platform", seen: "on the platform's list of expired edges",
            expected: "software the platform still knows")
    }
    if defects.know(edge.isOnline, of: .edges) == false {
        defects.add(.medium, "is not online", seen: "offline", expected: "online, or out of use")
    }
    return defects
}

private func look(at authority: CertificateAuthority, _ asOf: Moment) -> Defects {
    var defects = Defects(of: .authority(authority))
    if let end = defects.know(authority.ends, of: .certificateAuthorities), end <= asOf {
        defects.add(
            .high, "is trusted although its certificate ran out", seen: "ended \(end.iso8601Day)",
            expected: "a certificate that is valid")
    }
    return defects
}
