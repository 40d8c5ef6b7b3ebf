import Capture
import ContactCenter

extension PastOnRecord {

    /// The members of its JSON object.
    func write(_ json: inout JSONWriter) {
        json.field("manifest", manifest)
        if let agreed {
            json.object("agreed") { json in
                json.field("commit", agreed.commit)
                json.field("manifest", agreed.manifest)
            }
        }
        json.object("drift") { json in drift.write(&json) { $0.write(&$1) } }
        json.object("changes") { json in changes.write(&json) { $0.write(&$1) } }
        json.object("deeds") { json in deeds.write(&json) { $0.write(&$1) } }
    }

    /// nil where it is none of ours.
    init?(_ json: JSON) {
        guard let manifest = json["manifest"]?.string,
            let drift = json["drift"].flatMap({ Reading($0, BaselineDrift.init) }),
            let changes = json["changes"].flatMap({ Reading($0, ChangesOnRecord.init) }),
            let deeds = json["deeds"].flatMap({ Reading($0, DeedsOnRecord.init) })
        else { return nil }
        let agreed = json["agreed"].flatMap { agreed -> Agreed? in
            guard let commit = agreed["commit"]?.string, let manifest = agreed["manifest"]?.string else { return nil }
            return Agreed(commit: commit, manifest: manifest)
        }
        self.init(manifest: manifest, agreed: agreed, drift: drift, changes: changes, deeds: deeds)
    }
}

extension Reading {

    /// What is known, and what stands between that and the whole.
    fileprivate func write(_ json: inout JSONWriter, _ body: (Value, inout JSONWriter) -> Void) {
        if let value { json.object("known") { body(value, &$0) } }
        json.array("absences") { json in for absence in absences { json.object(absence.write) } }
    }

    fileprivate init?(_ json: JSON, _ read: (JSON) -> Value?) {
        let list = json["absences"].map { Array($0.elements) } ?? []
        let absences = list.compactMap { try? Absence($0) }
        guard absences.count == list.count else { return nil }
        if let known = json["known"] {
            guard let value = read(known) else { return nil }
            self = absences.isEmpty ? .observed(value) : .partial(value, absences)
        } else {
            guard let absence = absences.first else { return nil }
            self = .absent(absence)
        }
    }
}

extension BaselineDrift {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("baseline", baseline)
        json.field("ticket", ticket)
        json.field("agreed", agreed.iso8601)
        json.field("compared", compared)
        json.array("objects") { json in for object in objects { json.object(object.write) } }
    }

    fileprivate init?(_ json: JSON) {
        guard let baseline = json["baseline"]?.string, let ticket = json["ticket"]?.string,
            let agreed = json["agreed"]?.moment, let compared = json["compared"]?.integer, let list = json["objects"]
        else { return nil }
        let objects = list.elements.compactMap(DriftedObject.init)
        guard objects.count == Array(list.elements).count else { return nil }
        self.init(baseline: baseline, ticket: ticket, agreed: agreed, compared: compared, objects: objects)
    }
}

extension DriftedObject {
    fileprivate func write(_ json: inout JSONWriter) {
        object.write(&json)
        json.field("what", what.rawValue)
        json.field("fields", fields)
        json.array("makers") { json in for maker in makers { json.object(maker.write) } }
    }

    fileprivate init?(_ json: JSON) {
        guard let object = ConfiguredObject(json), let what = json["what"]?.string.flatMap(What.init(rawValue:)) else {
            return nil
        }
        self.init(
            object, what, fields: json["fields"]?.elements.compactMap(\.string) ?? [],
            makers: json["makers"]?.elements.compactMap(Maker.init) ?? [])
    }
}

extension DriftedObject.Maker {
    fileprivate func write(_ json: inout JSONWriter) {
        switch self {
        case .told(let telling):
            json.field("event", telling.event.rawValue)
            json.field("at", telling.at.iso8601)
            telling.actor.write(&json)
            json.field("client", ifPresent: telling.client?.rawValue)
        case .noRecord: json.field("is", "noRecord")
        case .notRead: json.field("is", "notRead")
        case .notTold: json.field("is", "notTold")
        }
    }

    fileprivate init?(_ json: JSON) {
        switch json["is"]?.string {
        case "noRecord": self = .noRecord
        case "notRead": self = .notRead
        case "notTold": self = .notTold
        default:
            guard let event = json["event"]?.string, let at = json["at"]?.moment else { return nil }
            self = .told(
                .init(
                    event: .init(event), at: at, actor: .init(json),
                    client: json["client"]?.string.map { OAuthClient.ID($0) }))
        }
    }
}

extension AuditEvent.Actor {

    /// The platform itself is nobody.
    fileprivate func write(_ json: inout JSONWriter) {
        switch self {
        case .person(let person): json.field("person", person.rawValue)
        case .client(let client): json.field("program", client.rawValue)
        case .system: break
        }
    }

    fileprivate init(_ json: JSON) {
        if let person = json["person"]?.string {
            self = .person(Person.ID(person))
        } else if let client = json["program"]?.string {
            self = .client(OAuthClient.ID(client))
        } else {
            self = .system
        }
    }
}

extension ChangesOnRecord {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("from", from.iso8601)
        json.field("to", to.iso8601)
        json.array("changes") { json in for change in changes { json.object(change.write) } }
    }

    fileprivate init?(_ json: JSON) {
        guard let from = json["from"]?.moment, let to = json["to"]?.moment, let list = json["changes"] else {
            return nil
        }
        let changes = list.elements.compactMap(RecordedChange.init)
        guard changes.count == Array(list.elements).count else { return nil }
        self.init(from: from, to: to, changes: changes)
    }
}

extension RecordedChange {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("event", id.rawValue)
        json.field("at", at.iso8601)
        json.field("action", action)
        actor.write(&json)
        json.field("client", ifPresent: client?.rawValue)
        json.array("objects") { json in for object in objects { json.object(object.write) } }
    }

    fileprivate init?(_ json: JSON) {
        guard let id = json["event"]?.string, let at = json["at"]?.moment, let action = json["action"]?.string,
            let objects = json["objects"]
        else { return nil }
        self.init(
            id: .init(id), at: at, action: action, actor: .init(json),
            client: json["client"]?.string.map { OAuthClient.ID($0) },
            objects: objects.elements.compactMap(ConfiguredObject.init))
    }
}

extension DeedsOnRecord {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("from", from.iso8601)
        json.field("to", to.iso8601)
        json.array("deeds") { json in for deed in deeds { json.object(deed.write) } }
    }

    fileprivate init?(_ json: JSON) {
        guard let from = json["from"]?.moment, let to = json["to"]?.moment, let list = json["deeds"] else { return nil }
        let deeds = list.elements.compactMap(SensitiveDeed.init)
        guard deeds.count == Array(list.elements).count else { return nil }
        self.init(from: from, to: to, deeds: deeds)
    }
}

extension SensitiveDeed {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("event", id.rawValue)
        json.field("at", at.iso8601)
        json.field("person", person.rawValue)
        json.field("what", what.rawValue)
        json.field("words", words)
    }

    fileprivate init?(_ json: JSON) {
        guard let id = json["event"]?.string, let at = json["at"]?.moment, let person = json["person"]?.string,
            let what = json["what"]?.string.flatMap(What.init(rawValue:)), let words = json["words"]?.string
        else { return nil }
        self.init(id: .init(id), at: at, person: Person.ID(person), what: what, words: words)
    }
}
