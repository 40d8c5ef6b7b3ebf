import Capture
import ContactCenter

/// Live figures: what somebody does now, how a queue is staffed.
extension RouteTable {
    static let figureRoutes = [
        Route(.get, "/api/v2/users/{userId}/routingstatus", serves: .routingStatus),
        Route(.put, "/api/v2/users/{userId}/routingstatus", serves: .routingStatusEdit),
        Route(
            .post, "/api/v2/analytics/queues/observations/query", needs: .any("analytics:queueObservation:view"),
            serves: .queueObservations),
        Route(
            .post, "/api/v2/analytics/users/observations/query", needs: .any("analytics:userObservation:view"),
            serves: .userObservations),
    ]
}

extension Serving {

    /// `RoutingStatus`.
    fileprivate static let routingStatus = Serving("people") { inquiry throws(Refusal) in
        guard let person = inquiry.person else { throw .notFound }
        let isActive = person["state"]?.string == "active"
        return .routingStatus(
            of: inquiry.parameters[0],
            isActive ? inquiry.figures.doing(inquiry.parameters[0]) : .init(status: .offQueue, since: inquiry.now))
    }

    /// Who is to be something else than idle or off the queue becomes it by a call, not by being told to.
    fileprivate static let routingStatusEdit = Serving("people", changes: true, takesBody: true) {
        inquiry throws(Refusal) in
        let words = LiveFigures.Status.allCases.map(\.rawValue).joined(separator: "|")
        let asked = try Form("status!:\(words)").read(inquiry.body)
        let id = inquiry.parameters[0]
        guard inquiry.person != nil else {
            throw Refusal(404, "resource.not.found", "The resource could not be found.")
        }
        guard let status = asked["status"]?.string.flatMap(LiveFigures.Status.init),
            [.idle, .offQueue].contains(status)
        else { throw Refusal(400, "general.bad.request", "An invalid routing status transition was attempted.") }
        let doing = LiveFigures.Doing(status: status, since: inquiry.now)
        try inquiry.reception.change { tenant throws(Refusal) in tenant.deeds.routingStatuses[id] = doing }
        return .routingStatus(of: id, doing)
    }

    /// `QueueObservationQueryResponse`.
    fileprivate static let queueObservations = Serving(takesBody: true) { inquiry throws(Refusal) in
        let question = try ObservationQuestion(
            inquiry.body, metrics: ObservationQuestion.queueMetrics, dimensions: ["queueId", "mediaType"])
        let figures = inquiry.figures
        let counts = figures.counts()
        return Answer { json in
            json.array("results") { json in
                for (number, queue) in figures.queues.enumerated()
                where question.picks(["queueId": queue.id, "mediaType": "voice"]) {
                    QueueFigures(queue: queue.id, counts: counts[number], waiting: figures.waiting(in: number))
                        .write(question.metrics, to: &json)
                }
            }
        }
    }

    /// `UserObservationQueryResponse`: of whoever is not active nothing is told.
    ///
    /// That is assumed, as the harder case for a caller: the API description of July 2026 says of `RoutingStatus.status` that it
    /// is `OFF_QUEUE` of a user who does not exist, and of observations of one who is suspended it says nothing.
    fileprivate static let userObservations = Serving(takesBody: true) { inquiry throws(Refusal) in
        let question = try ObservationQuestion(
            inquiry.body, metrics: ["oActiveQueues", "oMemberQueues"], dimensions: ["userId"])
        let figures = inquiry.figures
        let people = question.values(of: "userId").filter { question.picks(["userId": $0]) }
        return Answer { json in
            json.array("results") { json in
                for person in people where inquiry.tenant.isActive(person) {
                    let isMember = figures.queue(of: person) != nil
                    let isOnQueue = isMember && figures.doing(person).status.isOnQueue
                    let counts = ["oMemberQueues": isMember ? 1 : 0, "oActiveQueues": isOnQueue ? 1 : 0]
                    json.object { json in
                        json.object("group") { $0.field("userId", person) }
                        json.array("data") { json in
                            for metric in question.metrics { json.observation(metric, count: counts[metric] ?? 0) }
                        }
                    }
                }
            }
        }
    }
}

extension Tenant {
    fileprivate func isActive(_ person: String) -> Bool {
        guard let shelf = shelf(.people), let place = shelf.place(of: person) else { return false }
        return shelf.facet(at: place) == "active"
    }
}

extension Serving {

    /// `User`, with what is asked for of the moment: `expand=routingStatus`, `expand=conversationSummary`.
    static let person = Serving("people") { inquiry throws(Refusal) in
        let stored = Serving.one(of: .people) { state, query in (state == "deleted") == (query["state"] == "deleted") }
        var answer = try stored.answer(inquiry)
        let asked = inquiry.query.all("expand").filter { ["routingStatus", "conversationSummary"].contains($0) }
        guard let person = asked.isEmpty ? nil : try? JSON(answer.body) else { return answer }
        var json = JSONWriter()
        json.object { json in
            for (name, value) in person.members where !asked.contains(name) {
                json.key(name)
                json.json(value)
            }
            inquiry.figures.write(
                Set(asked), of: inquiry.parameters[0], isActive: person["state"]?.string == "active", to: &json)
        }
        answer.body = json.bytes
        return answer
    }
}

extension LiveFigures {

    /// `User.routingStatus` and `User.conversationSummary`, as far as they are asked for.
    fileprivate func write(_ asked: Set<String>, of person: String, isActive: Bool, to json: inout JSONWriter) {
        let doing = isActive ? doing(person) : .init(status: .offQueue, since: now)
        if asked.contains("routingStatus") { json.object("routingStatus") { $0.write(doing, of: person) } }
        guard asked.contains("conversationSummary") else { return }
        json.object("conversationSummary") { json in
            json.field("userId", person)
            json.object("call") { json in
                json.object("contactCenter") { $0.field("active", doing.status == .interacting ? 1 : 0) }
                json.object("enterprise") { json in
                    json.field("active", ownCalls(of: person) + (doing.status == .communicating ? 1 : 0))
                }
            }
        }
    }
}

extension JSONWriter {

    /// `RoutingStatus`.
    fileprivate mutating func write(_ doing: LiveFigures.Doing, of person: String) {
        field("userId", person)
        field("status", doing.status.rawValue)
        field("startTime", doing.since.iso8601)
    }
}

extension Answer {
    fileprivate static func routingStatus(of person: String, _ doing: LiveFigures.Doing) -> Answer {
        Answer { $0.write(doing, of: person) }
    }
}

/// What one queue answers with.
private struct QueueFigures {
    let queue: String
    let counts: [LiveFigures.Status: Int]
    let waiting: Int

    private var onQueue: Int { counts.filter(\.key.isOnQueue).values.reduce(0, +) }

    /// The figures of people stand in one group, those of calls in one of their medium.
    func write(_ metrics: [String], to json: inout JSONWriter) {
        let people = ["oActiveUsers", "oMemberUsers", "oOffQueueUsers", "oOnQueueUsers", "oUserRoutingStatuses"]
        let calls = ["oAlerting", "oInteracting", "oWaiting"]
        write(metrics.filter(people.contains), medium: nil, to: &json)
        write(metrics.filter(calls.contains), medium: "voice", to: &json)
    }

    private func write(_ metrics: [String], medium: String?, to json: inout JSONWriter) {
        guard !metrics.isEmpty else { return }
        json.object { json in
            json.object("group") { json in
                json.field("queueId", queue)
                json.field("mediaType", ifPresent: medium)
            }
            json.array("data") { json in for metric in metrics { write(metric, to: &json) } }
        }
    }

    private func write(_ metric: String, to json: inout JSONWriter) {
        switch metric {
        case "oUserRoutingStatuses":
            for status in LiveFigures.Status.allCases {
                json.observation(metric, qualifier: status.rawValue, count: counts[status] ?? 0)
            }
        case "oMemberUsers": json.observation(metric, count: counts.values.reduce(0, +))
        case "oActiveUsers", "oOnQueueUsers": json.observation(metric, count: onQueue)
        case "oOffQueueUsers": json.observation(metric, count: counts[.offQueue] ?? 0)
        case "oInteracting": json.observation(metric, count: counts[.interacting] ?? 0)
        case "oWaiting": json.observation(metric, count: waiting)
        default: json.observation(metric, count: 0)
        }
    }
}

extension JSONWriter {

    /// `ObservationMetricData`.
    fileprivate mutating func observation(_ metric: String, qualifier: String? = nil, count: Int) {
        object { json in
            json.field("metric", metric)
            json.field("qualifier", ifPresent: qualifier)
            json.object("stats") { $0.field("count", count) }
        }
    }
}
