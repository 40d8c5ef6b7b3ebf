public import Capture

/// A field of a person as it is kept: `{"sealed":"<id of the key>:<base64>"}`, an e-mail address with its `domain` in
/// clear beside it.
public enum Seal {

    /// Seals one field.
    ///
    /// - Parameters:
    ///   - place: Kind and path of the field: `people/email`.
    ///   - showsDomain: Whether the value is an e-mail address whose domain stays readable.
    static func write(_ value: JSON, with key: PersonKey, at place: String, showsDomain: Bool) -> [UInt8] {
        var out: [UInt8] = []
        out += "{".utf8
        if showsDomain, let domain = value.string.flatMap(domain(of:)) {
            var writer = JSONWriter()
            writer.string(domain)
            out += "\"domain\":".utf8
            out += writer.bytes
            out += ",".utf8
        }
        out += "\"sealed\":\"".utf8
        out += key.id.utf8
        out += ":".utf8
        Base64.append(key.sealed(value.canonical(), at: place), to: &out)
        out += "\"}".utf8
        return out
    }

    private static func domain(of address: String) -> String? {
        guard let at = address.lastIndex(of: "@") else { return nil }
        let domain = address[address.index(after: at)...]
        return domain.isEmpty ? nil : domain.lowercased()
    }

    /// What a sealed field says.
    public enum Opened: Sendable, Equatable {
        case text(Personal)

        /// The key was deleted: the person was erased.
        case erased

        /// The key is not here, as in a clone of the archive.
        case noKey

        public var shown: String {
            switch self {
            case .text(let text): text.exposed
            case .erased: "«erased»"
            case .noKey: "«no key»"
            }
        }
    }

    /// Opens a field.
    ///
    /// - Parameters:
    ///   - field: The field as it is kept; one that was never sealed, as in a simulated capture, is taken as it is.
    ///   - place: Where it stands, as when it was sealed.
    ///   - keys: Looks a key up by its id.
    /// - Returns: nil where there is no text: the field is null or something else than a string.
    public static func open(_ field: JSON, at place: String, keys: (String) -> KeyState) -> Opened? {
        if let text = field.string { return .text(Personal(text)) }
        guard let sealed = field["sealed"]?.string, let colon = sealed.firstIndex(of: ":") else { return nil }
        switch keys(String(sealed[..<colon])) {
        case .erased: return .erased
        case .unknown: return .noKey
        case .known(let key):
            guard let bytes = Base64.decoded(Array(sealed[sealed.index(after: colon)...].utf8)),
                let json = key.opened(bytes, at: place).flatMap({ try? JSON($0) })
            else { return .noKey }
            return json.string.map { .text(Personal($0)) }
        }
    }

    public enum KeyState: Sendable {
        case known(PersonKey)
        case erased
        case unknown
    }
}
