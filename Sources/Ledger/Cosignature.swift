/// That somebody saw a checkpoint, and when: signature type 0x04 (C2SP tlog-cosignature).
public struct Cosignature: Equatable, Sendable {

    /// Seconds since 1970.
    public let time: Int
    private let signature: [UInt8]

    /// - Returns: nil where it is not a time of eight bytes and a signature of 64.
    public init?(_ signature: SignedNote.Signature) {
        guard signature.bytes.count == 72, signature.bytes[0] < 0x80 else { return nil }
        time = signature.bytes.prefix(8).reduce(0) { $0 << 8 | Int($1) }
        self.signature = Array(signature.bytes.dropFirst(8))
    }

    func isValid(_ text: String, by key: VerifierKey) -> Bool {
        key.isValid(signature, for: Self.message(text, time))
    }

    static func message(_ text: String, _ time: Int) -> [UInt8] {
        Array("cosignature/v1\ntime \(time)\n\(text)".utf8)
    }
}

extension SigningKey {

    /// Says that this key saw a checkpoint at that time.
    ///
    /// - Parameter time: Seconds since 1970, not negative.
    public func cosign(_ text: String, at time: Int) throws(LedgerFault) -> SignedNote.Signature {
        guard time >= 0 else { throw LedgerFault(checking: "a cosignature", because: "its time is before 1970") }
        let signature = try signature(over: Cosignature.message(text, time))
        let stamp = (0..<8).map { UInt8(truncatingIfNeeded: time >> (56 - 8 * $0)) }
        return SignedNote.Signature(verifier.cosigning, stamp + signature)
    }
}

extension SignedNote {

    /// When this key cosigned; nil if it did not.
    public func time(of key: VerifierKey) -> Int? {
        signatures.first { $0.isBy(key.cosigning) }.flatMap(Cosignature.init)?.time
    }
}
