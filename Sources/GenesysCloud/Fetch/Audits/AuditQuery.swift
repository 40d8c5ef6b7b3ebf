import Capture
import ContactCenter
import Platforms

/// The calls an audit query takes.
///
/// Source: `POST /api/v2/audits/query` and what belongs to it, API description of July 2026; the transaction's id is
/// `id`. That a service must be named is what integrators report.
enum AuditQuery {
    static let route = "/api/v2/audits/query"
    static let stateRoute = "/api/v2/audits/query/{transactionId}"
    static let resultsRoute = "/api/v2/audits/query/{transactionId}/results"

    /// What a client needs for them.
    static let needs = Permission.all(["audits:audit:view"])

    /// The largest page there is.
    static let pageSize = 500

    /// The question for a window, oldest entries first.
    static func body(of window: AuditWindow) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { json in
            json.field("interval", "\(window.from.iso8601)/\(window.to.iso8601)")
            json.field("serviceName", window.service)
            json.array("sort") { json in
                json.object { json in
                    json.field("name", "Timestamp")
                    json.field("sortOrder", "ascending")
                }
            }
        }
        return writer.bytes
    }

    static func state(of transaction: String) -> String { "\(route)/\(Address.escaped(transaction))" }

    static func results(of transaction: String, after cursor: String?) -> String {
        var parameters = [Listing.Parameter("pageSize", "\(pageSize)"), .init("expand", "user")]
        if let cursor { parameters.append(.init("cursor", cursor)) }
        return state(of: transaction) + "/results" + Address.query(parameters)
    }
}

/// How long to wait before a query is asked after again.
///
/// A value: it decides, the connection waits.
struct AuditPatience {
    private var wait = Duration.milliseconds(250)
    private var waited = Duration.zero

    /// Integrators give up after half a minute; a month of a busy service may take longer.
    private static let most = Duration.seconds(600)

    /// The next wait, each twice the one before up to half a minute; nil when it has been long enough.
    mutating func next() -> Duration? {
        guard waited < Self.most else { return nil }
        defer { wait = min(wait * 2, .seconds(30)) }
        waited += wait
        return wait
    }
}
