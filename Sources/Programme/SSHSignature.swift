import Capture
import Crypto

/// A signature as `ssh-keygen -Y sign` makes it, and `ssh-keygen -Y verify` checks it: of a statement in the namespace
/// `linewarden`, of a tag in that of git.
///
/// ```
/// SSHSIG          magic, six bytes
/// uint32          version, 1
/// string          public key: string type, string key
/// string          namespace
/// string          reserved, empty
/// string          hash of the message: sha256 or sha512
/// string          signature: string type, string signature
/// ```
///
/// in Base64 between two marking lines. What is signed is the magic, the namespace, the reserved string, the name of the
/// hash, and the hash of the message. Only Ed25519 is taken.
///
/// Source: PROTOCOL.sshsig of OpenSSH 9.2.
public struct SSHSignature: Hashable, Sendable {

    /// The key it says it was made with: whose that is, somebody else must say.
    public let key: SSHPublicKey
    private let namespace: String
    private let hash: Hash
    private let signature: [UInt8]

    /// What our signatures are for: one made for mail or for a commit is none of ours.
    public static let namespace = "linewarden"

    /// What git's signatures of tags and commits are for.
    public static let gitNamespace = "git"

    private static let magic = Array("SSHSIG".utf8)

    private enum Hash: String { case sha256, sha512 }

    /// Reads a signature.
    ///
    /// - Parameters:
    ///   - armored: With its first and last line; a line break after the last may follow.
    ///   - wanted: The namespace it must have been made for.
    /// - Throws: ``Malformed``.
    public init(_ armored: String, for wanted: String = Self.namespace) throws(Malformed) {
        var wire = SSHWire(try Self.unarmored(armored))
        guard wire.bytes(6) == Self.magic else { throw .notASignature }
        guard let version = wire.number() else { throw .cutShort }
        guard version == 1 else { throw .otherVersion(version) }
        key = try Self.key(wire.string())
        guard let namespace = wire.text() else { throw .cutShort }
        guard namespace == wanted else { throw .otherNamespace(namespace, wanted: wanted) }
        self.namespace = namespace
        guard let reserved = wire.string() else { throw .cutShort }
        guard reserved.isEmpty else { throw .trailing }
        guard let name = wire.text() else { throw .cutShort }
        guard let hash = Hash(rawValue: name) else { throw .otherHash(name) }
        self.hash = hash
        signature = try Self.signature(wire.string())
        guard wire.isAtEnd else { throw .trailing }
    }

    /// Whether it is of that message, by the key it names.
    public func isOf(_ message: [UInt8]) -> Bool {
        let digest: [UInt8] =
            switch hash {
            case .sha256: Array(SHA256.hash(data: message))
            case .sha512: Array(SHA512.hash(data: message))
            }
        let parts = [Array(namespace.utf8), [], Array(hash.rawValue.utf8), digest]
        let signed = Self.magic + parts.flatMap { SSHWire.string($0) }
        let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key.bytes)
        return key?.isValidSignature(signature, for: signed) == true
    }

    private static func key(_ blob: [UInt8]?) throws(Malformed) -> SSHPublicKey {
        guard let blob else { throw .cutShort }
        do {
            return try SSHPublicKey(blob: blob)
        } catch {
            throw .key(error)
        }
    }

    private static func signature(_ blob: [UInt8]?) throws(Malformed) -> [UInt8] {
        guard let blob else { throw .cutShort }
        var wire = SSHWire(blob)
        guard wire.text() == SSHPublicKey.type, let bytes = wire.string(), bytes.count == 64 else { throw .cutShort }
        guard wire.isAtEnd else { throw .trailing }
        return bytes
    }
}

extension SSHSignature {

    /// Why a text is no signature of ours.
    public enum Malformed: Error, Hashable, Sendable, CustomStringConvertible {
        case notASignature, notBase64, cutShort, trailing
        case otherVersion(UInt32)
        case otherNamespace(String, wanted: String = SSHSignature.namespace)
        case otherHash(String)
        case key(SSHPublicKey.Malformed)

        public var description: String {
            switch self {
            case .notASignature: "is no SSH signature; it begins with \(SSHSignature.begin)"
            case .notBase64: "is not readable: between its two lines stands something other than its Base64"
            case .cutShort: "is not readable: it ends in the middle"
            case .trailing: "is not readable: it holds more than a signature does"
            case .otherVersion(let version): "is of version \(version); version 1 is read"
            case .otherNamespace(let other, let wanted):
                "was made for \(other.debugDescription); sign with `ssh-keygen -Y sign -n \(wanted)`"
            case .otherHash(let hash): "hashes with \(hash.debugDescription); sha512 and sha256 are read"
            case .key(let error): "names a key that \(error)"
            }
        }
    }

    fileprivate static let begin = "-----BEGIN SSH SIGNATURE-----"
    private static let end = "-----END SSH SIGNATURE-----"

    /// The longest line of Base64: RFC 7468 has 64, OpenSSH writes 70, MIME allows 76.
    private static let widest = 76

    private static func unarmored(_ armored: String) throws(Malformed) -> [UInt8] {
        var lines = armored.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
        guard lines.popFirst().map({ $0.elementsEqual(begin.utf8) }) == true else { throw .notASignature }
        if lines.last?.isEmpty == true { lines.removeLast() }
        guard lines.popLast().map({ $0.elementsEqual(end.utf8) }) == true else { throw .cutShort }
        guard lines.allSatisfy({ (1...widest).contains($0.count) }) else { throw .notBase64 }
        guard let bytes = Base64.decoded(Array(lines.joined())) else { throw .notBase64 }
        return bytes
    }
}
