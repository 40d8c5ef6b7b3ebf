import Capture

/// What the faults of one request amount to.
struct Strike: Sendable {
    var delay: Duration?
    var disturbance = Disturbance.none
    var killsToken = false

    /// Answered instead of what was asked.
    var instead: Refusal?
    var html: Int?

    /// Answered when what was asked has been done.
    var insteadOfTheAnswer: Refusal?

    /// Done to the answer on its way out.
    var spoiling: Spoiling?
    let name: String?

    enum Spoiling: Sendable {
        case reset
        case truncated
        case malformed
        case mistyped
        case oversized(bytes: Int)
    }

    init(_ faults: [Fault]) {
        name = faults.isEmpty ? nil : faults.map(\.name).joined(separator: ", ")
        for fault in faults { add(fault) }
    }

    private mutating func add(_ fault: Fault) {
        switch fault {
        case .slow(let duration): delay = (delay ?? .zero) + duration
        case .failing(let status): instead = .failure(status)
        case .failingAfterwards(let status): insteadOfTheAnswer = .failure(status)
        case .conflict: instead = .conflict
        case .html(let status): html = status
        case .tooManyRequests(let seconds): instead = .tooManyRequests(.standard, retryAfter: seconds)
        case .expiry: killsToken = true
        case .inserted: disturbance.shift = 1
        case .removed: disturbance.shift = -1
        case .duplicate: disturbance.repeatsFirst = true
        case .wrongTotal(let error): disturbance.totalError = error
        case .reset: spoiling = .reset
        case .truncated: spoiling = .truncated
        case .malformed: spoiling = .malformed
        case .mistyped: spoiling = .mistyped
        case .oversized(let bytes): spoiling = .oversized(bytes: bytes)
        case .failedQuery: disturbance.auditEnd = .failed
        case .cancelledQuery: disturbance.auditEnd = .cancelled
        case .reversed: disturbance.reversesPage = true
        case .newestFirst: disturbance.isNewestFirst = true
        case .misdated(let moment): disturbance.date = moment
        case .hugeEntry(let bytes): disturbance.hugeValue = bytes
        }
    }

    /// The answer with what the faults do to its body.
    func spoiled(_ answer: Answer) -> Answer {
        var answer = answer
        switch spoiling {
        case .malformed: answer.body = Array(answer.body.dropLast()) + Array(",,\u{1}".utf8)
        case .mistyped:
            answer = Answer(status: answer.status) { json in json.field("entities", "none") }
        case .reset, .truncated, .oversized, nil: break
        }
        return answer
    }
}

extension Answer {

    /// What a proxy says that sits between the caller and the platform.
    static func proxyPage(status: Int) -> Answer {
        var answer = Answer(
            status: status, Array("<!DOCTYPE html><html><body><h1>Sign in to the network</h1></body></html>".utf8))
        answer.contentType = "text/html"
        return answer
    }
}
