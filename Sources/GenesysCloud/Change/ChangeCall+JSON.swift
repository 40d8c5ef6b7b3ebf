import Capture
import ContactCenter
import Platforms
import Response

extension ChangeCall.Look {
    var member: ChangeCall.Member? {
        switch self {
        case .document(_, let member), .listed(_, _, let member): member
        case .grants, .gone, .nothing: nil
        }
    }
}

extension ChangeCall.Member {

    /// What a document says of it.
    func seen(in document: JSON, for change: Change) -> Seen {
        let value = path.reduce(document as JSON?) { $0?[key: $1] }
        let version = document["version"]?.integer
        switch wanted {
        case .text(let text):
            let now = value?.string
            return Seen(isDone: now == text || alsoDone.contains(now ?? ""), version: version)
        case .flag(let flag): return Seen(isDone: value?.boolean == flag, version: version)
        case .nothing: return Seen(isDone: value == nil || value?.isNull == true, version: version)
        case .detail: return seen(value, for: change, version: version)
        }
    }

    private func seen(_ value: JSON?, for change: Change, version: Int?) -> Seen {
        switch change.detail {
        case .addresses(let wanted):
            let now = (value?.elements ?? JSON.empty.elements).compactMap(\.string)
            return Seen(isDone: now.sorted() == wanted.sorted(), version: version, before: .addresses(now))
        case .version(let wanted):
            let now = value?.string
            return Seen(isDone: now == wanted, version: version, before: now.map { .version($0) } ?? .none)
        default: return Seen(isDone: false, version: version)
        }
    }

    /// The member alone.
    func body(for change: Change, version: Int?) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key(path[0])
            write(for: change, to: &json)
            if let version { json.field("version", version) }
        }
        return json.bytes
    }

    /// The whole document with the member changed.
    func body(for change: Change, in document: JSON, without readOnly: [String]) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            for (name, value) in document.members where name != path[0] && !readOnly.contains(name) {
                json.key(name)
                json.json(value)
            }
            json.key(path[0])
            write(for: change, to: &json)
        }
        return json.bytes
    }

    private func write(for change: Change, to json: inout JSONWriter) {
        switch wanted {
        case .text(let text): json.string(text)
        case .flag(let flag): json.boolean(flag)
        case .nothing: json.null()
        case .detail:
            guard case .addresses(let addresses) = change.detail else { return json.null() }
            json.array { json in for address in addresses { json.string(address) } }
        }
    }
}

extension Change.Detail {

    /// The body of a verb that sends its detail and nothing else.
    var body: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            switch self {
            case .grants(let grants):
                json.array("grants") { json in
                    for grant in grants {
                        json.object { json in
                            json.field("roleId", grant.role)
                            json.field("divisionId", grant.division)
                        }
                    }
                }
            case .conversations(let ids): json.field("conversationIds", ids)
            case .none, .factor, .version, .addresses, .document: break
            }
        }
        return json.bytes
    }
}

extension Change {
    private static let parameters = [
        "userId", "subjectId", "clientId", "integrationId", "trusteeOrgId", "deploymentId", "campaignId",
        "emergencyGroupId", "jobId",
    ]

    /// A route with its braces filled.
    func path(_ route: String) throws(PlatformError) -> String {
        var path = route
        if case .factor(let factor) = detail { path = path.replacing("{verifierId}", with: factor) }
        let id = try target.plainID
        for name in Self.parameters { path = path.replacing("{\(name)}", with: id) }
        return path
    }
}

extension Subject {

    /// Its id where it can stand in a path as it is: the platform's are UUIDs and plain words.
    var plainID: String {
        get throws(PlatformError) {
            let isPlain = id.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == 0x2D || byte == 0x5F
            }
            guard isPlain, !id.isEmpty else {
                throw PlatformError(
                    call: "looking at a \(kind.rawValue)", reason: "was not tried: its id is none of the platform's",
                    advice: .checkSetup("is it the id and not the name?"))
            }
            return id
        }
    }
}

extension JSON {

    /// A list without anything in it.
    static let empty = JSON(literal: "[]")
}

extension Answer {

    /// Whether somebody else changed the thing between our look and our write.
    var isConflict: Bool { code == "general.conflict" }

    /// What a refusal means to whoever asked.
    func refusal(_ call: String) -> PlatformError {
        switch status {
        case 403:
            PlatformError(
                call: call, reason: "was refused" + (code.map { " (\($0))" } ?? ""),
                advice: missingPermissions.map { .grant(permission: $0) }
                    ?? .checkSetup("may the responder's client do this to this one?"))
        case 404:
            PlatformError(
                call: call, reason: "found nothing there", advice: .checkSetup("was it deleted since the last capture?")
            )
        case 409:
            PlatformError(
                call: call, reason: "was refused twice: somebody else is changing it",
                advice: .checkSetup("look at who, and plan it again"))
        default:
            PlatformError(call: call, reason: reason, advice: .checkSetup("the platform does not take it as it is"))
        }
    }
}

extension PlatformError {
    static func notOffered(_ verb: Verb) -> PlatformError {
        PlatformError(
            call: verb.rawValue, reason: "is nothing this platform's API offers",
            advice: .checkSetup("do it by hand"))
    }
}
