import Archive
public import Capture
public import ContactCenter
import FoundationEssentials
public import Platforms
public import Redaction

/// One collection of one tenant: lock it, check that it is the one we mean, read, keep, commit.
public struct Collecting: Sendable {
    let plan: Plan
    let place: TenantFolder
    let reads: Reads
    let clock: WallClock
    let redaction: Redaction
    let carry: Carry?

    /// Takes what was imported beside an earlier capture along: from that capture and the platform's documents of this
    /// one.
    ///
    /// It gives nil where nothing was imported.
    public typealias Carry = @Sendable (_ earlier: Capture, _ now: Capture) throws -> ImportedDocuments?

    /// What is collected, from whom.
    public struct Plan: Sendable {
        public var platform: String
        public var organization: String
        public var organizationName: String?
        public var isSimulated: Bool
        public var profile: Manifest.Profile

        /// The ids of the OAuth clients that read, the core one first.
        public var clients: [String]
        public var hosts: [String]
        public var tool: String

        public init(
            platform: String, organization: String, organizationName: String?, isSimulated: Bool,
            profile: Manifest.Profile, clients: [String], hosts: [String], tool: String
        ) {
            self.platform = platform
            self.organization = organization
            self.organizationName = organizationName
            self.isSimulated = isSimulated
            self.profile = profile
            self.clients = clients
            self.hosts = hosts
            self.tool = tool
        }

        /// What lists of another plan are no use for.
        var hash: String {
            let parts = [platform, organization, profile.rawValue, "\(isSimulated)"] + clients + hosts + [tool]
            return Array(parts.joined(separator: "\n").utf8).sha256
        }
    }

    /// What a platform's room does for a collection.
    public struct Reads: Sendable {
        let fetch: @Sendable (Keeper) async throws -> [ListRecord]
        let kinds: [Kind]
        let serverDate: Moment?
        let certificates: @Sendable () -> [Manifest.Certificate]

        public init(
            kinds: [Kind], serverDate: Moment?, certificates: @escaping @Sendable () -> [Manifest.Certificate],
            fetch: @escaping @Sendable (Keeper) async throws -> [ListRecord]
        ) {
            self.kinds = kinds
            self.serverDate = serverDate
            self.certificates = certificates
            self.fetch = fetch
        }
    }

    /// How what is read is redacted, and where the keys go.
    public struct Redaction: Sendable {
        let redactor: Redactor
        let saveKeys: Keeper.SaveKeys

        public init(_ redactor: Redactor, saveKeys: @escaping Keeper.SaveKeys) {
            self.redactor = redactor
            self.saveKeys = saveKeys
        }
    }

    public init(
        _ plan: Plan, into place: TenantFolder, reads: Reads, clock: WallClock, redaction: Redaction,
        carry: Carry? = nil
    ) {
        self.plan = plan
        self.place = place
        self.reads = reads
        self.clock = clock
        self.redaction = redaction
        self.carry = carry
    }

    /// What came of it.
    public struct Outcome: Sendable {
        public let commit: String
        public let manifest: Manifest
        public let isResumed: Bool

        /// Why what an earlier run had kept was thrown away; nil if nothing was.
        public let discarded: String?
    }

    /// Runs it.
    ///
    /// - Parameter supplied: Settings our client may not read, given by hand: the kind and the document.
    /// - Throws: ``ArchiveError`` of kind `.busy` where another run has the tenant, `.unsound` where what is there was
    ///   made by a simulator and this was not, or the other way round.
    public func run(supplied: [(kind: Kind, document: JSON)] = []) async throws -> Outcome {
        let lock = try TenantLock(place.lock)
        defer { _ = lock }
        let archive = try TenantArchive(at: place.archive)
        try refuseMixing(with: archive)
        let spool = try Spool(in: place.spool, plan: plan.hash, at: clock.now())
        let keeper = Keeper(spool, redactor: redaction.redactor, saveKeys: redaction.saveKeys)
        let records = try await read(into: keeper, spool)
        var gathered = try Gathered(from: spool, records, kinds: reads.kinds)
        for (kind, document) in supplied {
            let halves = try await keeper.redacted(document, of: kind)
            gathered.supply(kind, config: halves.config, state: halves.state)
        }
        var files = gathered.takeFiles()
        var manifest = self.manifest(of: gathered, records, files: files, began: spool.began)
        if let carried = try carried(along: Capture(manifest: manifest, files: files), from: archive) {
            files.merge(carried.files) { $1 }
            manifest.kinds += carried.records
            manifest.files = files.mapValues(\.sha256)
        }
        let commit = try archive.add(manifest, files: files)
        spool.discard()
        return Outcome(commit: commit, manifest: manifest, isResumed: spool.isResumed, discarded: spool.discarded)
    }

    /// What was imported before; the capture that holds it is read only where its manifest lists what no call gave.
    private func carried(along now: Capture, from archive: TenantArchive) throws -> ImportedDocuments? {
        guard let carry, let head = try archive.head() else { return nil }
        let own = Set(reads.kinds.map(\.name))
        guard try archive.manifest(of: head.id).kinds.contains(where: { !own.contains($0.name) }) else { return nil }
        return try carry(try archive.read(head.id), now)
    }

    /// Reads every list, and once more those that are gone from the spool although they had ended.
    private func read(into keeper: Keeper, _ spool: Spool) async throws -> [ListRecord] {
        let records = try await reads.fetch(keeper)
        guard records.contains(where: { spool.record(of: $0.list) == nil }) else { return records }
        return try await reads.fetch(keeper)
    }

    /// What a simulator had a hand in is never recorded as a tenant's.
    private func refuseMixing(with archive: TenantArchive) throws {
        guard let head = try archive.head() else { return }
        let earlier = try archive.manifest(of: head.id)
        guard earlier.isSimulated != plan.isSimulated else { return }
        throw ArchiveError(
            .unsound, doing: "collect into \(place.folder.path)",
            because: earlier.isSimulated
                ? "what is there was simulated, and this tenant is not"
                : "what is there is a real tenant's, and this one is simulated")
    }

    private func manifest(
        of gathered: Gathered, _ records: [ListRecord], files: [String: [UInt8]], began: Moment
    ) -> Manifest {
        Manifest(
            platform: plan.platform, organization: plan.organization, organizationName: plan.organizationName,
            isSimulated: plan.isSimulated, profile: plan.profile, clients: plan.clients,
            hosts: plan.hosts, certificates: reads.certificates(), began: began, ended: clock.now(),
            serverDate: reads.serverDate, tool: plan.tool,
            calls: records.map { Manifest.Call($0.route, requests: $0.requests, read: $0.read, total: $0.total) },
            kinds: gathered.records, files: files.mapValues(\.sha256))
    }
}
