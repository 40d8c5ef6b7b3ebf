import Capture
import Crypto
import CryptoExtras

/// The key under which one person's fields are kept.
///
/// Deleting it is erasing them, in every commit ever made.
public struct PersonKey: Sendable, CustomStringConvertible {

    /// Sixteen hexadecimal digits.
    public let id: String
    let key: SymmetricKey

    /// - Parameter bytes: 16 bytes of randomness of this person's own.
    public init(id: String, bytes: [UInt8]) {
        self.id = id
        key = SymmetricKey(data: bytes)
    }

    public var description: String { "«redacted»" }

    /// Seals the JSON of one field.
    ///
    /// AES-GCM-SIV with a nonce made from where the field stands, so that what did not change stays the same bytes; the
    /// key is used for nothing else.
    ///
    /// - Parameter place: Kind and path of the field: `people/email`.
    func sealed(_ json: [UInt8], at place: String) -> [UInt8] {
        let nonce = Array(SHA256.hash(data: Array(place.utf8)).prefix(12))
        do {
            let box = try AES.GCM._SIV.seal(json, using: key, nonce: AES.GCM._SIV.Nonce(data: nonce))
            return Array(box.ciphertext) + Array(box.tag)
        } catch {
            preconditionFailure("a 12-byte nonce and a 16-byte key always seal: \(error)")
        }
    }

    /// The JSON of a field sealed at that place; nil under another key or where the bytes were touched.
    func opened(_ sealed: [UInt8], at place: String) -> [UInt8]? {
        guard sealed.count >= 16 else { return nil }
        let nonce = Array(SHA256.hash(data: Array(place.utf8)).prefix(12))
        let box = try? AES.GCM._SIV.SealedBox(
            nonce: AES.GCM._SIV.Nonce(data: nonce), ciphertext: sealed.dropLast(16), tag: sealed.suffix(16))
        return box.flatMap { try? AES.GCM._SIV.open($0, using: key) }.map(Array.init)
    }
}
