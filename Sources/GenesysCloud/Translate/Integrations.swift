import Capture
import ContactCenter

extension Capture {

    /// Other makers' products plugged into the tenant.
    ///
    /// Who makes one is a matter of its type. A type that names nobody is known to name nobody; a type that is in no
    /// list is not known.
    ///
    /// Source: `GET /api/v2/integrations?expand=config.current` and `/integrations/types`, checked 2026-11-22.
    func integrations() throws(CaptureError) -> Reading<[Integration]> {
        let vendors = try vendors()
        return try list(.integrations) { document, flaws in
            let type = document.at("integrationType", "id")?.string
            if type == nil { flaws.leftOut("Integration.integrationType") }
            return Integration(
                id: Integration.ID(document.id),
                name: document.name,
                type: type ?? "not given",
                vendor: document.at("integrationType", "vendorName")?.string.map { .observed($0) }
                    ?? type.flatMap { vendors.known[$0] } ?? .absent(vendors.missing),
                isEnabled: document.isOn(
                    "intendedState", unless: ["disabled", "deleted"], "Integration.intendedState", &flaws),
                health: document.at("reportedState", "code")?.string.map(Integration.Health.init),
                eventStream: type == EventStream.integrationType ? EventStream(document, &flaws) : nil,
                credentials: document.credentials)
        }
    }

    private func vendors() throws(CaptureError) -> (known: [String: Reading<String?>], missing: Absence) {
        var known: [String: Reading<String?>] = [:]
        try each(.integrationTypes) { type in known[type.id] = .observed(type["vendorName"]?.string) }
        let absence = absences(of: .integrationTypes).first
        return (known, absence ?? .leftOut(field: "IntegrationType.vendorName"))
    }
}

extension Document {

    /// The stored credentials an integration's configuration names; none where it has no such member.
    fileprivate var credentials: Reading<[StoredCredential.ID]> {
        guard let current = at("config", "current"), current.kind == .object else {
            return .absent(.leftOut(field: "Integration.config.current"))
        }
        guard let credentials = current["credentials"], !credentials.isNull else { return .observed([]) }
        return .observed(credentials.members.compactMap { $0.value["id"]?.string.map { StoredCredential.ID($0) } })
    }
}

extension Integration.Health {
    fileprivate init(_ code: String) {
        switch code.uppercased() {
        case "ACTIVE": self = .active
        case "INACTIVE": self = .inactive
        case "ERROR": self = .failing
        default: self = .other(code)
        }
    }
}
