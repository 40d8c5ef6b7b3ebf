import Capture

/// What OAuth clients asked of the platform: a query, and its results once they are there.
extension RouteTable {
    static let usageRoutes = [
        Route(
            .post, "/api/v2/usage/query", needs: .any("oauth:client:view", "usage:organization:view"),
            serves: .usageQuery),
        Route(
            .get, "/api/v2/usage/query/{executionId}/results",
            needs: .any("oauth:client:view", "usage:organization:view"), serves: .usageResults),
    ]
}

extension Serving {
    static let usageQuery = Serving("client-usage", takesBody: true) { inquiry throws(Refusal) in
        let question = try UsageRows.Question(inquiry.body)
        let id = inquiry.reception.beginUsageQuery(inquiry.tenant.usage.answer(to: question))
        return Answer(status: 202) { json in
            json.field("executionId", id)
            json.field("resultsUri", "/api/v2/usage/query/\(id)/results")
        }
    }

    static let usageResults = Serving("client-usage") { inquiry throws(Refusal) in
        guard let progress = inquiry.reception.usageProgress(of: inquiry.parameters[0]) else { throw .notFound }
        switch progress {
        case .running: return Answer { json in json.field("queryStatus", "Running") }
        case .complete(let rows):
            return Answer { json in
                json.array("results") { json in for row in rows { json.verbatim(row) } }
                json.field("queryStatus", "Complete")
            }
        }
    }
}
