import Capture
import ContactCenter

/// A tenant while it is being made up, one topic after the other.
struct TenantDraft {
    let size: Int
    let seed: UInt64
    let posture: Posture
    let moment: Moment

    let organization: (id: String, name: String, domain: String)
    let divisions: [DraftDivision]

    /// The id of each role, in the order of ``RoleTemplate/Kind``.
    let roleIDs: [String]

    /// SHA-256 of the policies a grant of each role carries, in the same order.
    let policyHashes: [String]
    var groups: [DraftGroup] = []

    /// How many people lie in each division, hold each role and are in each group.
    var peopleByDivision: [Int]
    var peopleByRole: [Int]

    /// The roles that somebody active, a group or an active client holds.
    var rolesInUse: Set<RoleTemplate.Kind> = []

    /// Somebody to sign for what was made: the first administrators.
    var administrators: [(id: String, name: String)] = []

    /// People who are gone, for what they left behind.
    var leavers: [(id: String, name: String)] = []

    /// The integration that data actions call through.
    var actionsIntegration = ""

    /// What says who a visitor of a web page is.
    var signInIntegration = ""

    /// The stored credentials that integrations name, in their order.
    var credentials: [String] = []

    /// Where the sites stand.
    var locations: [(id: String, name: String)] = []

    /// Where calls go out, and the queues they are handed to.
    var sites: [(id: String, name: String)] = []
    var queues: [(id: String, name: String)] = []

    /// The flow that answers the main number.
    var mainLine: String?
    var readers: [ReaderClient] = []
    var accounts: [SimulatedAccount] = []
    var flowExports: [SimulatedFlowExport] = []
    var change: RecentChange?

    /// Who changed a role lately.
    var doer: String?
    var registers: [String: [String]] = [:]
    var programs: [RegisteredProgram] = []
    var functions: [JobFunction] = []
    var services: [RecoveryService] = []
    var drills: [Drill] = []
    var canaries: [Canary] = []
    var canaryRuns: [CanaryRun] = []
    private var builder = CaptureBuilder()
    private var truth: [PlantedWeakness] = []
    private var absences: [String: [Absence]] = [:]

    struct DraftDivision {
        let id: String
        let name: String
    }

    init(people: Int, seed: UInt64, posture: Posture, moment: Moment) {
        var draw = Draw(seed, for: "organization")
        let invented = draw.one(of: InventedNames.organizations)
        let names = ["Home"] + InventedNames.divisions.prefix(min(8, 2 + people / 250))
        self.init(people, seed, posture, moment, named: invented, divisions: names, &draw)
    }

    /// An organisation with nothing in it.
    init(bare name: String, seed: UInt64, moment: Moment) {
        var draw = Draw(seed, for: "bare organization \(name)")
        let domain = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
        let named = (name: name, domain: (domain.isEmpty ? "bare" : domain) + ".example")
        self.init(1, seed, .sound, moment, named: named, divisions: ["Home"], &draw)
    }

    private init(
        _ people: Int, _ seed: UInt64, _ posture: Posture, _ moment: Moment, named: (name: String, domain: String),
        divisions names: [String], _ draw: inout Draw
    ) {
        size = people
        self.seed = seed
        self.posture = posture
        self.moment = Moment(milliseconds: moment.milliseconds / 1000 * 1000)
        organization = (draw.uuid(), named.name, named.domain)
        divisions = names.map { DraftDivision(id: draw.uuid(), name: $0) }
        roleIDs = RoleTemplate.all.map { _ in draw.uuid() }
        policyHashes = RoleTemplate.all.map(\.grantPolicies.sha256)
        peopleByDivision = divisions.map { _ in 0 }
        peopleByRole = roleIDs.map { _ in 0 }
    }

    var home: DraftDivision { divisions[0] }

    func id(of role: RoleTemplate.Kind) -> String { roleIDs[role.rawValue] }
    func chance(_ purpose: String) -> Draw { Draw(seed, for: purpose) }
    func plants(_ control: String) -> Bool { posture.plants(control) }

    /// A list of plain words, as JSON.
    func list(_ words: [String]) -> String { "[" + words.map { "\"\($0)\"" }.joined(separator: ", ") + "]" }

    /// The moment so many days before (or, with a minus, after) the tenant's own.
    func daysAgo(_ days: Int) -> String { moment(daysAgo: days).iso8601 }

    func moment(daysAgo days: Int) -> Moment {
        Moment(milliseconds: moment.milliseconds - Int64(days) * 86_400_000)
    }
}

extension TenantDraft {

    /// Adds a document written out.
    ///
    /// - Parameter id: Of no meaning for a setting.
    mutating func add(_ kind: Kind, id: String = "", _ text: String) {
        builder.add(kind, id: id, JSON(literal: text), volatile: TenantLayout.volatile)
    }

    /// Adds a document that a writer wrote.
    mutating func add(
        _ kind: Kind, id: String, volatile: Set<String> = TenantLayout.volatile, _ body: (inout JSONWriter) -> Void
    ) {
        var writer = JSONWriter()
        writer.object(body)
        add(kind, id: id, bytes: writer.bytes, volatile: volatile)
    }

    /// Adds a document already written.
    mutating func add(
        _ kind: Kind, id: String, bytes: [UInt8], volatile: Set<String> = TenantLayout.volatile
    ) {
        guard let document = try? JSON(bytes) else {
            preconditionFailure("a generated document must be JSON: \(kind.name)")
        }
        builder.add(kind, id: id, document, volatile: volatile)
    }

    /// Adds a document already split and in canonical form.
    mutating func add(_ kind: Kind, id: String, config: [UInt8], state: [UInt8]?) {
        builder.add(kind, id: id, config: config, state: state)
    }

    /// Says what is wrong, and with what.
    mutating func plant(_ control: String, _ subject: Subject, _ weakness: String) {
        truth.append(PlantedWeakness(control: control, subject: subject.path, weakness: weakness))
    }

    /// Says what of a kind could not be read.
    mutating func miss(_ kind: Kind, _ absence: Absence) { absences[kind.name, default: []].append(absence) }

    /// Whose work something is, as a reference: `{"id":…,"name":…,"selfUri":…}`.
    func author(_ draw: inout Draw) -> String {
        let author = draw.one(of: administrators)
        return #"{"id": "\#(author.id)", "name": "\#(author.name)", "selfUri": "/api/v2/users/\#(author.id)"}"#
    }

    /// The tenant as it is, with every file in the manifest.
    func finished() -> SimulatedTenant {
        let files = builder.files()
        var manifest = Manifest(
            platform: "genesys-cloud", organization: organization.id, organizationName: organization.name,
            isSimulated: true, clients: readers.map(\.id), began: moment, ended: moment,
            serverDate: moment, tool: "linewarden simulator")
        for (kind, route) in TenantLayout.routes {
            let count = builder.counts[kind.name] ?? 0
            manifest.calls.append(.init(route, requests: max(1, (count + 99) / 100), read: count, total: count))
            manifest.kinds.append(.init(kind.name, documents: count, absences: absences[kind.name] ?? []))
        }
        manifest.files = files.mapValues(\.sha256)
        var tenant = SimulatedTenant(
            capture: Capture(manifest: manifest, files: files), truth: truth.sorted(), registers: registers,
            programs: programs, functions: functions, readers: readers, accounts: accounts,
            demandsSecondFactor: !plants("AUT-16"), lastScanDaysAgo: plants("CFG-11") ? 45 : 10,
            flowExports: flowExports, change: change, doer: doer)
        tenant.services = services
        tenant.drills = drills
        tenant.canaries = canaries
        tenant.canaryRuns = canaryRuns
        return tenant
    }
}
