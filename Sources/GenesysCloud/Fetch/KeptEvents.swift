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
        auditFields, people: AuditPeople.people, rule: AuditPeople.rule)

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

    /// The rule for what stands at a path, whether the entry came with its envelope or without.
    static func rule(of path: [String]) -> EventRules.Rule {
        let path = Array(path.dropFirst(path.first == "detail" ? 2 : path.first == "eventBody" ? 1 : 0))
        let last = path.last ?? ""
        switch path.first {
        case "user": return last == "name" ? actorsName : kept
        case "username": return last == "name" || path.count == 1 ? actorsName : kept
        case "userDisplay": return actorsName
        case "entity": return last == "name" ? entityName : kept
        case "propertyChanges": return last == "oldValues" || last == "newValues" ? change : kept
        case "entityChanges": return ["entityName", "oldValues", "newValues"].contains(last) ? entityChange : kept
        case "message": return last == "localizableMessageCode" || last == "messageWithParams" ? kept : message
        case "context" where namingKeys.contains(last): return actorsName
        default: return keptButAddresses
        }
    }

    private static let namingKeys: Set<String> = [
        "userName", "username", "name", "email", "displayName", "userDisplay",
    ]

    private static let kept: EventRules.Rule = { _, _ in .keep }

    private static let keptButAddresses: EventRules.Rule = { text, _ in
        namesAddress(text.value) ? .seal(person: mailOwner(text.value)) : .keep
    }

    private static let actorsName: EventRules.Rule = { text, people in
        .seal(person: people.actor ?? mailOwner(text.value))
    }

    private static let entityName: EventRules.Rule = { text, people in
        if people.isAboutPerson { return .seal(person: people.subject ?? mailOwner(text.value)) }
        return namesAddress(text.value) ? .seal(person: mailOwner(text.value)) : .keep
    }

    private static let change: EventRules.Rule = { text, people in
        let property = text.owner["property"]?.string ?? ""
        if GenesysCloud.auditFields.namesSecret(property) { return .mark }
        let isPersonal = people.isAboutPerson && !harmless.contains(property) && !isPlain(text.value)
        return isPersonal || namesAddress(text.value) ? .seal(person: people.subject ?? mailOwner(text.value)) : .keep
    }

    /// Properties of people that say nothing of who they are.
    private static let harmless: Set<String> = [
        "version", "state", "status", "division", "divisionId", "dateModified", "dateLastLogin", "acdAutoAnswer",
        "presence", "routingStatus", "roles", "groups", "skills", "languages", "managerId",
    ]

    private static let entityChange: EventRules.Rule = { text, _ in
        if isPerson(text.owner["entityType"]?.string) {
            return .seal(person: text.owner["entityId"]?.string.flatMap(known) ?? mailOwner(text.value))
        }
        return namesAddress(text.value) ? .seal(person: mailOwner(text.value)) : .keep
    }

    /// A sentence may name anybody; the code of a sentence names nobody.
    private static let message: EventRules.Rule = { text, people in
        if isPlain(text.value) { return .keep }
        let person = people.isAboutPerson ? people.subject ?? people.actor : people.actor
        return .seal(person: person ?? mailOwner(text.value))
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
