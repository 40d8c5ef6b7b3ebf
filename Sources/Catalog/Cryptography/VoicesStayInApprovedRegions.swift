public import Assurance
import ContactCenter

extension Control {
    public static let voicesStayInApprovedRegions = Control(
        "CRY-06",
        "Voices pass through approved regions only",
        severity: .high,
        satisfies: .iso27001("A.5.34"), .iso27001("A.8.20"), .nistCSF("PR.DS-02"), .nistCSF("PR.IR-01"),
        .nist80053("SA-9(5)"), .gdpr("44"), .csaCCM("DSP-19"),
        why: """
            Where a voice passes through, another country's law may reach it. A region that was added to shorten the \
            way takes every call of the site there.
            """,
        remedy: """
            Leave the site only the regions you approved, in the order you want them, and let the platform not choose \
            by itself. List the regions under regions.
            """,
        of: .sites,
        given: Fact(ifKnown: .approvedRegions)
    ) { approved in
        Question { site in
            var defects = Defects(of: .site(site))
            guard let regions = defects.know(site.regions, of: .sites), !regions.isEmpty else { return defects }
            guard let approved = defects.know(approved, of: .approvedRegions) else { return defects }
            let strange = regions.filter { !approved.contains($0) }
            if !strange.isEmpty {
                defects.add(
                    .high, "lets voices pass through regions on no list of ours", seen: strange.spelledOut(),
                    expected: "entries in regions")
            }
            if defects.know(site.takesNearest, of: .sites) == true {
                defects.add(
                    .low, "lets the platform choose the region by distance", seen: "nearest region taken",
                    expected: "the regions of its list, in their order")
            }
            return defects
        }
    }
}
