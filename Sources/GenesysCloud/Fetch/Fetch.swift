public import Capture
import ContactCenter
public import Platforms

extension GenesysCloud {

    /// Reads everything a profile asks for into the spool, several lists side by side.
    ///
    /// What the platform refuses is in the records; a run that was stopped goes on with the lists that are not whole.
    ///
    /// - Parameters:
    ///   - connections: Our clients by what they may read. Lists of a client that is not there are absent, naming what
    ///     to grant.
    ///   - progress: Told of every list that ended, in whatever order they end.
    /// - Returns: How every list ended, in the order of the listings.
    /// - Throws: ``PlatformError`` where no list can be read, ``SpoolError`` where nothing can be kept,
    ///   `CancellationError` when interrupted.
    public static func fetch(
        _ profile: Manifest.Profile, with connections: [Reader: Connection], into keeper: Keeper,
        clock: WallClock, progress: @escaping @Sendable (Progress) async -> Void
    ) async throws -> [ListRecord] {
        var run = FetchRun(connections: connections, keeper: keeper, clock: clock, progress: progress)
        let listings = listings(for: profile)
        let simple = listings.filter { $0.each == nil }
        let nested = listings.filter { $0.each != nil }
        let first: Set<Kind> = [.permissions, .divisions]
        try await run.read(simple.filter { first.contains($0.kind) }.map { PlannedList(listing: $0, parent: "") })
        try await run.learnLicences()
        try await run.learnReach()
        try await run.read(simple.filter { !first.contains($0.kind) }.map { PlannedList(listing: $0, parent: "") })
        var planned: [PlannedList] = []
        for listing in nested { planned += try await run.planned(listing) }
        try await run.read(planned)
        return run.records
    }

    /// How far a run is.
    public struct Progress: Sendable {
        public let record: ListRecord
        public let listsDone: Int

        /// Grows once, when the divisions and partners are known.
        public let listsPlanned: Int

        /// How many of those done an earlier run that was stopped had read already.
        public let listsKept: Int
    }
}

/// One run over all lists.
private struct FetchRun {
    let connections: [Reader: Connection]
    let keeper: Keeper
    let clock: WallClock
    let progress: @Sendable (GenesysCloud.Progress) async -> Void
    var licences = Licences(nil)
    var reach = Reach()
    var records: [ListRecord] = []
    private var planned = 0
    private var kept = 0

    /// How many lists are read at once: enough that none waits for another's slow page, few enough for the platform.
    private static let width = 4

    init(
        connections: [Reader: Connection], keeper: Keeper, clock: WallClock,
        progress: @escaping @Sendable (GenesysCloud.Progress) async -> Void
    ) {
        self.connections = connections
        self.keeper = keeper
        self.clock = clock
        self.progress = progress
    }

    mutating func learnLicences() async throws {
        licences = Licences(catalogue: try await keeper.documents(of: Kind.permissions.name))
    }

    mutating func learnReach() async throws {
        let isWhole = records.first { $0.kind == Kind.divisions.name }?.absences.isEmpty == true
        let divisions = try await keeper.documents(of: Kind.divisions.name).compactMap { division in
            division["id"]?.string.map { (id: $0, name: division["name"]?.string ?? $0) }
        }
        reach = try await Reach.of(connections, divisions: isWhole ? divisions : nil)
    }

    /// The lists a nested listing amounts to, now that its parents are known.
    func planned(_ listing: Listing) async throws -> [PlannedList] {
        switch listing.each {
        case .document(let kind): try await keeper.ids(of: kind.name).map { PlannedList(listing: listing, parent: $0) }
        case .customAction:
            try await keeper.ids(of: Kind.dataActions.name).filter(Listing.Each.isCustomAction)
                .map { PlannedList(listing: listing, parent: $0) }
        case .powerfulRole: try await powerfulRoles().map { PlannedList(listing: listing, parent: $0) }
        case .fixed(let names): names.map { PlannedList(listing: listing, parent: $0) }
        case nil: [PlannedList(listing: listing, parent: "")]
        }
    }

    /// The roles whose holders some control asks about by name.
    private func powerfulRoles() async throws -> [String] {
        try await keeper.documents(of: Kind.roles.name).filter { role in
            let powers = Document(id: "", config: role).rolePowers
            return powers.isPrivileged || powers.contains(.opensSensitiveRecordings)
        }.compactMap { $0["id"]?.string }
    }

    mutating func read(_ lists: [PlannedList]) async throws {
        planned += lists.count
        var ended = [ListRecord?](repeating: nil, count: lists.count)
        try await withThrowingTaskGroup(of: (Int, ListRecord, Bool).self) { group in
            var waiting = lists.enumerated().makeIterator()
            for _ in 0..<Self.width { if let (index, list) = waiting.next() { add(index, list, to: &group) } }
            while let (index, record, wasKept) = try await group.next() {
                ended[index] = record
                if wasKept { kept += 1 }
                let done = records.count + ended.count { $0 != nil }
                await progress(.init(record: record, listsDone: done, listsPlanned: planned, listsKept: kept))
                if let (index, list) = waiting.next() { add(index, list, to: &group) }
            }
        }
        records += ended.compactMap(\.self)
    }

    private func add(
        _ index: Int, _ list: PlannedList, to group: inout ThrowingTaskGroup<(Int, ListRecord, Bool), any Error>
    ) {
        let (keeper, clock, licences) = (keeper, clock, licences)
        let outOfReach = reach.absence(for: list.listing.reader)
        let connection = connections[list.listing.reader]
        group.addTask {
            if let record = await keeper.record(of: list.name), record.absences.isEmpty { return (index, record, true) }
            guard let connection else { return (index, try await Self.without(list, keeper), false) }
            let reading = ListReading(
                list: list, connection: connection, keeper: keeper, licences: licences,
                outOfReach: outOfReach, now: clock.now)
            return (index, try await reading.run(), false)
        }
    }

    /// A list none of our clients may read.
    private static func without(_ list: PlannedList, _ keeper: Keeper) async throws -> ListRecord {
        let record = ListRecord(
            list: list.name, kind: list.listing.kind.name, route: list.listing.route, requests: 0, read: 0, total: nil,
            absences: [.notPermitted(permission: list.listing.needs.toGrant ?? "its permission")])
        try await keeper.begin(list.name)
        try await keeper.end(as: record)
        return record
    }
}
