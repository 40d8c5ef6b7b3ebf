import Capture
import Crypto
import CryptoExtras
import SwiftASN1

/// A private Ed25519 key from a PEM file.
public struct Ed25519PrivateKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// - Parameter pem: PKCS #8, as `openssl genpkey -algorithm ed25519` writes it.
    /// - Throws: ``SignatureFault`` for anything else, an encrypted key included.
    public init(pem: String) throws(SignatureFault) {
        guard !pem.contains("BEGIN ENCRYPTED PRIVATE KEY") else {
            throw SignatureFault("it is encrypted; `openssl pkey -in KEY` takes its passphrase away")
        }
        let use = KeyUse(pem: pem)
        guard use != .x25519 else {
            throw SignatureFault("it is an X25519 key, which agrees on secrets and does not sign")
        }
        guard use == .ed25519, let key = try? Curve25519.Signing.PrivateKey(pemRepresentation: pem) else {
            throw SignatureFault("it is no Ed25519 private key in PEM")
        }
        self.key = key
    }

    public var publicKey: Ed25519PublicKey { Ed25519PublicKey(key.publicKey) }

    func signature(over message: [UInt8]) throws(SignatureFault) -> [UInt8] {
        do {
            return Array(try key.signature(for: message))
        } catch {
            throw SignatureFault("the key does not sign: \(error)")
        }
    }
}

/// What a private key is for, by the algorithm its file names.
///
/// Swift Crypto does not look at it: it takes an X25519 key, which has 32 bytes too, for one that signs.
///
/// Source: RFC 8410 §3, 2018-08.
private enum KeyUse {
    case ed25519, x25519, other

    init(pem: String) {
        let algorithm = try? Self.algorithm(of: pem)
        self = algorithm == Self.ed25519Identifier ? .ed25519 : algorithm == Self.x25519Identifier ? .x25519 : .other
    }

    private static let x25519Identifier: ASN1ObjectIdentifier = [1, 3, 101, 110]
    private static let ed25519Identifier: ASN1ObjectIdentifier = [1, 3, 101, 112]

    /// The second element of PKCS #8, after its version.
    private static func algorithm(of pem: String) throws -> ASN1ObjectIdentifier? {
        let key = try DER.parse(try PEMDocument(pemString: pem).derBytes)
        return try DER.sequence(key, identifier: .sequence) { fields in
            _ = try Int(derEncoded: &fields)
            let algorithm = try fields.next().map { algorithm in
                try DER.sequence(algorithm, identifier: .sequence) { parts in
                    let identifier = try ASN1ObjectIdentifier(derEncoded: &parts)
                    while parts.next() != nil {}
                    return identifier
                }
            }
            while fields.next() != nil {}
            return algorithm
        }
    }
}

/// A public Ed25519 key from a PEM file.
public struct Ed25519PublicKey: Sendable {
    private let key: Curve25519.Signing.PublicKey

    fileprivate init(_ key: Curve25519.Signing.PublicKey) { self.key = key }

    /// - Parameter pem: As `openssl pkey -pubout` writes it.
    /// - Throws: ``SignatureFault`` for anything else.
    public init(pem: String) throws(SignatureFault) {
        do {
            key = try Curve25519.Signing.PublicKey(pemRepresentation: pem)
        } catch {
            throw SignatureFault("it is no Ed25519 public key in PEM")
        }
    }

    /// SHA-256 of its DER: `openssl pkey -pubin -in KEY -outform der | sha256sum`.
    public var id: String { Array(key.derRepresentation).sha256 }

    func isValid(_ signature: [UInt8], over message: [UInt8]) -> Bool {
        key.isValidSignature(signature, for: message)
    }
}
