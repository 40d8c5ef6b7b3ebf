public import Assurance
public import ContactCenter

extension Control {
    public static let recordingLinksLiveBriefly = Control(
        "CRY-10",
        "Links to recordings live briefly, and recordings lie in approved regions",
        severity: .medium,
        satisfies: .iso27001("A.8.3"), .iso27001("A.8.12"), .nistCSF("PR.DS-01"), .nist80053("SA-9(5)"),
        .csaCCM("DSP-19"),
        why: """
            Whoever has the link hears the recording, without signing in. One that is good for an hour is passed on \
            in a chat and still opens.
            """,
        remedy: """
            Shorten how long links are good for, to what agents need to press play. Keep recordings in the tenant's \
            own region, or let sites name approved regions only.
            """,
        reads: .recordingAccess, Fact(ifKnown: .sites), Fact(ifKnown: .approvedRegions), .linkMinutes
    ) { access, sites, approved, most in
        var tenant = Defects(of: .tenant)
        tenant.look(at: access.playbackMinutes, "listen to a recording", most)
        tenant.look(at: access.downloadMinutes, "download recordings", most)
        if tenant.know(access.staysWithSite, of: .recordingAccess) == true { tenant.look(at: sites, approved) }
        return .of(tenant)
    }
}

extension Defects {
    fileprivate mutating func look(at minutes: Reading<Int>, _ purpose: String, _ most: Int) {
        guard let minutes = know(minutes, of: .recordingAccess), minutes > most else { return }
        add(
            .low, "gives out links to \(purpose) that are good for \(minutes.of("minute"))",
            seen: minutes.of("minute"), expected: "at most \(most.of("minute"))")
    }

    /// Recordings lie in the regions of the sites they are made at.
    fileprivate mutating func look(at sites: Reading<[Site]>, _ approved: Reading<Register>) {
        guard let sites = know(sites, of: .sites), let approved = know(approved, of: .approvedRegions) else { return }
        let strange = sites.filter { site in
            (know(site.regions, of: .sites) ?? []).contains { !approved.contains($0) }
        }
        guard !strange.isEmpty else { return }
        let regions = strange.flatMap { $0.regions.value ?? [] }.filter { !approved.contains($0) }.distinct()
        add(
            .high, "keeps recordings where sites have regions on no list of ours", seen: regions.spelledOut(),
            expected: "entries in regions", restsOn: strange.map(Subject.site))
    }
}

extension Fact where Value == Int {

    /// The most minutes a link to recordings may be good for.
    public static var linkMinutes: Self {
        Fact(
            Parameter(
                "link-minutes", .minutes, default: 10, in: 2...60, looser: .higher,
                source: "this project's default; the platform allows 2 to 60 and takes 60 where nobody set it"))
    }
}
