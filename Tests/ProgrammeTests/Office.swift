import Assurance
import ContactCenter

@testable import Programme

/// People of ours, a log, and a day on which they work.
struct Office {
    static let log = "linewarden.local/genesys-cloud/acme"
    static let morning = moment("2026-11-24T08:00:00Z")

    let ada = Signer()
    let grace = Signer()
    let alan = Signer()
    let edsger = Signer()
    var docket: Docket

    init(former: [Signatory.FormerKey] = []) throws {
        let people = try [
            Signatory(id: "ada", name: "Ada Byron", roles: [.requester, .attester], key: ada.key),
            Signatory(
                id: "grace", name: "Grace Hopper", roles: [.approver, .requester], key: grace.key, formerKeys: former),
            Signatory(id: "alan", name: "Alan Turing", roles: [.requester], key: alan.key),
            Signatory(id: "edsger", name: "Edsger Dijkstra", roles: [.approver], key: edsger.key),
        ]
        docket = Docket(log: Self.log, people: people, unwaivable: ["DAT-05": "card security codes are never kept"])
    }

    static func moment(_ text: String) -> Moment { Moment(iso8601: text) ?? Moment(milliseconds: 0) }

    static func exception(
        _ control: Control.ID = "INT-02", _ scope: Scope = .resource("client/c1"), reason: String = "the old dialler",
        owner: String = "Head of Operations", by: Signatory.ID = "ada", at asked: Moment = morning,
        from start: Moment = morning, until end: Moment = moment("2027-03-01"), compensating: Control.ID? = nil,
        log: String = log
    ) -> Exception {
        Exception(
            to: control, in: scope, because: reason, owner: owner, askedBy: by, at: asked, from: start, until: end,
            compensating: compensating, log: log)
    }

    static func deviation(
        _ subject: Deviation.Subject = .threshold("idle-seconds", value: 1800), owner: String = "Ada Byron",
        approver: String = "Grace Hopper", until end: Moment = moment("2027-06-30")
    ) -> Deviation {
        Deviation(subject, because: "floor terminals", owner: owner, approver: approver, until: end, log: log)
    }

    static func decision(
        _ verdict: Decision.Verdict = .approve, on request: Request, by: Signatory.ID = "grace",
        at moment: Moment = minutes(10), log: String = log
    ) -> Decision {
        Decision(verdict, request.id, request: request.statement.sha256, by: by, at: moment, log: log)
    }

    static func minutes(_ count: Int) -> Moment { morning.advanced(by: .seconds(60 * count)) }

    func signed(_ statement: Statement, by signer: Signer) -> SignedStatement {
        SignedStatement(statement, signature: signer.sign(statement.bytes))
    }

    /// Asks for it, signed by Ada.
    @discardableResult
    mutating func ask(_ exception: Exception = exception(), recorded: Moment = minutes(1)) throws -> Request {
        try docket.take(signed(.exception(exception), by: ada), recorded: recorded)
        return .exception(exception)
    }

    mutating func decide(_ decision: Decision, by signer: Signer, recorded: Moment = minutes(11)) throws {
        try docket.take(signed(.decision(decision), by: signer), recorded: recorded)
    }

    /// What comes of asking for it.
    mutating func refusal(of exception: Exception, by signer: Signer? = nil, recorded: Moment = minutes(1)) -> Refusal?
    {
        Self.refusal { () throws(Refusal) in
            try docket.take(signed(.exception(exception), by: signer ?? ada), recorded: recorded)
        }
    }

    mutating func refusal(of decision: Decision, by signer: Signer? = nil, recorded: Moment = minutes(11)) -> Refusal? {
        Self.refusal { () throws(Refusal) in
            try docket.take(signed(.decision(decision), by: signer ?? grace), recorded: recorded)
        }
    }

    static func refusal(_ body: () throws(Refusal) -> Void) -> Refusal? {
        do {
            try body()
            return nil
        } catch {
            return error
        }
    }
}
