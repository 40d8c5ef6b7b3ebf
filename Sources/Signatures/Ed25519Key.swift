import Capture
import Crypto
import CryptoExtras

/// A private Ed25519 key from a PEM file.
public struct Ed25519PrivateKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// - Parameter pem: PKCS #8, as `openssl genpkey -algorithm ed25519` writes it.
    /// - Throws: ``SignatureFault`` for anything else, an encrypted key included.
    public init(pem: String) throws(SignatureFault) {
        guard !pem.contains("BEGIN ENCRYPTED PRIVATE KEY") else {
            throw SignatureFault("it is encrypted; `openssl pkey -in KEY` takes its passphrase away")
        }
        do {
            key = try Curve25519.Signing.PrivateKey(pemRepresentation: pem)
        } catch {
            throw SignatureFault("it is no Ed25519 private key in PEM")
        }
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
