import Capture
import ContactCenter

extension Document {

    /// The member that these keys lead to, from whichever half holds it.
    func at(_ keys: StaticString...) -> JSON? {
        Self.member(keys, of: config) ?? state.flatMap { Self.member(keys, of: $0) }
    }

    private static func member(_ keys: [StaticString], of json: JSON) -> JSON? {
        keys.reduce(JSON?.some(json)) { $0?[$1] }
    }

    /// What people call it; its id where the platform names it not at all.
    var name: String { self["name"]?.string ?? id }

    /// Whether a switch is on.
    ///
    /// A word we do not know counts as on, and so does no word at all, which makes the list partial: what is on is
    /// looked at, so a new word never makes a tenant look better.
    ///
    /// - Parameters:
    ///   - off: Every word that means off, as the API description has them; compared without case.
    ///   - field: What to call the field when it is missing.
    func isOn(_ key: StaticString, unless off: Set<String>, _ field: String, _ flaws: inout Flaws) -> Bool {
        guard let word = self[key]?.string else {
            flaws.leftOut(field)
            return true
        }
        return !off.contains(word.lowercased())
    }

    /// A yes or no that counts as yes where it is missing, which makes the list partial.
    func isOn(_ key: StaticString, _ field: String, _ flaws: inout Flaws) -> Bool {
        guard let value = self[key]?.boolean else {
            flaws.leftOut(field)
            return true
        }
        return value
    }
}

extension Optional<JSON> {

    /// The value, or that the platform left the field out.
    ///
    /// `null` and a value of another type say no more than no field does.
    func reading<Value>(of field: String, _ read: (JSON) -> Value?) -> Reading<Value> {
        flatMap(read).map { .observed($0) } ?? .absent(.leftOut(field: field))
    }

    /// The value of a field that is left out where there is none; what is there and does not read is absent.
    func ifAny<Value>(of field: String, _ read: (JSON) -> Value?) -> Reading<Value?> {
        guard let self, !self.isNull else { return .observed(nil) }
        return read(self).map { .observed($0) } ?? .absent(.leftOut(field: "\(field), unreadable"))
    }
}

extension Optional<JSON> {

    /// Whether there is something here that is no list: neither a list, nor `null`, nor nothing.
    var isNoList: Bool { map { $0.kind != .array && !$0.isNull } ?? false }

    /// The strings of a list that may be left out; what is there and does not read is a flaw.
    func strings(_ field: String, _ flaws: inout Flaws) -> [String] {
        guard let self, !self.isNull else { return [] }
        guard let strings = self.strings else {
            flaws.leftOut("\(field), unreadable")
            return []
        }
        return strings
    }
}

extension JSON {

    /// The identifier a string holds; nil for anything else.
    func identifier<Owner>() -> Identifier<Owner>? {
        guard kind == .string else { return nil }
        guard raw.contains(UInt8(ascii: "\\")) else { return Identifier(utf8: raw) }
        return string.map { Identifier($0) }
    }

    /// The strings of a list; nil if it is no list or holds anything else.
    var strings: [String]? {
        guard kind == .array else { return nil }
        var strings: [String] = []
        for element in elements {
            guard let string = element.string else { return nil }
            strings.append(string)
        }
        return strings
    }

    /// A point in time, whether the platform writes it in ISO 8601 or in milliseconds since 1970.
    ///
    /// No string is made: a hundred thousand people carry two each.
    var time: Moment? {
        switch kind {
        case .string: Moment(iso8601: raw)
        case .number: integer.map { Moment(milliseconds: Int64($0)) }
        case .null, .boolean, .array, .object: nil
        }
    }
}
