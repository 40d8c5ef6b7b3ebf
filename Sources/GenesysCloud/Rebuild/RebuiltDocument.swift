import Capture
import ContactCenter
import Recovery
import Redaction
import Response

/// A document of one tenant that is to stand in another.
public struct RebuiltDocument: Sendable {
    let call: MakeCall

    /// As it was captured.
    let wanted: JSON

    /// What it is called, in whatever tenant.
    let name: String

    /// What the things it refers to are called.
    let names: ObjectNames

    /// What is imported of a flow, and the flows it names that come before it by the same plan.
    var flow: (export: FlowExport, after: Set<Subject>)?

    /// Whether there was none of that name when it was planned.
    var isNew = false

    /// The newest capture of the tenant it is gone from and comes back in; nil where it comes from another tenant.
    var own: Own?

    /// Its own tenant: ids mean the same in it.
    struct Own: Sendable {
        let standing: Capture
        let returning: ReturningThings
    }

    /// What it names that comes back by the same plan before it.
    var after: Set<Subject> = []

    /// What comes back switched off: in its own tenant too what would delete recordings, or send them out.
    var off: [String: String] {
        guard own != nil, call.kind == .retentionPolicies, wanted.deletesRecordings || wanted.exportsRecordings else {
            return call.off
        }
        return call.off.merging(["enabled": "false"]) { own, _ in own }
    }

    /// What was known to be left out when it was planned: nothing else may be.
    var agreed: Set<MappedDocument.Missing> = []

    /// Which things it may refer to.
    enum Pass {

        /// Those of kinds that come before its own.
        case first
        case last

        init(_ verb: Verb) { self = verb == .make ? .first : .last }
    }

    /// The id something of a kind and name has in the tenant it is to stand in; nil where there is none, or several.
    typealias Target = (_ kind: String, _ name: String) -> String?

    /// As it is to stand there.
    ///
    /// - Parameter live: What stands there of that name.
    func shaped(_ pass: Pass, over live: JSON?, in target: @escaping Target) -> ShapedDocument {
        let mapped = MappedDocument(
            call.projected(wanted, withLate: pass == .last), of: call.kind, by: GenesysCloud.compared,
            keepsIDs: own != nil
        ) { kinds, id in
            there(kinds, id, pass, in: target)
        }
        var members = Dictionary(mapped.document.members.map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
        for (member, off) in off where call.members.contains(member) {
            let off = JSON(literal: off)
            let isWantedOff = wanted[key: member]?.canonical() == off.canonical()
            members[member] = isWantedOff || isNew ? off : live?[key: member] ?? off
        }
        // Of what was there before nothing goes because something of it could not be carried over.
        if live != nil, !isNew { for missing in mapped.missing { members[missing.member] = nil } }
        for path in call.together where mapped.missing.contains(where: { $0.lies(in: path) }) {
            members[path[0]] = members[path[0]]?.without(path.dropFirst())
        }
        if pass == .first { for member in call.late { members[member] = nil } }
        return ShapedDocument(call: call, members: members, missing: mapped.missing)
    }

    /// The kinds whose objects it refers to.
    var referred: Set<String> {
        var kinds: Set<String> = []
        _ = MappedDocument(call.projected(wanted, withLate: true), of: call.kind, by: GenesysCloud.compared) {
            referred, id in
            kinds.formUnion(referred)
            return id
        }
        return kinds
    }

    /// Why the platform makes none like it; nil where it does.
    ///
    /// Source: `OAuthClientRequest` of the API description of July 2026: which grant types it takes, and 300 to 172800
    /// seconds.
    var refusal: String? {
        guard isNew, call.kind == .oauthClients else { return nil }
        if let grant = wanted["authorizedGrantType"]?.string, !Self.grantTypes.contains(grant) {
            return "the platform makes no new client of the grant type \(grant)"
        }
        guard let seconds = wanted["accessTokenValiditySeconds"]?.integer, !(300...172_800).contains(seconds) else {
            return nil
        }
        return "its tokens live \(seconds) seconds, and the platform makes no new client of more than 172800"
    }

    private static let grantTypes: Set<String> = ["CODE", "TOKEN", "SAML2-BEARER", "PASSWORD", "CLIENT-CREDENTIALS"]

    private func there(_ kinds: [String], _ id: String, _ pass: Pass, in target: Target) -> String? {
        if id == "*" { return id }
        if let own { return there(kinds, id, pass, in: target, own) }
        for kind in kinds where isOpen(kind, pass) {
            if Self.sameEverywhere.contains(kind) { return id }
            if let name = names.name(of: kind, id: id), let there = target(kind, name) { return there }
        }
        return nil
    }

    /// In its own tenant what stands there has the id it had, and what is gone comes by its name.
    private func there(
        _ kinds: [String], _ id: String, _ pass: Pass, in target: Target, _ own: Own
    ) -> String? {
        guard let thing = own.returning.thing(kinds, id) else {
            return own.standing.holds(id, of: kinds) == false ? nil : id
        }
        return isOpen(thing.kind, pass) ? target(thing.kind, thing.name) : nil
    }

    /// What comes back by the same plan and is named by it, as far as it may be in a pass.
    func named(_ pass: Pass, _ returning: ReturningThings) -> Set<Subject> {
        let things = returning.named(in: call.projected(wanted, withLate: pass == .last))
        return Set(things.filter { isOpen($0.kind, pass) && $0.target.id != wanted["id"]?.string }.map(\.target))
    }

    private func isOpen(_ kind: String, _ pass: Pass) -> Bool {
        guard pass == .first, let place = MakeCalls.place(of: kind), let own = MakeCalls.place(of: call.kind.name)
        else {
            return true
        }
        return place < own
    }

    /// Kinds of the vendor's, whose ids are words that mean the same in every tenant.
    private static let sameEverywhere: Set<String> = ["integration-types"]
}

extension MakeCall {

    /// What of a document is carried over.
    ///
    /// - Parameter withLate: Whether that is all of it, or what a new one is made with.
    func projected(_ document: JSON, withLate: Bool) -> JSON {
        var json = JSONWriter()
        json.object { json in
            for member in members {
                if late.contains(member) {
                    if withLate { writeLate(member, of: document, to: &json) }
                } else if let value = document[key: member], !value.isNull {
                    json.key(member)
                    json.json(taken[member].map { value.projected(to: $0[...]) } ?? value)
                }
            }
        }
        // Never the document itself: what is not on the list is not sent.
        return (try? JSON(json.bytes)) ?? JSON(literal: "{}")
    }

    /// Of a member that is written by a call of its own, what that call takes.
    private func writeLate(_ member: String, of document: JSON, to json: inout JSONWriter) {
        guard let edit, let path = edit.within, path.first == member,
            let inner = path.reduce(document as JSON?, { $0?[key: $1] })
        else {
            if let value = document[key: member], !value.isNull {
                json.key(member)
                json.json(value)
            }
            return
        }
        json.key(member)
        json.object { json in
            json.key(path[1])
            json.json(inner.projected(to: edit.members.filter { inner[key: $0]?.isNull == false }))
        }
    }
}

/// A document as it is to stand in a tenant, in the words of a capture.
struct ShapedDocument {
    let call: MakeCall
    let members: [String: JSON]

    /// What could not be carried over.
    let missing: [MappedDocument.Missing]

    /// What is missing of a member of which nothing may be.
    var broken: MappedDocument.Missing? { missing.first { call.whole.contains($0.member) } }

    /// The members that do not stand there yet.
    func open(over live: JSON) -> [String] {
        let fields = GenesysCloud.compared.fields(
            of: call.kind,
            from: withoutSecrets(call.projected(live.kept(as: call), withLate: true).projected(to: members.keys)),
            to: json)
        let differing = Set(fields.map(\.member))
        return members.keys.sorted().filter { member in
            differing.contains(member) && !(members[member]?.isBlank == true && live[key: member]?.isBlank ?? true)
        }
    }

    /// The same for comparing.
    var json: JSON {
        var json = JSONWriter()
        json.object { json in
            for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                json.key(name)
                json.json(value)
            }
        }
        return (try? JSON(json.bytes)) ?? JSON(literal: "{}")
    }

    /// What a request sends: what is wanted, and what stands there of members nothing was captured of.
    func body(_ request: MakeCall.Request, over live: JSON?) -> [UInt8] {
        let wanted = request.within == nil ? json : request.within?.reduce(json as JSON?) { $0?[key: $1] }
        let standing = request.within.map { $0.reduce(live) { $0?[key: $1] } } ?? live
        var json = JSONWriter()
        json.object { json in
            for name in request.members {
                let known = wanted?[key: name] ?? standing?[key: name]
                let value = known.flatMap { $0.isNull ? nil : $0 } ?? call.defaults[name].map { JSON(literal: $0) }
                guard let value else { continue }
                json.key(request.asIDs[name] ?? name)
                if request.asIDs[name] == nil { json.json(value) } else { value.writeIDs(to: &json) }
            }
            if request.replacesWhole, let live { write(keptOf: live, without: request.members, to: &json) }
            if request.sendsVersion, let version = standing?["version"]?.integer { json.field("version", version) }
        }
        return json.bytes
    }

    /// Members that come from no other tenant, and that would be gone if they were not sent.
    private func write(keptOf live: JSON, without sent: [String], to json: inout JSONWriter) {
        for (name, path) in call.kept.sorted(by: { $0.key < $1.key }) where !sent.contains(name) {
            guard let value = path.reduce(live as JSON?, { $0?[key: $1] }), !value.isNull else { continue }
            json.key(name)
            json.json(value)
        }
    }
}

extension MakeCall.Request {

    /// Whether what is not sent is gone from the document.
    fileprivate var replacesWhole: Bool { method == "PUT" && within == nil }
}

extension JSON {

    /// As a capture would keep it, under keys that are thrown away: what is secret is never compared.
    func kept(as call: MakeCall) -> JSON {
        var redactor = Redactor.passing()
        return (try? JSON(redactor.keep(self, kind: call.kind, id: self["id"]?.string ?? call.kind.name).config))
            ?? self
    }

    /// Some of its members.
    func projected(to names: some Sequence<String>) -> JSON {
        var json = JSONWriter()
        json.object { json in
            for name in names.sorted() {
                guard let value = self[key: name] else { continue }
                json.key(name)
                json.json(value)
            }
        }
        return (try? JSON(json.bytes)) ?? self
    }

    /// The same without what lies at a path; nil where that is all of it.
    func without(_ path: ArraySlice<String>) -> JSON? {
        guard let first = path.first else { return nil }
        var json = JSONWriter()
        json.object { json in
            for (name, value) in sortedMembers() {
                let name = name.string ?? ""
                guard let rest = name == first ? value.without(path.dropFirst()) : value else { continue }
                json.key(name)
                json.json(rest)
            }
        }
        return (try? JSON(json.bytes)) ?? self
    }

    /// What of it lies at some paths.
    func projected(to paths: ArraySlice<[String]>) -> JSON {
        guard kind == .object, !paths.contains([]) else { return self }
        var json = JSONWriter()
        json.object { json in
            for (name, inner) in Dictionary(grouping: paths, by: { $0[0] }).sorted(by: { $0.key < $1.key }) {
                guard let value = self[key: name], !value.isNull else { continue }
                json.key(name)
                json.json(value.projected(to: inner.map { Array($0.dropFirst()) }[...]))
            }
        }
        return (try? JSON(json.bytes)) ?? JSON(literal: "{}")
    }

    /// Whether it says nothing: one answer has an empty text or list where another has none.
    var isBlank: Bool {
        switch kind {
        case .null: true
        case .string: string?.isEmpty == true
        case .array: elements.first { _ in true } == nil
        case .object: members.allSatisfy { $0.value.isBlank }
        case .number, .boolean: false
        }
    }

    fileprivate func writeIDs(to json: inout JSONWriter) {
        json.array { json in
            for element in elements { if let id = element.string ?? element["id"]?.string { json.string(id) } }
        }
    }
}

extension MappedDocument.Missing {

    /// Whether it lies in what lies at a path.
    fileprivate func lies(in place: [String]) -> Bool {
        let own = path.split { $0 == "." || $0 == "[" }.map(String.init)
        return own.starts(with: place)
    }
}

extension ShapedDocument {

    /// The same with another value of a member.
    func setting(_ member: String, to value: JSON) -> ShapedDocument {
        var members = members
        members[member] = value
        return ShapedDocument(call: call, members: members, missing: missing)
    }
}
