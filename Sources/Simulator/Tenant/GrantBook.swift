import Capture

/// Who holds which role in which division, with each role's policies written once.
struct GrantBook: Sendable {
    private var lines: [String: AmendedList<Line>] = [:]
    private var roleNumbers: [String: Int] = [:]
    private var roleIDs: [String] = []
    private var roles: [[UInt8]] = []
    private var divisions: [String: [UInt8]] = [:]
    private var divisionReferences: [String: [UInt8]] = [:]

    /// For each role who holds it, in the order they were met.
    private var holders: [Int: AmendedList<Holder>] = [:]

    /// Where what the capture says of each subject stands.
    private let index: Index

    /// Somebody who holds a role, and where.
    struct Holder: Sendable {
        let subject: String
        var divisions: [String]
    }

    /// One role somebody holds in one division.
    struct Held: Hashable, Sendable {
        let role: String
        let division: String
        var made: String?

        func isSame(as other: Held) -> Bool { role == other.role && division == other.division }
    }

    fileprivate struct Line: Sendable {
        let subject: String
        let role: Int
        let made: String?
    }

    private struct Index: Sendable {
        var lines: [String: [(division: String, place: Int)]] = [:]
        var holders: [HolderKey: Int] = [:]
    }

    private struct HolderKey: Hashable {
        let role: Int
        let subject: String
    }

    /// Reads divisions, roles and grants.
    ///
    /// - Throws: ``CaptureError`` if a file does not read.
    init(_ capture: Capture) throws(CaptureError) {
        var draft = Draft()
        var references: [String: [UInt8]] = [:]
        var wordings: [String: [UInt8]] = [:]
        try capture.each(Kind("divisions", .objects)) { division in
            wordings[division.id] = GrantWording.division(division)
            references[division.id] = GrantWording.reference(division)
        }
        try capture.each(Kind("roles", .objects)) { role in draft.add(role: role) }
        try capture.each(Kind("grants", .lines)) { grant in draft.add(grant) }
        divisions = wordings
        divisionReferences = references
        lines = draft.lines.mapValues { AmendedList($0) }
        holders = draft.holders.mapValues { AmendedList($0) }
        (roleNumbers, roleIDs, roles, index) = (draft.numbers, draft.ids, draft.roles, draft.index)
    }

    /// A book while it is read.
    private struct Draft {
        var lines: [String: [Line]] = [:]
        var holders: [Int: [Holder]] = [:]
        var numbers: [String: Int] = [:]
        var ids: [String] = []
        var roles: [[UInt8]] = []
        var index = Index()

        mutating func add(role: Document) { _ = number(of: role.id, GrantWording.role(role)) }

        mutating func add(_ grant: Document) {
            guard let subject = grant["subject"]?.string, let role = grant["role"]?.string,
                let division = grant["division"]?.string
            else { return }
            let number = number(of: role, GrantWording.unknownRole(role))
            index.lines[subject, default: []].append((division, lines[division]?.count ?? 0))
            lines[division, default: []].append(
                Line(subject: subject, role: number, made: grant["grantMadeAt"]?.string))
            let key = HolderKey(role: number, subject: subject)
            if let place = index.holders[key] {
                holders[number]?[place].divisions.append(division)
            } else {
                index.holders[key] = holders[number]?.count ?? 0
                holders[number, default: []].append(Holder(subject: subject, divisions: [division]))
            }
        }

        private mutating func number(of role: String, _ wording: [UInt8]) -> Int {
            if let number = numbers[role] { return number }
            numbers[role] = ids.count
            ids.append(role)
            roles.append(wording)
            return ids.count - 1
        }
    }

    func knows(division: String) -> Bool {
        division == Rights.everyDivision || divisions[division] != nil || lines[division] != nil
    }

    /// How many hold a role.
    func holderCount(of role: String) -> Int { roleNumbers[role].flatMap { holders[$0]?.count } ?? 0 }

    /// One of those who hold a role, in no division's order.
    func holder(_ index: Int, of role: String) -> Holder? { roleNumbers[role].flatMap { holders[$0]?[index] } }

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
    func append(subject: String, _ held: Held, to out: inout [UInt8]) {
        let role = roleNumbers[held.role].map { roles[$0] } ?? GrantWording.unknownRole(held.role)
        append(subject: subject, role: role, division: held.division, made: held.made, to: &out)
    }

    /// Appends what whoever is trusted with everything holds in a division.
    func append(everythingIn division: String, to subject: String, _ out: inout [UInt8]) {
        append(subject: subject, role: GrantWording.everything, division: division, made: nil, to: &out)
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

extension GrantBook {

    /// What a subject holds: what the capture says first, then what was granted here.
    func held(by subject: String) -> [Held] {
        let first = (index.lines[subject] ?? []).compactMap { division, place in
            lines[division]?.original(at: place).map { held($0, in: division) }
        }
        let since = lines.keys.sorted().flatMap { division in
            (lines[division]?.added ?? []).filter { $0.subject == subject }.map { held($0, in: division) }
        }
        return first + since
    }

    private func held(_ line: Line, in division: String) -> Held {
        Held(role: roleIDs[line.role], division: division, made: line.made)
    }

    private func holds(_ subject: String, _ held: Held) -> Bool {
        self.held(by: subject).contains { $0.isSame(as: held) }
    }

    /// Grants a role.
    ///
    /// - Returns: Whether it was not held before.
    mutating func give(_ held: Held, to subject: String) -> Bool {
        guard !holds(subject, held) else { return false }
        let role = number(of: held.role)
        lines[held.division, default: AmendedList()].add(Line(subject: subject, role: role, made: held.made))
        var holder = removeHolder(subject, of: role) ?? Holder(subject: subject, divisions: [])
        holder.divisions.append(held.division)
        holders[role, default: AmendedList()].add(holder)
        return true
    }

    /// Takes a role away.
    ///
    /// - Returns: Whether it was held.
    mutating func take(_ held: Held, from subject: String) -> Bool {
        guard let role = roleNumbers[held.role], holds(subject, held) else { return false }
        for (division, place) in index.lines[subject] ?? [] where division == held.division {
            if lines[division]?.original(at: place)?.role == role { lines[division]?.remove(original: place) }
        }
        lines[held.division]?.removeAdded { $0.subject == subject && $0.role == role }
        if var holder = removeHolder(subject, of: role) {
            holder.divisions.removeAll { $0 == held.division }
            if !holder.divisions.isEmpty { holders[role]?.add(holder) }
        }
        return true
    }

    /// Takes somebody out of the holders of a role.
    private mutating func removeHolder(_ subject: String, of role: Int) -> Holder? {
        if let place = index.holders[HolderKey(role: role, subject: subject)],
            let holder = holders[role]?.original(at: place)
        {
            holders[role]?.remove(original: place)
            return holder
        }
        let holder = holders[role]?.added.first { $0.subject == subject }
        holders[role]?.removeAdded { $0.subject == subject }
        return holder
    }

    private mutating func number(of role: String) -> Int {
        if let number = roleNumbers[role] { return number }
        roleNumbers[role] = roleIDs.count
        roleIDs.append(role)
        roles.append(GrantWording.unknownRole(role))
        return roleIDs.count - 1
    }

    /// Has the grants speak of a role as it is now.
    mutating func put(role: Document) { roles[number(of: role.id)] = GrantWording.role(role) }

    /// Has nobody hold a role any more.
    mutating func removeGrants(of role: String) {
        guard let number = roleNumbers[role], let list = holders[number] else { return }
        for holder in (0..<list.count).map({ list[$0] }) {
            for division in holder.divisions { _ = take(Held(role: role, division: division), from: holder.subject) }
        }
    }

    /// Has the grants speak of a division as it is now.
    mutating func put(division: Document) {
        divisions[division.id] = GrantWording.division(division)
        divisionReferences[division.id] = GrantWording.reference(division)
    }

    mutating func remove(division: String) {
        divisions[division] = nil
        divisionReferences[division] = nil
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

    /// `AuthzGrantRole` of whoever is trusted with everything.
    static let everything: [UInt8] = {
        var writer = JSONWriter()
        writer.object { json in
            json.field("id", "everything")
            json.field("name", "Everything")
            json.array("policies") { json in
                json.object { json in
                    json.field("actions", ["*"])
                    json.field("domain", "*")
                    json.field("entityName", "*")
                }
            }
            json.field("default", false)
            json.field("selfUri", "/api/v2/authorization/roles/everything")
        }
        return writer.bytes
    }()

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
