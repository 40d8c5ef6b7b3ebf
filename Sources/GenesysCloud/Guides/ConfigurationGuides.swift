import Assurance
import ContactCenter

extension GenesysCloud {
    static let configurationGuides: [Guide] = [
        Guide(
            "CFG-01",
            fields: ["manifest.began", "manifest.kinds"],
            menu: "none: it is about what we read",
            call: "none: collect again",
            caveats: """
                The platform has no snapshot of a tenant: a collection is one read after another, and what changes in \
                between shows in part. A kind that was refused with a reason counts as read here; what it leaves \
                undecided is said at each control.
                """,
            basis: .observed,
            source: "the manifest of the collection"),
        Guide(
            "CFG-03",
            fields: ["TokenInfo.organization", "Organization.id", "the record of the drill in the ledger"],
            menu: "none: it is about what we did",
            call: "GET /api/v2/tokens/me",
            caveats: """
                What decides is the ledger's record of drills: the platform knows of none. Only a drill into a tenant on \
                the list of sandboxes counts, and only whole: a scenario restores a part; and only one that somebody listed \
                under people: signed. What stood in the sandbox before has no time, and what needs it is not judged; \
                neither is what waits for hands, since nobody timed them. A rehearsal in the simulator counts for nothing here. Whether the sandbox has the same licences as the tenant, nobody looks.
                """,
            basis: .observed,
            source: "the record of the drill in the tenant's ledger; looked up 2026-11-29"),
    ]
}
