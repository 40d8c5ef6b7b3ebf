import Capture
public import Platforms
public import Response

extension Changer {

    /// Whether what a change makes is on there until somebody switches it off, since the platform makes no other.
    public func isMadeOn(_ change: Change) -> Bool {
        guard change.verb == .make, let document = rebuilt[change] else { return false }
        return document.isNew && document.call.isClosedAtOnce
    }

    /// Switches off what such a change made; sends nothing where there is none of its name, or where that is off.
    ///
    /// Everything else of it stays as it is. Neither looking for it nor switching it off waits for our share of the limit: a
    /// minute is long.
    public func switchOff(_ change: Change) async throws(PlatformError) {
        guard isMadeOn(change), let document = rebuilt[change], let request = document.call.edit else { return }
        guard let live = try await standing.found(document, for: change), document.call.isOn(live),
            live["id"]?.string != connection.client
        else { return }
        let off = ShapedDocument(
            call: document.call, members: document.call.off.mapValues { JSON(literal: $0) }, missing: [])
        let answer = try await connection.change(
            request.method, request.route, path: try request.path(to: live, of: change.target),
            body: off.body(request, over: live), isUrgent: true)
        guard (200...299).contains(answer.status) else { throw answer.refusal(request.words) }
        await standing.renew(answer.body, of: document.call.kind)
        guard answer.body["id"] == nil || !document.call.isOn(answer.body) else {
            throw PlatformError(
                call: request.words, reason: "said yes, and it is still on", advice: .retry(after: .seconds(60)))
        }
    }
}

extension MakeCall {

    /// Whether something of its kind is not switched off, as far as it says.
    func isOn(_ live: JSON) -> Bool {
        off.contains { member, off in live[key: member]?.canonical() != JSON(literal: off).canonical() }
    }
}
