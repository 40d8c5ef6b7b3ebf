import Capture
import ContactCenter
import Platforms
import Redaction
import Response

extension ChangeCall.Look {
    var member: ChangeCall.Member? {
        switch self {
        case .document(_, let member), .listed(_, _, let member), .followed(_, let member, _),
            .reported(_, let member, by: _):
            member
        case .grants, .gone, .named, .protection, .nothing: nil
        }
    }
}

extension ChangeCall.Member {

    /// What a document says of it.
    ///
    /// - Throws: ``PlatformError`` where it does not say: then nobody knows, and nothing is taken for done.
    func seen(in document: JSON, for change: Change) throws(PlatformError) -> Seen {
        let value = path.reduce(document as JSON?) { $0?[key: $1] }
        let mark = mark(of: document, value, for: change)
        switch wanted {
        case .text(let text):
            guard let now = value?.string else { throw .silent("the target", path.joined(separator: ".")) }
            return Seen(isDone: now == text || alsoDone.contains(now), mark: mark, difference: turns(now, into: text))
        case .flag(let flag):
            guard let now = value?.boolean else { throw .silent("the target", path.joined(separator: ".")) }
            return Seen(isDone: now == flag, mark: mark, difference: turns("\(now)", into: "\(flag)"))
        case .nothing:
            // A station comes with an id; what says nothing of stations at all says nothing.
            guard document.kind == .object else { throw .silent("the target", path.joined(separator: ".")) }
            return Seen(
                isDone: value == nil || value?.isNull == true, mark: mark, difference: turns("one", into: "none"))
        case .detail: return try seen(value, for: change, mark: mark)
        }
    }

    private func seen(_ value: JSON?, for change: Change, mark: String?) throws(PlatformError) -> Seen {
        switch change.detail {
        case .addresses(let wanted):
            guard let value, value.kind == .array else { throw .silent("the target", path.joined(separator: ".")) }
            let now = value.elements.compactMap(\.string)
            return Seen(
                isDone: now.sorted() == wanted.sorted(), mark: mark,
                before: .addresses(now),
                difference: turns(Change.Detail.addresses(now).text, into: change.detail.text))
        case .version(let wanted):
            let now = value?.string
            return Seen(
                isDone: now == wanted, mark: mark, before: now.map { .version($0) } ?? .none,
                difference: turns(now ?? "none", into: wanted))
        default: return Seen(isDone: false, mark: mark)
        }
    }

    /// The platform's own count of changes where it keeps one.
    ///
    /// Where it keeps none, everything in the document counts but what moves by itself; of the settings of the whole tenant
    /// only the list of addresses, since whoever puts back a list that locked people out waits for nobody's other settings.
    private func mark(of document: JSON, _ value: JSON?, for change: Change) -> String? {
        if let version = document["version"]?.integer.map({ "\($0)" }) ?? document["version"]?.string { return version }
        if case .addresses = change.detail {
            let now = value?.elements.compactMap(\.string) ?? []
            return Array(now.sorted().joined(separator: ",").utf8).sha256
        }
        if case .nothing = wanted { return nil }
        let now = value?.string ?? value?.boolean.map { "\($0)" } ?? ""
        // Whoever it is, is no part of a mark that is kept: of people the platform counts the changes.
        guard change.target.kind != .person else { return now }
        let kind = GenesysCloud.kinds(of: change.target.kind).first ?? Kind(change.target.kind.rawValue, .objects)
        return kind.mark(ofLasting: document).map { Seen.mark(now, of: $0) }
    }

    private func turns(_ now: String, into wanted: String) -> String {
        "\(path.joined(separator: ".")): \(now) → \(wanted)"
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
            write(for: change, in: document[key: path[0]], path.dropFirst(), to: &json)
        }
        return json.bytes
    }

    /// The member itself where the path ends; before that an object as it was read, with what the path leads to changed.
    private func write(for change: Change, in value: JSON?, _ path: ArraySlice<String>, to json: inout JSONWriter) {
        guard let next = path.first else { return write(for: change, to: &json) }
        json.object { json in
            for (name, own) in value?.members ?? JSON.empty.members where name != next {
                json.key(name)
                json.json(own)
            }
            json.key(next)
            write(for: change, in: value?[key: next], path.dropFirst(), to: &json)
        }
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

extension ChangeCall.Report {

    /// The same, which is so only once the thing itself says so too.
    func holding(_ seen: Seen, in document: JSON) -> Seen {
        guard seen.isDone else { return seen }
        let now = path.reduce(document as JSON?) { $0?[key: $1] }?.string
        guard now != wanted else { return seen }
        var seen = seen
        seen.isDone = false
        seen.pending = "\(path.joined(separator: ".")) is \(now ?? "not told"), and \(wanted) is waited for"
        return seen
    }
}

extension Seen {

    /// The same with what the platform calls the target now, where a name was agreed to: of people none was.
    func named(as document: JSON, for change: Change) -> Seen {
        guard change.target.name != nil else { return self }
        var seen = self
        let name = document["name"]?.string ?? document["organization"]?["name"]?.string
        seen.name = name.flatMap { $0.isEmpty ? nil : $0 }
        return seen
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
        "emergencyGroupId", "jobId", "trunkBaseSettingsId", "assistantId",
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

    /// A yes without the secret is one of which nobody knows what it was.
    func newSecret(of call: ChangeCall) throws(PlatformError) -> Secret {
        if let secret = body["secret"]?.string { return Secret(secret) }
        throw PlatformError(
            call: "\(call.method) \(call.route)", reason: "said yes and no secret", advice: .retry(after: .seconds(60)))
    }

    /// Whether somebody else changed the thing between our look and our write.
    var isConflict: Bool { code == "general.conflict" || code == "request.conflict" }

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
                call: call, reason: "found nothing there",
                advice: .checkSetup("was it deleted since the last capture?"), isGone: true)
        case 409:
            PlatformError(
                call: call, reason: "was refused: somebody else is changing it",
                advice: .checkSetup("look at who, and plan it again"))
        default:
            PlatformError(call: call, reason: reason, advice: .checkSetup("the platform does not take it as it is"))
        }
    }
}

extension PlatformError {

    /// An answer that leaves out what was asked for.
    static func silent(_ call: String, _ what: String) -> PlatformError {
        PlatformError(call: call, reason: "does not say \(what)", advice: .report)
    }

    static func changedMeanwhile(_ call: ChangeCall) -> PlatformError {
        PlatformError(
            call: "\(call.method) \(call.route)", reason: "was not sent: somebody changed it just now",
            advice: .checkSetup("look at who, and plan it again"))
    }

    static func notOffered(_ verb: Verb) -> PlatformError {
        PlatformError(
            call: verb.rawValue, reason: "is nothing this platform's API offers",
            advice: .checkSetup("do it by hand"))
    }
}
