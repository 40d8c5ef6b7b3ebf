public import Capture
import ContactCenter

/// What was changed in an invented tenant a few days before it is as it is.
struct RecentChange: Sendable {
    let client: String

    /// Whether somebody agreed to the tenant with the change in it, and not only before.
    let isAgreed: Bool
    let hasTicket: Bool
}

extension TenantDraft {

    /// How long a client's tokens live was set anew: with a ticket and agreed to, where the tenant is well kept.
    mutating func plantChange(of client: String) {
        let subject = Subject(.configuration, "\(TenantLayout.clients.name)/\(client)")
        if plants("CFG-02") { plant("CFG-02", subject, "Its tokens live longer than was agreed to") }
        if plants("CFG-13") { plant("CFG-13", subject, "How long its tokens live was changed without a ticket") }
        change = RecentChange(client: client, isAgreed: !plants("CFG-02"), hasTicket: !plants("CFG-13"))
    }
}

/// What the owner of an invented tenant has on record of the days before: the audit log, the change tickets, and the
/// tenant as somebody agreed to it.
public struct SimulatedRecord: Sendable {
    private let change: PastChange
    private let isAgreed: Bool
    private let deed: AuditRecord?

    /// A table of change tickets, as `linewarden import changes` takes it.
    public let tickets: [UInt8]

    fileprivate init(_ change: PastChange, isAgreed: Bool, deed: AuditRecord?, tickets: [UInt8]) {
        self.deed = deed
        self.change = change
        self.isAgreed = isAgreed
        self.tickets = tickets
    }

    /// The entries of the audit log, as the platform sends them.
    public var audits: [[UInt8]] {
        (change.records + [deed].compactMap(\.self)).map { record in
            var json = JSONWriter()
            json.object { record.write(to: &$0, namesUser: false) }
            return json.bytes
        }
    }

    /// The tenant as somebody agreed to it.
    ///
    /// - Parameter capture: The tenant as it was collected now.
    public func agreed(from capture: Capture) -> Capture {
        var rewound = RewoundCapture(capture)
        if !isAgreed { change.undo(&rewound) }
        var manifest = capture.manifest
        manifest.began = change.at.advanced(by: .days(-1))
        manifest.ended = manifest.began
        manifest.files = rewound.files.mapValues(\.sha256)
        return Capture(manifest: manifest, files: rewound.files)
    }
}

extension SimulatedTenant {

    /// What its owner has on record; nil where it is a capture somebody else made.
    ///
    /// - Throws: ``CaptureError`` if a file of the capture does not read.
    public func record() throws(CaptureError) -> SimulatedRecord? {
        let population = try AuditPopulation(capture, organization: capture.manifest.organization)
        guard let change, let person = population.people.first,
            let client = try capture.documents(of: TenantLayout.clients).first(where: { $0.id == change.client })
        else { return nil }
        let at = capture.manifest.began.advanced(by: .days(-3))
        let actor = PastActor(
            organization: population.organization, person: person, at: at, draw: Draw(UInt64(3), for: change.client))
        return SimulatedRecord(
            .tokenLife(of: client, by: actor), isAgreed: change.isAgreed, deed: try deed(in: population),
            tickets: Self.tickets(at: at, about: change))
    }

    /// An hour after everybody signed in: the words a role is described with were changed.
    private func deed(in population: AuditPopulation) throws(CaptureError) -> AuditRecord? {
        guard let doer, let taken = exports.last?.taken, let role = population.roles.first,
            let person = population.people.first(where: { $0.id == doer })
        else { return nil }
        let at = taken.advanced(by: .seconds(3600 - Self.signInDays * 86_400))
        var actor = PastActor(
            organization: population.organization, person: person, at: at, draw: Draw(UInt64(3), for: doer))
        return actor.record(
            "PeoplePermissions", "Update", "Role", role, [.init("description", from: "", to: ["Described"])])
    }

    private static func tickets(at moment: Moment, about change: RecentChange) -> [UInt8] {
        let (from, to) = (moment.advanced(by: .seconds(-3600)), moment.advanced(by: .seconds(3600)))
        let objects = change.hasTicket ? "\(TenantLayout.clients.name)/\(change.client)" : "roles/Supervisor"
        return Array(
            """
            ticket,from,to,objects,who,approver
            CHG-2001,\(from.iso8601),\(to.iso8601),\(objects),Ada Byron,Grace Hopper

            """.utf8)
    }
}
