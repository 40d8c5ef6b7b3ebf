import Capture

/// The services of the tenant's own mapping, with what each records and how much of it.
struct AuditServices: Sendable {
    let all: [Service]
    private let byName: [String: Int]
    private let weights: Int

    struct Service: Sendable {
        let name: String

        /// Entity types, each with its actions.
        let entities: [(name: String, actions: [String])]
        let weight: Int
    }

    init(_ mapping: JSON?) {
        all = (mapping?["services"]?.elements ?? JSON.none.elements).compactMap(Service.init)
        byName = Dictionary(all.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        weights = all.reduce(0) { $0 + $1.weight }
    }

    subscript(name: String) -> Service? { byName[name].map { all[$0] } }

    /// How many of `audits` entries a day are a service's, in thousandths.
    func thousandths(of audits: Int, in service: Service) -> Int {
        weights == 0 ? 0 : audits * 1000 * service.weight / weights
    }
}

extension AuditServices.Service {

    /// What a tenant's people do most; every other service is in the log and says little.
    private static let busy = [
        "PeoplePermissions": 1500, "Directory": 550, "ContactCenter": 450, "Quality": 350, "Groups": 300,
        "Routing": 250, "Telephony": 250, "Integrations": 180, "Architect": 120,
    ]

    fileprivate init?(_ json: JSON) {
        guard let name = json["name"]?.string else { return nil }
        self.name = name
        entities = (json["entities"]?.elements ?? JSON.none.elements).compactMap { entity in
            guard let name = entity["name"]?.string else { return nil }
            return (name, entity["actions"]?.elements.compactMap(\.string) ?? [])
        }
        weight = Self.busy[name] ?? 20
    }
}
