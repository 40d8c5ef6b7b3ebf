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
        var answer = try await sendOff(live, request, change, document)
        if !(200...299).contains(answer.status), document.call.isOnItsWay(live) {
            guard let now = try await arrived(live, document), document.call.isOn(now) else { return }
            answer = try await sendOff(now, request, change, document)
        }
        guard (200...299).contains(answer.status) else { throw answer.refusal(request.words) }
        await standing.renew(answer.body, of: document.call.kind)
        let now = try await arrived(answer.body, document) ?? answer.body
        guard now["id"] == nil || !document.call.isOn(now) else {
            throw PlatformError(
                call: request.words, reason: "said yes, and it is still on", advice: .retry(after: .seconds(60)))
        }
    }

    private func sendOff(
        _ live: JSON, _ request: MakeCall.Request, _ change: Change, _ document: RebuiltDocument
    ) async throws(PlatformError) -> Answer {
        let off = ShapedDocument(
            call: document.call, members: document.call.off.mapValues { JSON(literal: $0) }, missing: [])
        return try await connection.change(
            request.method, request.route, path: try request.path(to: live, of: change.target),
            body: off.body(request, over: live), isUrgent: true)
    }

    /// The same once it is what it was set to, for half a minute at most.
    private func arrived(_ live: JSON, _ document: RebuiltDocument) async throws(PlatformError) -> JSON? {
        var now: JSON? = live
        for _ in 1...30 {
            guard let state = now, document.call.isOnItsWay(state) else { break }
            try await connection.sleep(.seconds(1), "looking at \(document.name)")
            now = try await standing.foundAnew(document)
        }
        return now
    }
}

extension MakeCall {

    /// Whether something is not yet what it was set to.
    fileprivate func isOnItsWay(_ live: JSON) -> Bool {
        onItsWay.contains { member, word in live[key: member]?.string == word }
    }

    /// Whether something of its kind is not switched off, as far as it says.
    func isOn(_ live: JSON) -> Bool {
        off.contains { member, off in live[key: member]?.canonical() != JSON(literal: off).canonical() }
    }
}
