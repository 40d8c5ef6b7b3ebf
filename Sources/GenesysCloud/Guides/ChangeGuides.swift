import Assurance
import ContactCenter

extension GenesysCloud {

    /// The controls that read what is on record of the time before a capture.
    static let changeGuides: [Guide] = [
        Guide(
            "CFG-02",
            fields: [
                "config/ of the capture", "AuditLogMessage.entity", "AuditLogMessage.user", "AuditLogMessage.client",
            ],
            menu: "none: `linewarden drift TENANT --baseline` shows what changed, and to what",
            call: "none: `linewarden approve-change` accepts a change, `linewarden restore` puts it back",
            caveats: """
                The platform has no baseline of its own: it is the capture that was agreed to last, for a year at most. \
                What moves by itself, the order of sets, descriptions and the vendor's own lists are no drift. Who made \
                a change is read from the audit log of the time between; which entry tells of which setting is assumed \
                from the platform's names where nothing documents it.
                """,
            basis: .assumed,
            source: described("AuditLogMessage of POST /api/v2/audits/query")),
        Guide(
            "CFG-13",
            fields: [
                "AuditLogMessage.eventDate", "AuditLogMessage.entity", "AuditLogMessage.user", "AuditLogMessage.client",
            ],
            menu: "Admin > Troubleshooting > Audit Viewer",
            call: "none: `linewarden import changes` takes the tickets",
            caveats: """
                Only what the audit log tells of and security rests on is looked at, and only what succeeded. An entry \
                about the organisation's settings names none of them, so a ticket for any of those it can be about \
                counts, and one that names no property may be about any. An entry may come hours late: what happened in \
                the last day before the newest reading of the log is looked at the next time. Judged as of a day after the \
                capture, the time in between is open.
                """,
            basis: .assumed,
            source: described("AuditLogMessage of POST /api/v2/audits/query")),
    ]
}
