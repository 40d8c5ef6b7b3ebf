import Capture
import ContactCenter

/// The audit log: a query, how it is getting on, and what it found.
extension RouteTable {
    static let auditRoutes = [
        Route(.post, "/api/v2/audits/query", needs: .all("audits:audit:view"), serves: .auditQuery),
        Route(.get, "/api/v2/audits/query/{transactionId}", needs: .all("audits:audit:view"), serves: .auditState),
        Route(
            .get, "/api/v2/audits/query/{transactionId}/results", needs: .all("audits:audit:view"),
            serves: .auditResults),
    ]
}

extension Serving {
    static let auditQuery = Serving(takesBody: true) { inquiry throws(Refusal) in
        let services = inquiry.reception.audits.services.all.map(\.name)
        var question = try AuditQuestion(inquiry.body, at: inquiry.now, services: services)
        if inquiry.disturbance.isNewestFirst { question.isDescending = true }
        let (id, query) = inquiry.reception.beginAuditQuery(question, at: inquiry.now)
        return Answer(status: 202) { query.write(id, to: &$0) }
    }

    static let auditState = Serving { inquiry throws(Refusal) in
        let id = inquiry.parameters[0]
        guard let query = inquiry.reception.askAuditQuery(id, endingAs: inquiry.disturbance.auditEnd) else {
            throw .notFound
        }
        return Answer(status: query.state.isOnItsWay ? 202 : 200) { query.write(id, to: &$0) }
    }

    static let auditResults = Serving { inquiry throws(Refusal) in
        let id = inquiry.parameters[0]
        guard let query = inquiry.reception.auditQuery(id), query.state == .succeeded else { throw .notFound }
        let size = try PageRequest.size(inquiry.query, standard: 25, most: 500)
        let page = inquiry.reception.audits.page(
            of: query.question, from: try place(inquiry.query), size: size, at: query.began)
        let entries = try inquiry.disturbance.entries(page.records, namesUser: expandsUser(inquiry.query))
        return Answer { json in
            json.field("id", id)
            json.field("pageSize", size)
            json.field("cursor", ifPresent: page.next?.cursor)
            json.array("entities") { json in for entry in entries { json.verbatim(entry) } }
        }
    }

    private static func place(_ query: Query) throws(Refusal) -> AuditTrail.Place? {
        guard let cursor = query["cursor"], !cursor.isEmpty else { return nil }
        guard let place = AuditTrail.Place(cursor: cursor) else {
            throw .invalid(cursor, for: "cursor", allowed: "a cursor of these results")
        }
        return place
    }

    private static func expandsUser(_ query: Query) throws(Refusal) -> Bool {
        let asked = query.all("expand")
        if let unknown = asked.first(where: { $0 != "user" }) {
            throw .invalid(unknown, ofParameter: "expand", allowed: ["user"])
        }
        return !asked.isEmpty
    }
}

extension AuditQueries.Query {

    /// Source: `AuditQueryExecutionStatusResponse` of the API description of July 2026: the transaction's id is `id`.
    fileprivate func write(_ id: String, to json: inout JSONWriter) {
        json.field("id", id)
        json.field("state", state.rawValue)
        json.field("startDate", began.iso8601)
        json.field("interval", question.interval)
        json.field("serviceName", question.service)
        json.array("filters") { json in
            for filter in question.filters {
                json.object { json in
                    json.field("property", filter.property)
                    json.field("value", filter.value)
                }
            }
        }
    }
}

extension Disturbance {

    /// The entries of a page as they are sent, with what faults do to them.
    fileprivate func entries(_ records: [AuditRecord], namesUser: Bool) -> [[UInt8]] {
        var records = records
        if let date, !records.isEmpty { records[0].at = date }
        if let bytes = hugeValue, !records.isEmpty {
            let value = String(repeating: "x", count: bytes)
            records[0].changes.append(.init("document", to: [value]))
        }
        if repeatsFirst, records.count > 1 { records.append(records[0]) }
        if reversesPage { records.reverse() }
        return records.map { record in
            var writer = JSONWriter()
            writer.object { record.write(to: &$0, namesUser: namesUser) }
            return writer.bytes
        }
    }
}
