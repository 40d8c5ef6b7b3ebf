import Capture
import ContactCenter

/// What an audit query asks.
///
/// Source: `AuditQueryRequest` of the API description of July 2026. That an interval has at most 30 days and reaches
/// back at most 365, and that a service must be named, is what integrators report; with which code it is refused is
/// assumed.
struct AuditQuestion: Sendable {
    let interval: String
    let begin: Moment
    let end: Moment
    let service: String
    let filters: [Filter]
    var isDescending: Bool

    struct Filter: Hashable, Sendable {
        let property: String
        let value: String
    }

    /// Reads the body of a query.
    ///
    /// - Parameter services: Those of the tenant's own service mapping.
    init(_ body: [UInt8], at now: Moment, services: [String]) throws(Refusal) {
        guard let json = try? JSON(body), json.kind == .object else { throw .badRequest }
        interval = json["interval"]?.string ?? ""
        (begin, end) = try Self.moments(of: interval)
        try Self.checkLength(begin, end, at: now)
        guard let service = json["serviceName"]?.string else { throw .constraint("serviceName", "must be given") }
        guard services.contains(service) else {
            throw .invalid(service, for: "serviceName", allowed: services.joined(separator: ", "))
        }
        self.service = service
        filters = try (json["filters"]?.elements ?? JSON.none.elements).map(Self.filter)
        isDescending = try Self.isDescending(json["sort"])
    }

    private static func moments(of interval: String) throws(Refusal) -> (Moment, Moment) {
        let ends = interval.split(separator: "/").map(String.init)
        guard ends.count == 2, ends.allSatisfy({ $0.hasSuffix("Z") }), let begin = Moment(iso8601: ends[0]),
            let end = Moment(iso8601: ends[1])
        else {
            throw Refusal(
                400, "invalid.date", "Dates must be of the form yyyy-MM-ddTHH:mm:ssZ: {value}", [("value", interval)])
        }
        return (begin, end)
    }

    private static func checkLength(_ begin: Moment, _ end: Moment, at now: Moment) throws(Refusal) {
        guard begin < end else { throw .constraint("interval", "must end after it begins") }
        guard begin.duration(to: end) <= .days(30) else { throw .constraint("interval", "must not exceed 30 days") }
        guard begin.duration(to: now) <= .days(365) else {
            throw .constraint("interval", "must not reach back more than 365 days")
        }
    }

    private static let properties = [
        "UserId", "TrusteeOrganizationId", "ClientId", "Action", "EntityType", "EntityId",
    ]

    private static func filter(_ json: JSON) throws(Refusal) -> Filter {
        let property = json["property"]?.string ?? ""
        guard properties.contains(property) else {
            throw .invalid(property, for: "property", allowed: properties.joined(separator: ", "))
        }
        guard let value = json["value"]?.string else { throw .constraint("value", "must be given") }
        return Filter(property: property, value: value)
    }

    private static func isDescending(_ sort: JSON?) throws(Refusal) -> Bool {
        var isDescending = false
        for entry in sort?.elements ?? JSON.none.elements {
            let (name, order) = (entry["name"]?.string ?? "", entry["sortOrder"]?.string ?? "")
            guard name == "Timestamp" else { throw .invalid(name, for: "name", allowed: "Timestamp") }
            guard ["ascending", "descending"].contains(order) else {
                throw .invalid(order, for: "sortOrder", allowed: "ascending, descending")
            }
            isDescending = order == "descending"
        }
        return isDescending
    }

    /// Whether an entry is one of those asked for: every filter must let it through.
    func picks(_ record: AuditRecord) -> Bool {
        filters.allSatisfy { filter in
            switch filter.property {
            case "UserId": record.user?.id == filter.value
            case "TrusteeOrganizationId": record.homeOrganization == filter.value
            case "ClientId": record.client == filter.value
            case "Action": record.action == filter.value
            case "EntityType": record.entityType == filter.value
            default: record.entity.id == filter.value
            }
        }
    }
}

extension Refusal {
    static func constraint(_ field: String, _ what: String) -> Refusal {
        Refusal(400, "constraint.validation", "The field {field} {what}", [("field", field), ("what", what)])
    }
}
