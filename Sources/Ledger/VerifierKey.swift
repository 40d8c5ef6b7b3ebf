import Crypto

/// What checks one signer's signatures: `<name>+<key id>+<base64(type ‖ public key)>` (C2SP signed-note).
public struct VerifierKey: Hashable, Sendable, CustomStringConvertible {
    public let name: String
    public let kind: Kind

    /// 32 bytes of Ed25519.
    public let publicKey: [UInt8]

    public enum Kind: UInt8, Sendable {

        /// Ed25519 over the text of a note.
        case note = 0x01

        /// Ed25519 over a time and the text of a checkpoint: a cosignature.
        case cosignature = 0x04
    }

    /// - Returns: nil for a name that cannot stand in a note, or bytes that are no key.
    public init?(name: String, kind: Kind, publicKey: [UInt8]) {
        guard Self.isName(name), (try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)) != nil else {
            return nil
        }
        self.init(checked: name, kind, publicKey)
    }

    init(checked name: String, _ kind: Kind, _ publicKey: [UInt8]) {
        self.name = name
        self.kind = kind
        self.publicKey = publicKey
    }

    /// Reads a verifier key.
    ///
    /// - Returns: nil where it is not spelled as one, its id is another key's, or its type is none of ours.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64.bytes(parts[2]), let kind = bytes.first.flatMap(Kind.init) else {
            return nil
        }
        self.init(name: String(parts[0]), kind: kind, publicKey: Array(bytes.dropFirst()))
        guard Hexadecimal.text(id) == parts[1] else { return nil }
    }

    /// The first four bytes of SHA-256 over name, line feed, type and public key.
    public var id: [UInt8] {
        Array(SHA256.hash(data: Array(name.utf8) + [0x0A, kind.rawValue] + publicKey).prefix(4))
    }

    /// The id as eight digits, which also names files of keys.
    public var idText: String { Hexadecimal.text(id) }

    public var description: String { "\(name)+\(idText)+\(Base64.text([kind.rawValue] + publicKey))" }

    /// The same key for cosignatures.
    public var cosigning: VerifierKey { VerifierKey(checked: name, .cosignature, publicKey) }

    static func isName(_ name: String) -> Bool {
        !name.isEmpty && !name.contains("+") && !name.unicodeScalars.contains { $0.properties.isWhitespace }
    }

    func isValid(_ signature: some Sequence<UInt8>, for message: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(Array(signature), for: message)
    }
}
