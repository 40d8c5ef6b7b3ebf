import Assurance
import Capture
import Catalog
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Inventory
import Programme
import Yams

/// One tenant of the configuration.
struct TenantConfiguration {
    var endpoints: Endpoints

    /// A PEM file of authorities to trust besides the system's.
    var trust: String?

    /// The organisation it must be; nil to take the one the client belongs to at the first collection.
    var organization: String?
    var clients: [Reader: ClientConfiguration]

    /// Who may change things, and how carefully; nil where nobody may.
    var responder: ResponderConfiguration?

    /// Our share of the platform's rate limit, in percent.
    var share: Int
    var profile: Manifest.Profile
    var terms: TenantTerms

    /// Whether each assessment reads what is new in the audit log.
    var readsAudits = false

    /// What those who announce change tickets sign with; nil where nobody may.
    var ticketSecret: SecretReference?

    /// The tenants it may be restored into to try that out.
    var sandboxes: [Sandbox] = []

    /// What was decided for the statement of applicability, by requirement.
    var applicability: [String: Applicability] = [:]

    /// The files of the customer's own controls: read by whoever judges, and by nobody else.
    private let controlFiles: ControlFiles

    /// Settings given by hand: the kind and the file.
    var supplied: [(kind: Kind, file: URL)]

    struct ClientConfiguration {
        var id: String
        var secret: SecretReference

        init(id: String, secret: SecretReference) {
            self.id = id
            self.secret = secret
        }

        /// Reads one, noting what is wrong.
        init?(_ client: Section, folder: URL) {
            id = client.need("id")
            let secret = client.secret("secret", folder: folder)
            client.end()
            guard let secret else { return nil }
            self.secret = secret
        }
    }

    init(
        endpoints: Endpoints, clients: [Reader: ClientConfiguration], share: Int = 80,
        profile: Manifest.Profile = .controls, terms: TenantTerms = TenantTerms()
    ) {
        self.endpoints = endpoints
        self.clients = clients
        self.share = share
        self.profile = profile
        self.terms = terms
        supplied = []
        controlFiles = ControlFiles(in: [])
    }

    /// The customer's own controls.
    ///
    /// - Throws: ``ControlFilesError``.
    func ownControls() throws -> [OwnControl] { try controlFiles.controls() }

    /// Reads one, noting what is wrong in the section.
    init(_ section: Section, folder: URL) {
        let platform = section.need("platform")
        if !platform.isEmpty, platform != "genesys-cloud" {
            section.problem("\(section.full("platform")) must be genesys-cloud", at: section.node("platform"))
        }
        endpoints = Self.endpoints(section, trust: &trust, folder: folder)
        organization = section.text("organization")
        clients = Self.clients(section, folder: folder)
        responder = section.section("responder").flatMap { ResponderConfiguration($0, folder: folder) }
        share = section.integer("share", in: 1...100) ?? 80
        profile = Self.profile(section)
        readsAudits = section.flag("audit") ?? false
        ticketSecret = section.section("tickets").flatMap { Self.ticketSecret($0, folder: folder) }
        supplied = Self.supplied(section, folder: folder)
        let folders = section.texts("controls").map { URL(fileURLWithPath: $0, relativeTo: folder) }
        let files = ControlFiles(in: folders)
        controlFiles = files
        terms = TermsReading(section, ownControls: { files.ids() }).terms()
        if let recovery = section.section("recovery").map({ RecoveryReading($0).configuration() }) {
            terms.services = recovery.services
            sandboxes = recovery.sandboxes
        }
        terms.canaries = section.section("canaries").map { CanariesReading($0).canaries() }
        applicability = section.section("applicability").map { ApplicabilityReading($0).decisions() } ?? [:]
        section.end()
    }

    private static func endpoints(_ section: Section, trust: inout String?, folder: URL) -> Endpoints {
        let region = section.text("region")
        if let gateway = section.section("gateway") {
            defer { gateway.end() }
            if region != nil { section.problem("give region or gateway, not both", at: section.node("region")) }
            trust = gateway.text("trust").map { URL(fileURLWithPath: $0, relativeTo: folder).path }
            return Endpoints(api: address(gateway, "api"), login: address(gateway, "login"))
        }
        guard let region else {
            section.problem("\(section.full("region")) is missing")
            return Endpoints(api: "", login: "")
        }
        guard let known = Region(named: region) else {
            let nearest = Nearest.to(region, among: Region.all.flatMap { [$0.name, $0.domain] })
            section.problem(
                "there is no region \(region)" + (nearest.map { "; did you mean \($0)?" } ?? ""),
                at: section.node("region"))
            return Endpoints(api: "", login: "")
        }
        return known.endpoints
    }

    private static func address(_ gateway: Section, _ name: String) -> String {
        let text = gateway.need(name)
        if !text.isEmpty, Host(of: text).map({ $0.scheme == "https" || ($0.scheme == "http" && $0.isLocal) }) != true {
            gateway.problem("\(gateway.full(name)) must be an https address", at: gateway.node(name))
        }
        return text
    }

    private static func clients(_ section: Section, folder: URL) -> [Reader: ClientConfiguration] {
        var clients: [Reader: ClientConfiguration] = [:]
        guard let all = section.section("clients") else {
            section.problem("\(section.full("clients")) is missing")
            return clients
        }
        for reader in Reader.allCases {
            guard let client = all.section(reader.rawValue) else { continue }
            clients[reader] = ClientConfiguration(client, folder: folder)
        }
        if clients[.core] == nil, all.node("core") == nil { all.problem("\(all.full("core")) is missing") }
        all.end()
        return clients
    }

    private static func ticketSecret(_ section: Section, folder: URL) -> SecretReference? {
        defer { section.end() }
        guard let webhook = section.section("webhook") else { return nil }
        defer { webhook.end() }
        return webhook.secret("secret", folder: folder)
    }

    private static func profile(_ section: Section) -> Manifest.Profile {
        guard let text = section.text("profile") else { return .controls }
        guard let profile = Manifest.Profile(rawValue: text) else {
            let names = Manifest.Profile.allCases.map(\.rawValue).joined(separator: ", ")
            section.problem("\(section.full("profile")) must be one of \(names)", at: section.node("profile"))
            return .controls
        }
        return profile
    }

    private static func supplied(_ section: Section, folder: URL) -> [(kind: Kind, file: URL)] {
        guard let all = section.section("supplied") else { return [] }
        let settings = GenesysCloud.kinds.filter { $0.layout == .setting }
        return all.members().compactMap { name, node in
            guard let kind = settings.first(where: { $0.name == name }), let path = node.scalar?.string else {
                let nearest = Nearest.to(name, among: settings.map(\.name)).map { "; did you mean \($0)?" } ?? ""
                all.problem("\(all.full(name)) is no setting that can be supplied\(nearest)", at: node)
                return nil
            }
            return (kind, URL(fileURLWithPath: path, relativeTo: folder))
        }
    }
}
