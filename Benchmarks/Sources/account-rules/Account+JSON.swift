import Capture

/// A line of the inventory that is no account as we know them.
struct UnreadableAccount: Error, CustomStringConvertible {
    let field: String

    var description: String { "an account without a usable \(field)" }
}

extension Account {

    /// Reads one line of the inventory.
    init(_ json: JSON, _ tables: Tables) throws(UnreadableAccount) {
        let access = try json.need("authorization", \.self)
        let roles = try access.need("roles") { Self.roles($0, tables) }
        let tokens = try json.need("tokens", \.self)
        let recording = try json.need("recording", \.self)
        let factor = try json.need("mfa", \.self)
        let mail = try json.need("email", \.self)
        let department = try json.need("department", \.self)
        self.init(
            id: try json.need("id") { AccountID($0.raw) },
            type: try json.need("type", Self.kind),
            state: try json.need("state", Self.state),
            secondFactor: try factor.need("method", Self.secondFactor),
            usesSecondFactor: try factor.need("enabled", \.boolean),
            mustUseSingleSignOn: try json.need("sso") { $0["enforced"]?.boolean },
            signsInByMail: try json.need("username") { $0.raw.elementsEqual(mail.raw) },
            hasManager: json.has("manager"),
            hasExternalID: json.has("externalId"),
            hasTitle: json.has("title"),
            hasDepartment: department.size > 0,
            recordsScreen: try recording.need("screen", \.boolean),
            masksCards: try recording.need("pciMasking", \.boolean),
            mailDomain: Self.domain(mail, tables),
            division: try json.need("division") { $0["name"].flatMap { tables.divisions.place(of: $0.raw) } },
            department: try json.need("department") { tables.departments.place(of: $0.raw) },
            groups: try json.need("groups") { UInt8(clamping: $0.elements.reduce(0) { count, _ in count + 1 }) },
            activeTokens: try tokens.need("active") { $0.integer.map(UInt8.init(clamping:)) },
            failedSignIns: try json.need("failedLogins24h", \.days),
            lastSignIn: json["lastLoginDaysAgo"]?.days,
            created: try json.need("createdDaysAgo", \.days),
            passwordChanged: try json.need("passwordAgeDays", \.days),
            oldestToken: try tokens.need("oldestDays", \.days),
            unusedPermissions: try access.need("unusedPermissionCount", \.days),
            extensions: try json.need("phones", Self.extensions),
            roles: roles.held,
            rolesEverywhere: roles.everywhere,
            permissions: try access.need("permissions") { $0.places(in: tables.permissions) },
            certifications: try json.need("certifications") { $0.places(in: tables.certifications) },
            networks: try json.need("loginIps") { Self.networks($0, tables) })
    }

    private static func kind(_ json: JSON) -> Kind? {
        json.raw.elementsEqual("person".utf8) ? .person : json.raw.elementsEqual("service".utf8) ? .service : nil
    }

    private static func state(_ json: JSON) -> State? {
        if json.raw.elementsEqual("active".utf8) { return .active }
        if json.raw.elementsEqual("inactive".utf8) { return .inactive }
        return json.raw.elementsEqual("deleted".utf8) ? .deleted : nil
    }

    private static func secondFactor(_ json: JSON) -> SecondFactor? {
        if json.raw.elementsEqual("totp".utf8) { return .totp }
        if json.raw.elementsEqual("webauthn".utf8) { return .webauthn }
        return json.raw.elementsEqual("sms".utf8) ? .sms : nil
    }

    private static func roles(_ json: JSON, _ tables: Tables) -> (held: BitSet, everywhere: BitSet)? {
        var (held, everywhere) = (BitSet(), BitSet())
        for role in json.elements {
            guard let place = role["name"].flatMap({ tables.roles.place(of: $0.raw) }),
                let divisions = role["divisions"]
            else { return nil }
            held.insert(place)
            if divisions.elements.contains(where: { $0.raw.elementsEqual("*".utf8) }) { everywhere.insert(place) }
        }
        return (held, everywhere)
    }

    private static func domain(_ mail: JSON, _ tables: Tables) -> UInt8 {
        let raw = mail.raw
        guard let at = raw.lastIndex(of: UInt8(ascii: "@")) else { return tables.domains.others }
        return tables.domains.place(of: raw[(at + 1)...]) ?? tables.domains.others
    }

    private static func networks(_ json: JSON, _ tables: Tables) -> BitSet {
        var networks = BitSet()
        for address in json.elements {
            networks.insert(
                tables.networks.place(of: address.raw.prefix { $0 != UInt8(ascii: ".") }) ?? tables.networks.others)
        }
        return networks
    }

    /// Zero stands for an extension that is no number.
    private static func extensions(_ json: JSON) -> ClosedRange<UInt32>?? {
        var range: ClosedRange<UInt32>?
        for phone in json.elements {
            guard let text = phone["extension"], !text.isNull else { continue }
            let number = text.number
            range = range.map { min($0.lowerBound, number)...max($0.upperBound, number) } ?? number...number
        }
        return .some(range)
    }
}

extension JSON {
    fileprivate func need<Value>(_ key: StaticString, _ read: (JSON) -> Value?) throws(UnreadableAccount) -> Value {
        guard let value = self[key].flatMap(read) else { throw UnreadableAccount(field: "\(key)") }
        return value
    }

    fileprivate func has(_ key: StaticString) -> Bool { self[key].map { !$0.isNull } ?? false }

    fileprivate var days: UInt16? { integer.map(UInt16.init(clamping:)) }

    fileprivate func places(in table: Table) -> BitSet? {
        var set = BitSet()
        for element in elements {
            guard let place = table.place(of: element.raw) else { return nil }
            set.insert(place)
        }
        return set
    }

    /// The number a string of digits spells; 0 for anything else.
    fileprivate var number: UInt32 {
        var number: UInt32 = 0
        guard (1...9).contains(size) else { return 0 }
        for byte in raw {
            guard (0x30...0x39).contains(byte) else { return 0 }
            number = number * 10 + UInt32(byte - 0x30)
        }
        return number
    }
}
