import Capture
import ContactCenter

/// Flows: another version published, edits thrown away, taken out of service.
extension RouteTable {
    static let flowWrites = [
        Route(
            .post, "/api/v2/flows/actions/publish", needs: .any("architect:flow:unlock", "architect:flow:publish"),
            serves: .flowPublication),
        Route(
            .post, "/api/v2/flows/actions/revert", needs: .any("architect:flow:edit"), serves: .flowReversal),
        Route(
            .post, "/api/v2/flows/actions/deactivate", needs: .any("architect:flow:publish"),
            serves: .flowDeactivation),
    ]
}

extension Refusal {
    fileprivate static let noSuchFlow = Refusal(
        404, "architect.flow.not.found", "Could not find flow with specified ID.")
}

extension Inquiry {
    fileprivate func flow() throws(Refusal) -> String {
        guard let id = query["flow"], !id.isEmpty else { throw .constraint("flow", "must be given") }
        return id
    }
}

extension Serving {

    /// Publishes the version that is named, else the one that was saved last; who reads the flow once still finds the old
    /// one.
    ///
    /// A capture knows the names of two versions at most: every whole number up to the last one saved is taken for a
    /// version there is.
    fileprivate static let flowPublication = acting(
        on: .flows, .flow, missing: .noSuchFlow, id: { inquiry throws(Refusal) in try inquiry.flow() },
        rule: { edit, _ throws(Refusal) in
            try edit.refuseIfLocked(code: "architect.flow.locked.by.user")
            edit.action = "Publish"
            edit.meanwhile = edit.before
            let saved = edit.before["savedVersion"]
            let version = edit.inquiry.query["version"] ?? saved?["id"]?.string ?? "1.0"
            guard edit.has(version: version) else {
                throw Refusal(404, "architect.flow.version.missing", "Specified flow version is missing.")
            }
            edit.publish(version)
        },
        answer: { _, inquiry, id in
            Answer { json in
                json.field("id", IdentifierV5.uuid(of: "simulator/operation/\(inquiry.correlation)"))
                json.field("complete", false)
                json.object("client") { $0.field("id", inquiry.client) }
                json.field("actionName", "PUBLISH")
                json.field("actionStatus", "STARTED")
            }
        })

    /// What was saved and is not published goes.
    fileprivate static let flowReversal = acting(
        on: .flows, .flow, missing: .noSuchFlow, id: { inquiry throws(Refusal) in try inquiry.flow() },
        rule: { edit, _ throws(Refusal) in
            try edit.refuseIfLocked(code: "architect.flow.not.locked.by.user")
            edit.action = "Revert"
            if let published = edit.before["publishedVersion"] { edit.after["savedVersion"] = published }
        },
        answer: { tenant, inquiry, id in tenant.answer(.flows, id, inquiry.query) })

    fileprivate static let flowDeactivation = acting(
        on: .flows, .flow, missing: .noSuchFlow, id: { inquiry throws(Refusal) in try inquiry.flow() },
        rule: { edit, _ throws(Refusal) in
            try edit.refuseIfLocked(code: "architect.flow.locked.by.user")
            edit.action = "Deactivate"
            edit.after.set("active", false)
        },
        answer: { tenant, inquiry, id in tenant.answer(.flows, id, inquiry.query) })
}

extension Edit {
    fileprivate func refuseIfLocked(code: String) throws(Refusal) {
        let holder = before["lockedUser"]?["id"]?.string ?? before["lockedClient"]?["id"]?.string
        guard let holder, holder != inquiry.client else { return }
        throw Refusal(409, code, "The flow is locked by somebody else.")
    }

    fileprivate func has(version: String) -> Bool {
        let known = ["publishedVersion", "savedVersion", "checkedInVersion"].compactMap { before[$0]?["id"]?.string }
        guard let wanted = Double(version), wanted >= 1, wanted == wanted.rounded() else {
            return known.contains(version)
        }
        return known.contains(version) || known.compactMap(Double.init).contains { wanted <= $0 }
    }

    fileprivate mutating func publish(_ version: String) {
        let (client, now) = (inquiry.client, inquiry.now.iso8601)
        let isSecure = (before["publishedVersion"] ?? before["savedVersion"])?["secure"]?.boolean ?? false
        after["publishedVersion"] = .written { json in
            json.object { json in
                json.field("id", version)
                json.field("name", version)
                json.field("type", "PUBLISH")
                json.field("secure", isSecure)
                json.field("debug", false)
                json.object("createdByClient") { $0.field("id", client) }
                json.field("datePublished", now)
            }
        }
        after["publishedBy"] = nil
        after.set("active", true)
    }
}
