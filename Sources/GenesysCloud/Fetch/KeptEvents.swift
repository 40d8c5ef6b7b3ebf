import Capture
public import Redaction

extension GenesysCloud {

    /// Which texts of an entry of the audit log are somebody's, and which are secret.
    ///
    /// Ids and addresses of the network stay readable: without them nobody can tell who did what from where.
    ///
    /// Source: shapes of `AuditLogMessage` and `AuditTopicAuditLogMessage`, checked 2026-11-22. What is not known to be
    /// harmless about a person is taken for personal.
    public static let keptEvents = EventRules(
        auditFields, people: AuditPeople.people, treatment: AuditPeople.treatment)

    /// In a configuration `credentials` are references to what is kept elsewhere; in an event they may be anything.
    fileprivate static let auditFields: FieldRules = {
        var fields = keptFields
        fields.secrets.insert("credentials")
        return fields
    }()
}

/// Whom an entry of the audit log speaks of, and in which of its texts.
private enum AuditPeople {

    static func people(_ event: JSON) -> EventRules.People {
        let body = event["detail"]?["eventBody"] ?? event["eventBody"] ?? event
        let actor = body["user"]?["id"]?.string ?? body["userId"]?.string ?? body["context"]?["userid"]?.string
        let subject = body["entity"]?["id"]?.string
        return EventRules.People(
            actor: actor.flatMap(known), subject: subject.flatMap(known),
            isAboutPerson: isPerson(body["entityType"]?.string))
    }

    /// The platform writes `unknown`, or nothing, where it does not know.
    private static func known(_ id: String) -> String? { id.isEmpty || id == "unknown" ? nil : id }

    /// Types whose entities are people: `User`, `AuthUser`, `UserSamlAuthentication`, `Contact`.
    private static func isPerson(_ type: String?) -> Bool {
        guard let type else { return false }
        return type.holds("User") || type.holds("Contact") && type != "ContactList" || type.holds("Agent")
    }

    static func treatment(_ text: EventRules.Text, _ people: EventRules.People) -> EventRules.Treatment {
        let path = text.path.dropFirst(text.path.first == "detail" ? 2 : text.path.first == "eventBody" ? 1 : 0)
        switch path.first {
        case "user", "username": return path.last == "name" ? .seal(person: actor(people, text)) : .keep
        case "userDisplay": return .seal(person: actor(people, text))
        case "entity": return entity(path, text, people)
        case "propertyChanges": return change(path, text, people)
        case "entityChanges": return entityChange(path, text, people)
        case "message": return message(path, text, people)
        case "context" where namingKeys.contains(path.last ?? ""): return .seal(person: actor(people, text))
        default: return namesAddress(text.value) ? .seal(person: mailOwner(text.value)) : .keep
        }
    }

    private static let namingKeys: Set<String> = [
        "userName", "username", "name", "email", "displayName", "userDisplay",
    ]

    private static func entity(
        _ path: ArraySlice<String>, _ text: EventRules.Text, _ people: EventRules.People
    ) -> EventRules.Treatment {
        guard path.last == "name" else { return .keep }
        if people.isAboutPerson { return .seal(person: people.subject ?? mailOwner(text.value)) }
        return namesAddress(text.value) ? .seal(person: mailOwner(text.value)) : .keep
    }

    private static func change(
        _ path: ArraySlice<String>, _ text: EventRules.Text, _ people: EventRules.People
    ) -> EventRules.Treatment {
        guard path.last == "oldValues" || path.last == "newValues" else { return .keep }
        let property = text.owner["property"]?.string ?? ""
        if GenesysCloud.auditFields.namesSecret(property) { return .mark }
        if people.isAboutPerson, !harmless.contains(property), !isPlain(text.value) {
            return .seal(person: people.subject ?? mailOwner(text.value))
        }
        return namesAddress(text.value) ? .seal(person: people.subject ?? mailOwner(text.value)) : .keep
    }

    /// Properties of people that say nothing of who they are.
    private static let harmless: Set<String> = [
        "version", "state", "status", "division", "divisionId", "dateModified", "dateLastLogin", "acdAutoAnswer",
        "presence", "routingStatus", "roles", "groups", "skills", "languages", "managerId",
    ]

    private static func entityChange(
        _ path: ArraySlice<String>, _ text: EventRules.Text, _ people: EventRules.People
    ) -> EventRules.Treatment {
        guard ["entityName", "oldValues", "newValues"].contains(path.last) else { return .keep }
        if isPerson(text.owner["entityType"]?.string) {
            return .seal(person: text.owner["entityId"]?.string.flatMap(known) ?? mailOwner(text.value))
        }
        return namesAddress(text.value) ? .seal(person: mailOwner(text.value)) : .keep
    }

    /// A sentence may name anybody; the code of a sentence names nobody.
    private static func message(
        _ path: ArraySlice<String>, _ text: EventRules.Text, _ people: EventRules.People
    ) -> EventRules.Treatment {
        guard path.last != "localizableMessageCode", path.last != "messageWithParams", !isPlain(text.value) else {
            return .keep
        }
        let person = people.isAboutPerson ? people.subject ?? people.actor : people.actor
        return .seal(person: person ?? mailOwner(text.value))
    }

    private static func actor(_ people: EventRules.People, _ text: EventRules.Text) -> String {
        people.actor ?? mailOwner(text.value)
    }

    /// The name of the key of somebody who is known by an e-mail address alone: made of the text, so that whoever is asked
    /// to forget an address finds it.
    private static func mailOwner(_ text: JSON) -> String {
        "text:" + Array((text.string ?? "").lowercased().utf8).sha256
    }

    private static func namesAddress(_ text: JSON) -> Bool { text.raw.contains(UInt8(ascii: "@")) }

    /// Whether a text is a number, a switch, a date or an id: characters no name is made of alone.
    private static func isPlain(_ text: JSON) -> Bool {
        let raw = text.raw
        if raw.elementsEqual("true".utf8) || raw.elementsEqual("false".utf8) { return true }
        let isDigital = raw.allSatisfy {
            (0x30...0x39).contains($0) || (0x61...0x66).contains($0) || $0 == 0x2D || $0 == 0x3A || $0 == 0x54
                || $0 == 0x5A || $0 == 0x2E
        }
        return isDigital && raw.contains { (0x30...0x39).contains($0) } && !isTelephone(raw)
    }

    /// Seven digits and more, and nothing else, may be somebody's number.
    private static func isTelephone(_ raw: ArraySlice<UInt8>) -> Bool {
        raw.count >= 7 && raw.count < 20 && raw.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}
