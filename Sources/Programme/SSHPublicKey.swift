import Capture

/// An Ed25519 key of somebody, as OpenSSH writes it: `ssh-ed25519 AAAA… comment`.
public struct SSHPublicKey: Hashable, Sendable {

    /// The 32 bytes of the key itself.
    public let bytes: [UInt8]

    static let type = "ssh-ed25519"

    /// Reads the line of a `.pub` file; the comment is no part of the key.
    ///
    /// - Throws: ``Malformed``.
    public init(_ line: String) throws(Malformed) {
        let parts = line.split(separator: " ", maxSplits: 2)
        guard !line.contains(where: \.isNewline) else { throw .severalLines }
        guard parts.count >= 2 else { throw parts.first == "-----BEGIN" ? .privateKey : .notAKey }
        guard parts[0] == Self.type else { throw parts[0] == "-----BEGIN" ? .privateKey : .otherType(String(parts[0])) }
        guard let blob = Base64.decoded(parts[1].utf8) else { throw .notBase64 }
        try self.init(blob: blob)
    }

    /// Reads the key as it stands in a signature: its type and its bytes, and nothing after them.
    init(blob: [UInt8]) throws(Malformed) {
        var wire = SSHWire(blob)
        guard let type = wire.text() else { throw .unsound }
        guard type == Self.type else { throw .otherType(type) }
        guard let bytes = wire.string(), bytes.count == 32, wire.isAtEnd else { throw .unsound }
        self.bytes = bytes
    }

    /// Why a text is no key we take.
    public enum Malformed: Error, Hashable, Sendable, CustomStringConvertible {
        case notAKey, severalLines, privateKey, notBase64, unsound
        case otherType(String)

        public var description: String {
            switch self {
            case .notAKey: "is no public key; give the line of a .pub file: ssh-ed25519 AAAA…"
            case .severalLines: "is more than one line; give the line of a .pub file"
            case .privateKey: "looks like a private key; give the .pub file's line, and keep the other to yourself"
            case .notBase64: "is not readable: what follows ssh-ed25519 is not Base64"
            case .unsound: "is not readable: its bytes are not those of an ssh-ed25519 key"
            case .otherType(let type): "is of type \(type); only ssh-ed25519 keys sign here (ssh-keygen -t ed25519)"
            }
        }
    }
}

extension SSHPublicKey: CustomStringConvertible {
    public var description: String {
        var text = Array("\(Self.type) ".utf8)
        Base64.append(SSHWire.string(Self.type.utf8) + SSHWire.string(bytes), to: &text)
        return String(decoding: text, as: UTF8.self)
    }
}
