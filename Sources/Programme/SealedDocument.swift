import Capture
import Crypto

/// A document of an attestation as it is kept: under a key of its own, named by the SHA-256 of what it says.
///
/// ChaCha20-Poly1305, that name as additional data. A key seals one document once, so the nonce is zero. Deleting the key
/// is erasing the document.
public enum SealedDocument {

    /// - Parameter key: 32 bytes of randomness, for this document only.
    public static func seal(_ document: [UInt8], under key: [UInt8]) -> [UInt8] {
        do {
            let box = try ChaChaPoly.seal(
                document, using: SymmetricKey(data: key), nonce: try nonce, authenticating: Array(document.sha256.utf8))
            return Array(box.ciphertext) + Array(box.tag)
        } catch {
            preconditionFailure("a 12-byte nonce and a 32-byte key always seal: \(error)")
        }
    }

    /// - Returns: nil under another key, where a byte was touched, or where it is not the document of that name.
    public static func open(_ sealed: [UInt8], named sha256: String, under key: [UInt8]) -> [UInt8]? {
        guard sealed.count >= 16, key.count == 32,
            let box = try? ChaChaPoly.SealedBox(
                nonce: try nonce, ciphertext: sealed.dropLast(16), tag: sealed.suffix(16)),
            let document = try? ChaChaPoly.open(
                box, using: SymmetricKey(data: key), authenticating: Array(sha256.utf8))
        else { return nil }
        return Array(document).sha256 == sha256 ? Array(document) : nil
    }

    private static var nonce: ChaChaPoly.Nonce {
        get throws { try ChaChaPoly.Nonce(data: [UInt8](repeating: 0, count: 12)) }
    }
}
