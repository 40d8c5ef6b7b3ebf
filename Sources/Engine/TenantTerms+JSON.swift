import Assurance
public import Capture
import ContactCenter
import Programme

extension TenantTerms {

    /// The members of its JSON object: enough to judge the same way again.
    public func write(_ json: inout JSONWriter) {
        json.object("thresholds") { json in
            for (name, threshold) in thresholds.sorted(by: { $0.key < $1.key }) {
                json.object(name) { json in
                    json.field("value", threshold.value)
                    if let waiver = threshold.waiver { waiver.write(&json) }
                }
            }
        }
        json.object("registers") { json in
            for (name, entries) in registers.sorted(by: { $0.key < $1.key }) { json.field(name, entries) }
        }
        json.object("notApplicable") { json in
            for (control, waiver) in notApplicable.sorted(by: { $0.key < $1.key }) {
                json.object(control.rawValue) { waiver.write(&$0) }
            }
        }
        json.field("notAssessed", notAssessed.map(\.rawValue).sorted())
        writeProgramme(&json)
        writeRecovery(&json)
        writeCanaries(&json)
    }

    /// What is not there is not written: terms of before read on as they were.
    private func writeProgramme(_ json: inout JSONWriter) {
        if let programs {
            json.array("programs") { json in for program in programs { json.object(program.write) } }
        }
        if let functions {
            json.array("functions") { json in for function in functions { json.object(function.write) } }
        }
        if !tags.isEmpty {
            json.object("tags") { json in
                for (name, paths) in tags.sorted(by: { $0.key < $1.key }) { json.field(name, paths) }
            }
        }
        if !ownControls.isEmpty {
            json.object("ownControls") { json in
                for (control, hash) in ownControls.sorted(by: { $0.key < $1.key }) {
                    json.field(control.rawValue, hash)
                }
            }
        }
        if !scopes.isEmpty {
            json.array("scopes") { json in for scope in scopes { json.object(scope.write) } }
        }
        if !exceptions.isEmpty {
            json.array("exceptions") { json in for exception in exceptions { json.object(exception.write) } }
        }
        if !attestations.isEmpty {
            json.array("attestations") { json in
                for attestation in attestations { json.object(attestation.write) }
            }
        }
        if !pasts.isEmpty {
            json.array("pasts") { json in for past in pasts { json.object(past.write) } }
        }
    }

    /// Reads what ``write(_:)`` wrote; what is not there is taken as not said.
    public init(json: JSON) {
        self.init()
        for (name, value) in json["thresholds"]?.members ?? json.members where value["value"]?.integer != nil {
            thresholds[name] = Threshold(value["value"]?.integer ?? 0, waiver: Waiver(value))
        }
        for (name, value) in json["registers"]?.members ?? json.members where value.kind == .array {
            registers[name] = value.elements.compactMap(\.string)
        }
        for (name, value) in json["notApplicable"]?.members ?? json.members {
            if let waiver = Waiver(value) { notApplicable[Control.ID(name)] = waiver }
        }
        notAssessed = Set(json["notAssessed"]?.elements.compactMap(\.string).map { Control.ID($0) } ?? [])
        programs = json["programs"]?.elements.compactMap(RegisteredProgram.init)
        functions = json["functions"]?.elements.compactMap(JobFunction.init)
        for (name, value) in json["tags"]?.members.map({ $0 }) ?? [] {
            tags[name] = value.elements.compactMap(\.string)
        }
        for (name, value) in json["ownControls"]?.members.map({ $0 }) ?? [] {
            ownControls[Control.ID(name)] = value.string
        }
        scopes = json["scopes"]?.elements.compactMap(NamedScope.init) ?? []
        exceptions = json["exceptions"]?.elements.compactMap(ApprovedException.init) ?? []
        attestations = json["attestations"]?.elements.compactMap(RecordedAttestation.init) ?? []
        readRecovery(json)
        readCanaries(json)
        pasts = json["pasts"]?.elements.compactMap(PastOnRecord.init) ?? []
    }
}

extension NamedScope {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("name", name)
        json.field("inside", parts.map(\.description))
        json.field("outside", outside.map(\.description))
        json.field("frameworks", frameworks)
    }

    fileprivate init?(_ json: JSON) {
        guard let name = json["name"]?.string else { return nil }
        func scopes(_ list: JSON?) -> [Scope] { list?.elements.compactMap { $0.string.flatMap(Scope.init) } ?? [] }
        self.init(
            name, of: scopes(json["inside"]), outside: scopes(json["outside"]),
            for: json["frameworks"]?.elements.compactMap(\.string) ?? [])
    }
}

extension RegisteredProgram {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("id", id.rawValue)
        json.field("owner", owner)
        json.field("purpose", purpose)
        json.field("permissions", permissions)
        json.field("review", review.iso8601)
    }

    fileprivate init?(_ json: JSON) {
        guard let id = json["id"]?.string, let owner = json["owner"]?.string, let purpose = json["purpose"]?.string,
            let permissions = json["permissions"], let review = json["review"]?.moment
        else { return nil }
        self.init(
            id: ID(id), owner: owner, purpose: purpose, permissions: permissions.elements.compactMap(\.string),
            review: review)
    }
}

extension JobFunction {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("id", id.rawValue)
        json.field("departments", departments)
        json.field("titles", titles)
        json.field("groups", groups.map(\.rawValue))
        json.array("gives") { json in
            for given in gives {
                json.object { json in
                    json.field("role", given.role)
                    json.field("in", given.reach.description)
                }
            }
        }
    }

    fileprivate init?(_ json: JSON) {
        guard let id = json["id"]?.string, let gives = json["gives"] else { return nil }
        func words(_ list: JSON?) -> [String] { list?.elements.compactMap(\.string) ?? [] }
        self.init(
            id: ID(id), departments: words(json["departments"]), titles: words(json["titles"]),
            groups: words(json["groups"]).map { Group.ID($0) },
            gives: gives.elements.compactMap { given in
                guard let role = given["role"]?.string, let reach = given["in"]?.string else { return nil }
                return Given(role, in: Reach(reach))
            })
    }
}

extension ApprovedException {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("id", id)
        json.field("approver", approver.rawValue)
        json.field("approved", approved.iso8601)
        json.key("request")
        json.verbatim(Statement.exception(exception).bytes)
    }

    fileprivate init?(_ json: JSON) {
        guard let id = json["id"]?.string, let approver = json["approver"]?.string,
            let approved = json["approved"]?.moment, let request = json["request"],
            case .exception(let exception)? = try? Statement(request)
        else { return nil }
        self.init(id: id, exception, approver: Signatory.ID(approver), approved: approved)
    }
}

extension RecordedAttestation {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("recorded", recorded.iso8601)
        json.key("statement")
        json.verbatim(Statement.attestation(attestation).bytes)
    }

    fileprivate init?(_ json: JSON) {
        guard let recorded = json["recorded"]?.moment, let statement = json["statement"],
            case .attestation(let attestation)? = try? Statement(statement)
        else { return nil }
        self.init(attestation, recorded: recorded)
    }
}

extension Waiver {

    /// The members of its JSON object.
    public func write(_ json: inout JSONWriter) {
        json.field("reason", reason)
        json.field("owner", owner)
        json.field("approver", approver)
        json.field("ends", ends.iso8601)
        switch approval {
        case .named: break
        case .awaited: json.field("signature", "awaited")
        case .signed(let signatory, let moment):
            json.field("signedBy", signatory.rawValue)
            json.field("signedAt", moment.iso8601)
        }
    }

    private static func approval(_ json: JSON) -> Approval {
        if let signatory = json["signedBy"]?.string, let moment = json["signedAt"]?.moment {
            return .signed(by: Signatory.ID(signatory), at: moment)
        }
        return json["signature"]?.string == "awaited" ? .awaited : .named
    }

    fileprivate init?(_ json: JSON) {
        guard let reason = json["reason"]?.string, let owner = json["owner"]?.string,
            let approver = json["approver"]?.string, let ends = json["ends"]?.moment
        else { return nil }
        self.init(
            reason: reason, owner: owner, approver: approver, ends: ends, approval: Self.approval(json))
    }
}
