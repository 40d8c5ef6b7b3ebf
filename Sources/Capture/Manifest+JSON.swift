public import ContactCenter

extension Manifest {

    /// As it is kept: indented, keys sorted, the same bytes for the same manifest.
    public func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.object { json in
            json.field("form", Self.form)
            json.field("platform", platform)
            json.field("organization", organization)
            json.field("organizationName", ifPresent: organizationName)
            json.field("simulated", isSimulated)
            json.field("profile", profile.rawValue)
            json.field("clients", clients)
            json.field("hosts", hosts)
            json.field("began", began.iso8601)
            json.field("ended", ended.iso8601)
            json.field("serverDate", ifPresent: serverDate?.iso8601)
            json.field("tool", tool)
            json.array("certificates") { json in for one in certificates { json.object(one.write) } }
            json.array("calls") { json in for call in calls { json.object(call.write) } }
            json.array("kinds") { json in for kind in kinds { json.object(kind.write) } }
            json.object("files") { json in
                for (path, hash) in files.sorted(by: { $0.key < $1.key }) { json.field(path, hash) }
            }
        }
        return (try? JSON(writer.bytes).canonical(indented: true)) ?? writer.bytes
    }

    /// Reads one.
    ///
    /// - Throws: ``CaptureError`` naming the member that is missing or of another type, or a form we do not know.
    public init(json bytes: [UInt8]) throws(CaptureError) {
        let json: JSON
        do {
            json = try JSON(bytes)
        } catch {
            throw CaptureError(Self.path, .unreadable(error))
        }
        let form = try json.need("form", \.integer)
        guard form == Self.form else {
            throw CaptureError(Self.path, .manifest("has form \(form); we read \(Self.form)"))
        }
        self.init(
            platform: try json.need("platform", \.string),
            organization: try json.need("organization", \.string),
            organizationName: json["organizationName"]?.string,
            isSimulated: try json.need("simulated", \.boolean),
            profile: try json.need("profile") { $0.string.flatMap(Profile.init(rawValue:)) },
            clients: json["clients"]?.elements.compactMap(\.string) ?? [],
            hosts: json["hosts"]?.elements.compactMap(\.string) ?? [],
            began: try json.need("began", \.moment),
            ended: try json.need("ended", \.moment),
            serverDate: json["serverDate"]?.moment,
            tool: try json.need("tool", \.string))
        for one in json["certificates"]?.elements ?? JSON.none.elements { certificates.append(try Certificate(one)) }
        for call in json["calls"]?.elements ?? JSON.none.elements { calls.append(try Call(call)) }
        for kind in json["kinds"]?.elements ?? JSON.none.elements { kinds.append(try KindRecord(kind)) }
        for (path, hash) in json["files"]?.members ?? JSON.none.members { files[path] = hash.string }
    }
}

extension Manifest.Certificate {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("sha256", sha256)
        json.field("ends", ifPresent: ends?.iso8601)
    }

    fileprivate init(_ json: JSON) throws(CaptureError) {
        self.init(sha256: try json.need("sha256", \.string), ends: json["ends"]?.moment)
    }
}

extension Manifest.Call {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("call", route)
        json.field("requests", requests)
        json.field("read", read)
        if let total { json.field("total", total) }
    }

    fileprivate init(_ json: JSON) throws(CaptureError) {
        self.init(
            try json.need("call", \.string), requests: try json.need("requests", \.integer),
            read: try json.need("read", \.integer), total: json["total"]?.integer)
    }
}

extension Manifest.KindRecord {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("name", name)
        json.field("documents", documents)
        json.field("complete", absences.isEmpty)
        json.array("absences") { json in for absence in absences { json.object(absence.write) } }
        if isSuppliedByHand { json.field("suppliedByHand", true) }
    }

    fileprivate init(_ json: JSON) throws(CaptureError) {
        self.init(
            try json.need("name", \.string), documents: try json.need("documents", \.integer),
            isSuppliedByHand: json["suppliedByHand"]?.boolean ?? false)
        for absence in json["absences"]?.elements ?? JSON.none.elements { absences.append(try Absence(absence)) }
    }
}

extension Absence {

    /// The members of its JSON object: `reason`, and what belongs to it.
    public func write(_ json: inout JSONWriter) {
        switch self {
        case .notAsked: json.field("reason", "notAsked")
        case .notOffered: json.field("reason", "notOffered")
        case .notPermitted(let permission):
            json.field("reason", "notPermitted")
            json.field("permission", permission)
        case .notLicensed(let permission):
            json.field("reason", "notLicensed")
            json.field("permission", permission)
        case .outOfReach(let divisions):
            json.field("reason", "outOfReach")
            json.field("divisions", divisions)
        case .failed(let call, let because):
            json.field("reason", "failed")
            json.field("call", call)
            json.field("because", because)
        case .cutShort(let read, let total):
            json.field("reason", "cutShort")
            json.field("read", read)
            json.field("of", total)
        case .leftOut(let field):
            json.field("reason", "leftOut")
            json.field("field", field)
        case .notSupplied(let setting):
            json.field("reason", "notSupplied")
            json.field("setting", setting)
        case .notImported(let verb, let last):
            json.field("reason", "notImported")
            json.field("verb", verb)
            json.field("last", ifPresent: last?.iso8601)
        case .notAttested: json.field("reason", "notAttested")
        case .notTried(let verb):
            json.field("reason", "notTried")
            json.field("verb", verb)
        case .unanswered(let because):
            json.field("reason", "unanswered")
            json.field("because", because)
        case .attestationEnded(let moment):
            json.field("reason", "attestationEnded")
            json.field("at", moment.iso8601)
        }
    }

    /// Reads one.
    ///
    /// - Throws: ``CaptureError`` for a reason we do not know.
    public init(_ json: JSON) throws(CaptureError) {
        switch try json.need("reason", \.string) {
        case "notAsked": self = .notAsked
        case "notOffered": self = .notOffered
        case "notPermitted": self = .notPermitted(permission: try json.need("permission", \.string))
        case "notLicensed": self = .notLicensed(permission: try json.need("permission", \.string))
        case "outOfReach":
            self = .outOfReach(divisions: json["divisions"]?.elements.compactMap(\.string) ?? [])
        case "failed":
            self = .failed(call: try json.need("call", \.string), because: try json.need("because", \.string))
        case "cutShort": self = .cutShort(read: try json.need("read", \.integer), of: try json.need("of", \.integer))
        case "leftOut": self = .leftOut(field: try json.need("field", \.string))
        case "notSupplied": self = .notSupplied(setting: try json.need("setting", \.string))
        case "notImported": self = .notImported(verb: try json.need("verb", \.string), last: json["last"]?.moment)
        case "notAttested": self = .notAttested
        case "notTried": self = .notTried(verb: try json.need("verb", \.string))
        case "unanswered": self = .unanswered(because: try json.need("because", \.string))
        case "attestationEnded": self = .attestationEnded(at: try json.need("at", \.moment))
        case let other:
            throw CaptureError(Manifest.path, .manifest("has an absence for a reason we do not know: \(other)"))
        }
    }
}

extension JSON {
    fileprivate static let none = JSON(literal: "null")

    /// The moment a string names in ISO 8601; nil for anything else.
    public var moment: Moment? { string.flatMap(Moment.init(iso8601:)) }

    fileprivate func need<Value>(_ key: StaticString, _ read: (JSON) -> Value?) throws(CaptureError) -> Value {
        guard let value = self[key].flatMap(read) else {
            throw CaptureError(Manifest.path, .manifest("has no usable `\(key)`"))
        }
        return value
    }
}
