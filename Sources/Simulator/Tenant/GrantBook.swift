import Capture

/// Who holds which role in which division, with each role's policies written once.
struct GrantBook: Sendable {
    private var lines: [String: [Line]] = [:]
    private var roleNumbers: [String: Int] = [:]
    private var roles: [[UInt8]] = []
    private var divisions: [String: [UInt8]] = [:]
    private var divisionReferences: [String: [UInt8]] = [:]

    /// For each role who holds it, in the order they were met.
    private var holders: [Int: [Holder]] = [:]
    private var holderPlaces: [HolderKey: Int] = [:]

    /// Somebody who holds a role, and where.
    struct Holder: Sendable {
        let subject: String
        var divisions: [String]
    }

    private struct HolderKey: Hashable {
        let role: Int
        let subject: String
    }

    private struct Line: Sendable {
        let subject: String
        let role: Int
        let made: String?
    }

    /// Reads divisions, roles and grants.
    ///
    /// - Throws: ``CaptureError`` if a file does not read.
    init(_ capture: Capture) throws(CaptureError) {
        try capture.each(Kind("divisions", .objects)) { division in
            divisions[division.id] = GrantWording.division(division)
            divisionReferences[division.id] = GrantWording.reference(division)
        }
        try capture.each(Kind("roles", .objects)) { role in
            roleNumbers[role.id] = roles.count
            roles.append(GrantWording.role(role))
        }
        try capture.each(Kind("grants", .lines)) { grant in add(grant) }
    }

    private mutating func add(_ grant: Document) {
        guard let subject = grant["subject"]?.string, let role = grant["role"]?.string,
            let division = grant["division"]?.string
        else { return }
        let made = grant["grantMadeAt"]?.string
        let number = number(of: role)
        lines[division, default: []].append(Line(subject: subject, role: number, made: made))
        let key = HolderKey(role: number, subject: subject)
        if let place = holderPlaces[key] {
            holders[number]?[place].divisions.append(division)
        } else {
            holderPlaces[key] = holders[number]?.count ?? 0
            holders[number, default: []].append(Holder(subject: subject, divisions: [division]))
        }
    }

    private mutating func number(of role: String) -> Int {
        if let number = roleNumbers[role] { return number }
        roleNumbers[role] = roles.count
        roles.append(GrantWording.unknownRole(role))
        return roles.count - 1
    }

    func knows(division: String) -> Bool {
        division == Rights.everyDivision || divisions[division] != nil || lines[division] != nil
    }

    /// Who holds a role, in no division's order.
    func holders(of role: String) -> [Holder] { roleNumbers[role].flatMap { holders[$0] } ?? [] }

    /// A holder as `SubjectDivisionGrants`.
    func written(_ holder: Holder, type: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { json in
            json.field("id", holder.subject)
            json.array("divisions") { json in
                for division in holder.divisions {
                    json.verbatim(divisionReferences[division] ?? GrantWording.unknownReference(division))
                }
            }
            json.field("type", type)
            json.field("selfUri", "/api/v2/authorization/subjects/\(holder.subject)")
        }
        return writer.bytes
    }

    func count(in division: String) -> Int { lines[division]?.count ?? 0 }

    /// Appends one grant of a division as an `AuthzGrant`.
    func append(_ index: Int, in division: String, to out: inout [UInt8]) {
        guard let line = lines[division]?[index] else { return }
        append(subject: line.subject, role: roles[line.role], division: division, made: line.made, to: &out)
    }

    /// Appends a grant that is no line of the book, such as a client's own.
    func append(subject: String, roleID: String, division: String, to out: inout [UInt8]) {
        let role = roleNumbers[roleID].map { roles[$0] } ?? GrantWording.unknownRole(roleID)
        append(subject: subject, role: role, division: division, made: nil, to: &out)
    }

    private func append(subject: String, role: [UInt8], division: String, made: String?, to out: inout [UInt8]) {
        var writer = JSONWriter()
        writer.object { json in
            json.field("subjectId", subject)
            json.key("division")
            json.verbatim(divisions[division] ?? GrantWording.unknownDivision(division))
            json.key("role")
            json.verbatim(role)
            json.field("grantMadeAt", ifPresent: made)
        }
        out += writer.bytes
    }
}

/// The parts of an `AuthzGrant`.
private enum GrantWording {

    /// `AuthzGrantRole`, its policies made of the role's own.
    static func role(_ role: Document) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { json in
            json.field("id", role.id)
            json.field("name", ifPresent: role["name"]?.string)
            json.field("description", ifPresent: role["description"]?.string)
            json.array("policies") { json in
                for policy in role["permissionPolicies"]?.elements ?? JSON.none.elements { write(policy, to: &json) }
            }
            json.field("default", role["default"]?.boolean ?? false)
            json.field("selfUri", "/api/v2/authorization/roles/\(role.id)")
        }
        return writer.bytes
    }

    /// `AuthzGrantPolicy`: what a role calls `actionSet` is `actions` here.
    private static func write(_ policy: JSON, to json: inout JSONWriter) {
        json.object { json in
            json.key("actions")
            json.json(policy["actionSet"] ?? JSON(literal: "[]"))
            if let condition = policy["resourceConditionNode"], !condition.isNull {
                json.field("condition", String(decoding: condition.canonical(), as: UTF8.self))
            }
            json.field("domain", ifPresent: policy["domain"]?.string)
            json.field("entityName", ifPresent: policy["entityName"]?.string)
        }
    }

    static func unknownRole(_ id: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { json in
            json.field("id", id)
            json.array("policies") { _ in }
        }
        return writer.bytes
    }

    static func division(_ division: Document) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { json in
            json.field("id", division.id)
            json.field("name", ifPresent: division["name"]?.string)
            json.field("description", division["description"]?.string ?? "")
            json.field("homeDivision", division["homeDivision"]?.boolean ?? false)
            json.field("selfUri", "/api/v2/authorization/divisions/\(division.id)")
        }
        return writer.bytes
    }

    /// `Division`: less than the `AuthzDivision` of a grant.
    static func reference(_ division: Document) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { json in
            json.field("id", division.id)
            json.field("name", ifPresent: division["name"]?.string)
            json.field("selfUri", "/api/v2/authorization/divisions/\(division.id)")
        }
        return writer.bytes
    }

    static func unknownReference(_ id: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { json in
            json.field("id", id)
            json.field("name", id)
        }
        return writer.bytes
    }

    static func unknownDivision(_ id: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { json in
            json.field("id", id)
            json.field("name", id)
            json.field("description", "")
        }
        return writer.bytes
    }
}
