import Capture
public import ContactCenter
import Platforms
public import Response

extension Changer {

    /// What a person is doing right now; what cannot be read is absent, with its reason.
    ///
    /// Source: `RoutingStatus.status`, `oActiveQueues` and `oOnQueueUsers` of the API description of July 2026. That
    /// `oActiveQueues` names the queues a person is on as its qualifiers is assumed; where it does not, nobody knows, and
    /// a person decides.
    public func live(_ person: Subject) async -> Live {
        Live(interacting: await interacting(person), queues: await queues(of: person))
    }

    private func interacting(_ person: Subject) async -> Reading<Moment?> {
        do throws(PlatformError) {
            let path = ChangeCalls.routingStatus.replacing("{userId}", with: try person.plainID)
            let answer = try await get(ChangeCalls.routingStatus, path: path).body
            guard let status = answer["status"]?.string else {
                return .absent(.failed(call: "GET \(ChangeCalls.routingStatus)", because: "does not say since when"))
            }
            guard ["INTERACTING", "COMMUNICATING", "NOT_RESPONDING"].contains(status) else { return .observed(nil) }
            guard let since = answer["startTime"]?.string.flatMap(Moment.init(iso8601:)) else {
                return .absent(.failed(call: "GET \(ChangeCalls.routingStatus)", because: "does not say since when"))
            }
            return .observed(since)
        } catch {
            return .absent(.failed(call: error.call, because: error.reason))
        }
    }

    private func queues(of person: Subject) async -> Reading<[Live.Staffing]> {
        do throws(PlatformError) {
            let answer = try await ask(
                ChangeCalls.userObservations, about: "userId", [try person.plainID], metric: "oActiveQueues")
            let ids = answer.qualifiers(of: "oActiveQueues").sorted()
            guard !ids.isEmpty else { return .observed([]) }
            let counts = try await ask(
                ChangeCalls.queueObservations, about: "queueId", ids, metric: "oOnQueueUsers")
            return .observed(try counts.staffing(of: ids))
        } catch {
            return .absent(.failed(call: error.call, because: error.reason))
        }
    }

    private func ask(
        _ route: String, about dimension: String, _ ids: [String], metric: String
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

    /// What a metric is told apart by, over every group.
    fileprivate func qualifiers(of metric: String) -> [String] {
        (self["results"]?.elements ?? JSON.empty.elements).flatMap { result in
            (result["data"]?.elements ?? JSON.empty.elements)
                .filter { $0["metric"]?.string == metric }
                .compactMap { $0["qualifier"]?.string }
        }
    }

    /// How many people are on each queue.
    fileprivate func staffing(of ids: [String]) throws(PlatformError) -> [Live.Staffing] {
        var counts: [String: Int] = [:]
        for result in self["results"]?.elements ?? JSON.empty.elements {
            guard let queue = result["group"]?["queueId"]?.string else { continue }
            for data in result["data"]?.elements ?? JSON.empty.elements
            where data["metric"]?.string == "oOnQueueUsers" {
                counts[queue, default: 0] += data["stats"]?["count"]?.integer ?? 0
            }
        }
        guard ids.allSatisfy({ counts[$0] != nil }) else {
            throw PlatformError(
                call: "POST \(ChangeCalls.queueObservations)", reason: "says nothing of some queues",
                advice: .retry(after: .seconds(60)))
        }
        return ids.map { Live.Staffing($0, onQueue: counts[$0] ?? 0) }
    }
}
