import Capture
import ContactCenter

extension Capture {

    /// Calls that flows and scripts can make to somewhere outside.
    ///
    /// Source: `GET /api/v2/integrations/actions?includeConfig=true`, checked 2026-11-22.
    func dataActions() throws(CaptureError) -> Reading<[DataAction]> {
        try list(.dataActions) { document, _ in
            DataAction(
                id: DataAction.ID(document.id), name: document.name, address: document.address,
                writtenOutSecrets: document.hiddenHeaders + document.hiddenParameters + document.hiddenTemplates,
                integration: document["integrationId"]?.string.map { Integration.ID($0) })
        }
    }
}

extension Document {

    /// The address an action calls; nil inside for one that calls the platform itself, by a path without a host.
    ///
    /// That actions of the platform's own integration are written as paths (`/api/v2/…`) is observed by others.
    fileprivate var address: Reading<String?> {
        guard let request = at("config", "request"), request.kind == .object else {
            return .absent(.leftOut(field: "Action.config.request"))
        }
        guard let template = request["requestUrlTemplate"]?.string, !template.isEmpty else { return .observed(nil) }
        return .observed(template.hasPrefix("/") && !template.hasPrefix("//") ? nil : template)
    }

    /// Headers whose value was kept as a keyed hash, for a literal stood there: a stored credential comes as a variable.
    fileprivate var hiddenHeaders: [String] {
        (at("config", "request", "headers")?.members).map { members in
            members.filter { $0.value.string?.contains(Self.marker) == true }.map(\.key)
        } ?? []
    }

    /// Parameters of the address whose value was kept as a keyed hash.
    fileprivate var hiddenParameters: [String] {
        let address = at("config", "request", "requestUrlTemplate")?.string ?? ""
        guard let query = address.firstIndex(of: "?") else { return [] }
        return address[address.index(after: query)...].split(separator: "&").compactMap { parameter in
            guard parameter.contains(Self.marker) else { return nil }
            return String(parameter.prefix { $0 != "=" })
        }
    }

    /// Templates in which something was kept as a keyed hash: a literal under a name of a secret, or with the shape of one.
    fileprivate var hiddenTemplates: [String] {
        let templates = [
            ("requestTemplate", at("config", "request", "requestTemplate")),
            ("successTemplate", at("config", "response", "successTemplate")),
        ]
        return templates.compactMap { name, template in
            template?.string?.contains(Self.marker) == true ? name : nil
        }
    }

    private static let marker = "hmac-sha256:"
}
