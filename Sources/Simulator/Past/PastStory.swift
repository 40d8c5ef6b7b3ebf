import Capture
import ContactCenter

/// What can have happened to a tenant, each thing once at most: so that every change can be taken back by itself.
struct PastStory {
    private var leavers: [Document]
    private var clients: [Document]
    private var roles: [Document]
    private var joiners: [Document]
    private var networks: [String]
    private let grant: Document?
    private let organization: String
    private let administrators: [AuditPopulation.Person]
    private var draw: Draw

    /// - Throws: ``CaptureError`` if a file does not read.
    init(_ capture: Capture, readers: Set<String>, seed: UInt64) throws(CaptureError) {
        let people = try capture.documents(of: Stock.people.kind)
        let held = Set(try capture.documents(of: TenantLayout.grants).compactMap { $0["subject"]?.string })
        leavers = people.filter { $0["state"]?.string == "inactive" && !held.contains($0.id) }
        joiners = people.filter { $0["state"]?.string == "active" && $0["groups"]?.elements.first { _ in true } != nil }
        clients = try capture.documents(of: Stock.oauthClients.kind).filter {
            !readers.contains($0.id) && $0["accessTokenValiditySeconds"] != nil
        }
        roles = try capture.documents(of: Stock.roles.kind).filter { $0["description"]?.string != nil }
        let settings = try capture.setting(TenantLayout.authenticationSettings)
        let listed = settings?["ipAddressAllowlist"]?.elements.compactMap(\.string) ?? []
        networks = listed.count > 1 ? listed : []
        grant = try capture.documents(of: TenantLayout.grants).first { $0["via"]?.string == "direct" }
        organization = capture.manifest.organization
        administrators = Array(try AuditPopulation(capture, organization: organization).people.prefix(5))
        draw = Draw(seed, for: "past")
    }

    /// What happened in the day after a moment.
    mutating func changes(on moment: Moment) -> [PastChange] {
        guard !administrators.isEmpty else { return [] }
        return (0..<draw.number(1..<4)).compactMap { _ in change(on: moment) }
    }

    private mutating func change(on moment: Moment) -> PastChange? {
        let second = draw.number(60..<86_340)
        let actor = PastActor(
            organization: organization, person: draw.one(of: administrators),
            at: moment.advanced(by: .seconds(second)), draw: Draw(draw.next(), for: "change"))
        switch draw.number(0..<10) {
        case 0..<4: return leavers.popLast().map { .leaving($0, holding: grant, by: actor) }
        case 4..<6: return clients.popLast().map { .tokenLife(of: $0, by: actor) }
        case 6: return roles.popLast().map { .description(of: $0, by: actor) }
        case 7 where !networks.isEmpty:
            defer { networks = [] }
            return .allowing(networks, by: actor)
        default: return joiners.popLast().flatMap { Self.joining($0, by: actor) }
        }
    }

    private static func joining(_ person: Document, by actor: PastActor) -> PastChange? {
        guard let group = person["groups"]?.elements.first(where: { _ in true }), let id = group["id"]?.string else {
            return nil
        }
        return .joining(.init(id: id, name: group["name"]?.string ?? ""), person, by: actor)
    }
}
