import Capture
import Crypto

/// What stands in a capture where a secret stood: a keyed hash, so that a change shows and the secret does not.
///
/// `hmac-sha256:<id of the key>:<32 hexadecimal digits>`, under one key per data directory. Two marks under different
/// keys cannot be compared: whether the secret changed is then unknown.
public struct SecretMarks: Sendable, CustomStringConvertible {
    private let key: SymmetricKey

    /// Eight hexadecimal digits that name the key, and say nothing about it.
    public let keyID: String

    static let prefix = "hmac-sha256:"

    /// - Parameter key: 32 bytes nobody else has.
    public init(key: [UInt8]) {
        self.key = SymmetricKey(data: key)
        keyID = String(Array("linewarden secret marks".utf8 + key).sha256.prefix(8))
    }

    /// The mark of a secret.
    ///
    /// A mark is its own mark: redacting twice changes nothing.
    public func mark(of secret: String) -> String {
        guard !Self.isMark(secret) else { return secret }
        let code = HMAC<SHA256>.authenticationCode(for: Array(secret.utf8), using: key)
        return Self.prefix + keyID + ":" + Array(code.prefix(16)).hexadecimal
    }

    /// Whether a string is such a mark, under whatever key.
    public static func isMark(_ text: String) -> Bool {
        guard text.hasPrefix(prefix) else { return false }
        let parts = text.dropFirst(prefix.count).split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 && parts[0].utf8.count == 8 && parts[1].utf8.count == 32
            && parts.joined().utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    /// A text with one word in place of every mark in it: equal for texts that differ in secrets, or their keys, alone.
    public static func covering(_ text: String) -> String {
        guard text.holds(prefix) else { return text }
        return text.replacing(/hmac-sha256:[0-9a-f]{8}:[0-9a-f]{32}/, with: "«marked»")
    }

    /// The names of the keys of all marks in a text.
    public static func keyIDs(in text: String) -> Set<String> {
        guard text.holds(prefix) else { return [] }
        return Set(text.matches(of: /hmac-sha256:([0-9a-f]{8}):[0-9a-f]{32}/).map { String($0.1) })
    }

    public var description: String { "«redacted»" }
}
