public import Capture
public import ContactCenter

/// What happened to a tenant before now: what it was like on each day, and the entries of the audit log that say who made
/// it what it is.
///
/// It is told backwards: the tenant of today stays what it is, and each change is taken back where it had not happened yet.
public struct TenantPast: Sendable {
    private var now: Capture?
    private var changes: [PastChange] = []

    /// How many days it reaches back.
    public private(set) var days = 0

    /// No past.
    public init() {}

    init(of now: Capture, days: Int, changes: [PastChange]) {
        self.now = now
        self.days = days
        self.changes = changes
    }

    /// Somebody tried to sign in as a person, and had the wrong password: the audit log tells of it.
    ///
    /// Whether the platform writes such an entry for every failure is not known; it is made up as those of the days are.
    public mutating func add(failedSignInOf person: String, from address: String, at moment: Moment) {
        var draw = Draw(UInt64(5), for: "\(person) \(moment.milliseconds)")
        var record = AuditRecord(
            id: draw.uuid(), at: moment, service: "PeoplePermissions", action: "AuthenticationFailed",
            entityType: "AuthUser", entity: .init(id: person, name: ""))
        record.addresses = [address]
        record.message = "USER_AUTHENTICATION_FAILED"
        changes.append(PastChange(at: moment, records: [record]) { _ in })
    }

    var records: [AuditRecord] { changes.flatMap(\.records) }

    /// The tenant as a collection so many days ago would have found it; nil beyond the past.
    ///
    /// Counts and versions the platform keeps stay what they are today; nobody was seen later than then.
    public func capture(daysAgo: Int) -> Capture? {
        guard let now, (0...days).contains(daysAgo) else { return nil }
        let moment = now.manifest.began.advanced(by: .days(-daysAgo))
        var rewound = RewoundCapture(now)
        for change in changes.sorted(by: { $0.at > $1.at }) where change.at > moment { change.undo(&rewound) }
        if daysAgo > 0 { rewound.forgetSignIns(after: moment.advanced(by: .seconds(-3600)).iso8601) }
        var manifest = now.manifest
        manifest.began = moment
        manifest.ended = moment
        manifest.serverDate = moment
        manifest.files = rewound.files.mapValues(\.sha256)
        return Capture(manifest: manifest, files: rewound.files)
    }
}

extension SimulatedTenant {

    /// Makes up what happened to it in the days before now: people leave, settings drift, and the audit log says who did it.
    ///
    /// - Returns: The same for the same tenant, days and seed.
    /// - Throws: ``CaptureError`` if a file of the capture does not read.
    public func past(days: Int, seed: UInt64) throws(CaptureError) -> TenantPast {
        var story = try PastStory(capture, readers: Set(readers.map(\.id)), seed: seed)
        var changes: [PastChange] = []
        for day in stride(from: days, to: 0, by: -1) {
            changes += story.changes(on: capture.manifest.began.advanced(by: .days(-day)))
        }
        return TenantPast(of: capture, days: days, changes: changes)
    }
}
