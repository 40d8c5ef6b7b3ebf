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
            source: "the manifest of the collection")
    ]
}
