import Capture
import ContactCenter

extension Tenant {

    /// Trunks are in service where the property `trunk_enabled` of their settings says so.
    ///
    /// Source: `Trunk.inService` of the API description of July 2026.
    mutating func serve(trunksOf settings: String, as base: Members) {
        guard let isInService = base["properties"]?["trunk_enabled"]?["value"]?["instance"]?.boolean else { return }
        for document in documents(.trunks) where document["trunkBase"]?["id"]?.string == settings {
            guard let id = document["id"]?.string, document["inService"]?.boolean != isInService else { continue }
            var trunk = Members(document)
            trunk.set("inService", isInService)
            put(trunk.json, at: .one(.trunks, id: id))
        }
    }
}
