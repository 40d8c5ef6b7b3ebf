import Capture
public import ContactCenter
import Platforms
public import Response

extension Changer {

    /// What a person is doing right now; what cannot be read is absent, with its reason.
    ///
    /// The platform says on how many queues somebody is, and not on which. So where they are on any, every queue with
    /// people on it stands for one of theirs: too careful, and never too bold.
    ///
    /// Source: `RoutingStatus.status`, `oActiveQueues` and `oOnQueueUsers` of the API description of July 2026.
    public func live(_ person: Subject) async -> Live {
        async let interacting = interacting(person)
        async let queues = queues(of: person)
        return Live(interacting: await interacting, queues: await queues)
    }

    /// Since when they are in an interaction; nil where they are in none.
    ///
    /// The routing status tells what they do for a queue, and what else while they are on one. Of a conversation off queue
    /// the summary alone tells, and not since when.
    ///
    /// Source: `RoutingStatus.status` and `UserConversationSummary` of the API description of July 2026; that the summary
    /// counts conversations off queue is assumed from its `enterprise` beside `contactCenter`.
    private func interacting(_ person: Subject) async -> Reading<Moment?> {
        do throws(PlatformError) {
            let path = ChangeCalls.user.replacing("{userId}", with: try person.plainID)
            let answer = try await get(
                ChangeCalls.user, path: path + "?expand=routingStatus&expand=conversationSummary"
            ).body
            if let since = try answer.servingSince { return .observed(since) }
            guard try answer.conversations > 0 else { return .observed(nil) }
            throw .silent("since when they are in a conversation off queue")
        } catch {
            return .absent(.failed(call: error.call, because: error.reason))
        }
    }

    private func queues(of person: Subject) async -> Reading<[Live.Staffing]> {
        do throws(PlatformError) {
            let answer = try await observe(
                ChangeCalls.userObservations, "userId", [try person.plainID], metric: "oActiveQueues")
            guard let active = answer.counts("oActiveQueues", by: "userId")[person.id] else {
                throw .silent("on how many queues they are")
            }
            guard active > 0 else { return .observed([]) }
            let all = try await board.staffing { () async throws(PlatformError) in try await staffing() }
            guard !all.isEmpty else { throw .silent("the queues they are on") }
            return .observed(all)
        } catch {
            return .absent(.failed(call: error.call, because: error.reason))
        }
    }

    /// How much of a figure each queue has that has any: people who are on it, conversations that go on.
    func staffing(_ metric: String = "oOnQueueUsers") async throws(PlatformError) -> [Live.Staffing] {
        var staffing: [Live.Staffing] = []
        var page = 1
        while true {
            let list = try await get(
                ChangeCalls.queues, path: "\(ChangeCalls.queues)?pageSize=100&pageNumber=\(page)"
            ).body
            guard let entities = list["entities"]?.elements, let pages = list["pageCount"]?.integer else {
                throw .silent("which queues there are")
            }
            let queues = entities.compactMap { queue in
                queue["id"]?.string.map { (id: $0, name: queue["name"]?.string ?? $0) }
            }
            guard !queues.isEmpty else { return staffing }
            let counts = try await observe(
                ChangeCalls.queueObservations, "queueId", queues.map(\.id), metric: metric
            ).counts(metric, by: "queueId")
            guard queues.allSatisfy({ counts[$0.id] != nil }) else { throw .silent("how many people some queues have") }
            staffing += queues.compactMap { queue in
                counts[queue.id].flatMap { $0 > 0 ? Live.Staffing(queue.name, onQueue: $0) : nil }
            }
            guard page < pages else { return staffing }
            guard page < 100 else { throw .silent("all queues: there are more than ten thousand") }
            page += 1
        }
    }

    private func observe(
        _ route: String, _ dimension: String, _ ids: [String], metric: String
    ) async throws(PlatformError) -> JSON {
        var json = JSONWriter()
        json.object { json in
            json.object("filter") { json in
                json.field("type", "or")
                json.array("predicates") { json in
                    for id in ids {
                        json.object { json in
                            json.field("type", "dimension")
                            json.field("dimension", dimension)
                            json.field("operator", "matches")
                            json.field("value", id)
                        }
                    }
                }
            }
            json.field("metrics", [metric])
        }
        let answer = try await connection.send("POST", route, path: route, body: json.bytes)
        guard answer.status == 200 else { throw answer.refusal("POST \(route)") }
        return answer.body
    }
}

extension JSON {

    /// Of a person since when they serve somebody on a queue; nil where they do not.
    fileprivate var servingSince: Moment? {
        get throws(PlatformError) {
            let known = ["INTERACTING", "COMMUNICATING", "OFF_QUEUE", "IDLE", "NOT_RESPONDING"]
            guard let routing = self["routingStatus"], let status = routing["status"]?.string, known.contains(status)
            else { throw .silent("routing status") }
            guard ["INTERACTING", "COMMUNICATING"].contains(status) else { return nil }
            guard let since = routing["startTime"]?.string.flatMap(Moment.init(iso8601:)) else {
                throw .silent("since when")
            }
            return since
        }
    }

    /// Of a person how many conversations they are in, of any sort.
    fileprivate var conversations: Int {
        get throws(PlatformError) {
            guard let summary = self["conversationSummary"], !summary.isNull else { throw .silent("conversations") }
            return summary.members.reduce(0) { count, media in
                count + (media.value["contactCenter"]?["active"]?.integer ?? 0)
                    + (media.value["enterprise"]?["active"]?.integer ?? 0)
            }
        }
    }
}

/// How many people are on each queue, as it was at most a minute ago: one question for many people.
actor QueueBoard {
    private let clock: WallClock
    private var seen: (staffing: [Live.Staffing], at: Moment)?

    init(clock: WallClock) { self.clock = clock }

    func staffing(
        _ ask: @Sendable () async throws(PlatformError) -> [Live.Staffing]
    ) async throws(PlatformError) -> [Live.Staffing] {
        if let seen, clock.now() < seen.at.advanced(by: .seconds(60)) { return seen.staffing }
        let staffing = try await ask()
        seen = (staffing, clock.now())
        return staffing
    }
}

extension JSON {

    /// The count of a metric, by what its groups are told apart by.
    fileprivate func counts(_ metric: String, by dimension: StaticString) -> [String: Int] {
        var counts: [String: Int] = [:]
        for result in self["results"]?.elements ?? JSON.empty.elements {
            guard let name = result["group"]?[dimension]?.string else { continue }
            for data in result["data"]?.elements ?? JSON.empty.elements where data["metric"]?.string == metric {
                guard let count = data["stats"]?["count"]?.integer else { continue }
                counts[name, default: 0] += count
            }
        }
        return counts
    }
}

extension PlatformError {
    fileprivate static func silent(_ what: String) -> PlatformError {
        PlatformError(call: "asking what somebody does", reason: "does not say \(what)", advice: .report)
    }
}
