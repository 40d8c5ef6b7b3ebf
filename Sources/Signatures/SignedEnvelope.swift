import Capture

/// A DSSE envelope around a statement about a document.
///
/// Source: https://github.com/secure-systems-lab/dsse, `protocol.md` and `envelope.md` 1.0.2, 2026-11-25.
public struct SignedEnvelope: Sendable {
    private let payload: [UInt8]
    private let signatures: [Signature]

    private struct Signature {
        let key: String
        let bytes: [UInt8]
    }

    static let payloadType = "application/vnd.in-toto+json"

    /// More than anybody signs with; what an envelope from outside may make us try.
    private static let mostSignatures = 16

    /// - Throws: ``SignatureFault`` where the key does not sign.
    public init(signing statement: DocumentStatement, with key: Ed25519PrivateKey) throws(SignatureFault) {
        payload = statement.json
        signatures = [
            Signature(key: key.publicKey.id, bytes: try key.signature(over: Self.encoded(payload)))
        ]
    }

    /// What is signed: no byte of type or payload can be moved into the other (`PAE`).
    static func encoded(_ payload: [UInt8]) -> [UInt8] {
        Array("DSSEv1 \(payloadType.utf8.count) \(payloadType) \(payload.count) ".utf8) + payload
    }

    /// What the holder of a key signed.
    ///
    /// The ids in an envelope are hints anybody can write, so each signature is tried.
    ///
    /// - Throws: ``SignatureFault`` where no signature is this key's, or what it signed is no statement.
    public func statement(signedBy key: Ed25519PublicKey) throws(SignatureFault) -> DocumentStatement {
        let message = Self.encoded(payload)
        guard signatures.contains(where: { key.isValid($0.bytes, over: message) }) else {
            throw SignatureFault("no signature in it is by this key")
        }
        return try DocumentStatement(json: payload)
    }
}

extension SignedEnvelope {

    /// As it is kept in a file.
    public var json: [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in
            json.field("payload", payload.base64)
            json.field("payloadType", Self.payloadType)
            json.array("signatures") { json in
                for signature in signatures {
                    json.object { json in
                        json.field("keyid", signature.key)
                        json.field("sig", signature.bytes.base64)
                    }
                }
            }
        }
        return json.bytes + [0x0A]
    }

    /// - Throws: ``SignatureFault`` where it is no envelope of this kind.
    public init(json bytes: [UInt8]) throws(SignatureFault) {
        guard let json = try? JSON(bytes), let payload = json["payload"]?.base64 else {
            throw SignatureFault("it is no DSSE envelope")
        }
        guard json["payloadType"]?.string == Self.payloadType else {
            throw SignatureFault("what it holds is no in-toto statement")
        }
        let entries = json["signatures"].map { Array($0.elements) } ?? []
        guard (1...Self.mostSignatures).contains(entries.count) else {
            throw SignatureFault("it has \(entries.count) signatures; 1 to \(Self.mostSignatures) are read")
        }
        self.payload = payload
        signatures = entries.map { Signature(key: $0["keyid"]?.string ?? "", bytes: $0["sig"]?.base64 ?? []) }
    }
}

extension JSON {

    /// The bytes of a string of Base64; nil for anything else.
    fileprivate var base64: [UInt8]? { string.flatMap { Base64.decoded(Array($0.utf8)) } }
}

extension [UInt8] {
    fileprivate var base64: String {
        var text: [UInt8] = []
        Base64.append(self, to: &text)
        return String(decoding: text, as: UTF8.self)
    }
}
