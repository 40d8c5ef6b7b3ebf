/// The change tickets that were imported.
public struct ChangeTickets: Hashable, Sendable {
    public var tickets: [ChangeTicket]

    /// When they were exported: of later changes nobody knows whether there is a ticket.
    public var taken: Moment

    public init(_ tickets: [ChangeTicket], taken: Moment) {
        self.tickets = tickets
        self.taken = taken
    }
}

/// What somebody agreed may be changed, and when: as the customer's own books have it.
public struct ChangeTicket: Identifiable, Hashable, Sendable {

    /// `CHG-4711`.
    public let id: Identifier<ChangeTicket>
    public var from: Moment

    /// The last moment of it.
    public var to: Moment
    public var objects: [Target]

    /// Whose changes it is about alone, where the ticket names a person's or a client's id.
    public var doer: String?

    public init(id: ID, from: Moment, to: Moment, objects: [Target], doer: String? = nil) {
        self.id = id
        self.from = from
        self.to = to
        self.objects = objects
        self.doer = doer
    }

    /// What it is about: `roles/3fa85f64-…`, `roles/Supervisor`, `roles/*`, or the name of a setting.
    public struct Target: Hashable, Sendable {
        public var kind: String

        /// An id or a name; nil for all objects of the kind, and for a setting.
        public var object: String?

        public init(_ kind: String, _ object: String? = nil) {
            self.kind = kind
            self.object = object
        }

        /// Reads one; nil where there is no kind in it.
        public init?(_ text: String) {
            let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let kind = parts.first, !kind.isEmpty, parts.count == 1 || !parts[1].isEmpty else { return nil }
            self.init(kind, parts.count == 1 || parts[1] == "*" ? nil : parts[1])
        }

        public var text: String { object.map { "\(kind)/\($0)" } ?? "\(kind)/*" }

        /// A grant goes by its parts too: who holds it, and which role it is.
        func covers(_ object: ConfiguredObject) -> Bool {
            guard kind == object.kind else { return false }
            guard let wanted = self.object else { return true }
            return wanted == object.id || wanted == object.name
                || object.id.hasPrefix(wanted + "--") || object.id.hasSuffix("--" + wanted)
                || object.id.contains("--\(wanted)--")
        }
    }
}

extension ChangeTicket {

    /// Whether it is about a change.
    fileprivate func covers(_ change: RecordedChange, skew: Duration) -> Bool {
        guard change.at >= from.advanced(by: .zero - skew), change.at <= to.advanced(by: skew) else { return false }
        if let doer, !change.isDone(by: doer) { return false }
        return change.objects.contains { object in objects.contains { $0.covers(object) } }
    }
}

/// Finds the ticket of a change, by the kinds tickets are about.
public struct TicketSearch: Sendable {
    private var byKind: [String: [ChangeTicket]] = [:]
    private let skew: Duration

    /// - Parameter skew: How far the clocks of who wrote the tickets and of the platform may be apart.
    public init(_ tickets: ChangeTickets, skew: Duration) {
        self.skew = skew
        for ticket in tickets.tickets {
            for kind in Set(ticket.objects.map(\.kind)) { byKind[kind, default: []].append(ticket) }
        }
    }

    /// The ticket that a change was made under, the first of them by id; nil where there is none.
    public func ticket(of change: RecordedChange) -> ChangeTicket.ID? {
        Set(change.objects.map(\.kind)).flatMap { byKind[$0] ?? [] }.filter { $0.covers(change, skew: skew) }
            .map(\.id).min()
    }
}

extension RecordedChange {
    fileprivate func isDone(by doer: String) -> Bool {
        if client?.rawValue == doer { return true }
        return switch actor {
        case .person(let person): person.rawValue == doer
        case .client(let client): client.rawValue == doer
        case .system: false
        }
    }
}

extension Absence {

    /// Nobody imported change tickets.
    public static let noChangeTickets = Absence.notImported(verb: "changes", last: nil)
}

extension Fact where Value == ChangeTickets {
    public static var changeTickets: Self { Fact("change tickets", unlessSaid: .noChangeTickets) }
}

extension Parameter {

    /// How far apart the clocks of the customer's books and of the platform may be.
    public static let changeSkew = Parameter(
        "change-skew", .minutes, default: 5, in: 0...120, looser: .higher,
        source: "this project's default; no standard sets a number")
}
