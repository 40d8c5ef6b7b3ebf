/// That a log signs with another key from now on, or that a key is no longer to be believed: a signed note.
///
/// The text of a rotation, signed by the old key and by the new one:
///
/// ```
/// linewarden key change v1
/// <origin>
/// rotate
/// from <size>
/// <verifier key, old>
/// <verifier key, new>
/// ```
///
/// A revocation is signed by the key in force, and says from which size on the other's checkpoints do not count:
///
/// ```
/// linewarden key change v1
/// <origin>
/// revoke
/// from <size>
/// beyond <size>
/// <verifier key>
/// ```
public struct KeyChange: Equatable, Sendable {
    public let origin: String

    /// How many entries the log had before the change, which is the index of its own.
    ///
    /// Checkpoints of this size or less are the old key's; larger ones are not.
    public let from: Int
    public let change: Change

    public enum Change: Equatable, Sendable {
        case rotate(old: VerifierKey, new: VerifierKey)

        /// Checkpoints larger than this that the key signed are not to be believed.
        case revoke(VerifierKey, beyond: Int)
    }

    public static let firstLine = "linewarden key change v1"

    public init(origin: String, from: Int, _ change: Change) {
        self.origin = origin
        self.from = from
        self.change = change
    }

    public var text: String {
        var lines = [Self.firstLine, origin]
        switch change {
        case .rotate(let old, let new): lines += ["rotate", "from \(from)", "\(old)", "\(new)"]
        case .revoke(let key, let size): lines += ["revoke", "from \(from)", "beyond \(size)", "\(key)"]
        }
        return lines.map { $0 + "\n" }.joined()
    }

    public init(text: String) throws(LedgerFault) {
        func refused(_ because: String) -> LedgerFault { LedgerFault(checking: "a key change", because: because) }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        guard lines.count >= 5, lines[0] == Self.firstLine else { throw refused("it is none") }
        guard lines[3].hasPrefix("from "), let from = Decimal.number(lines[3].dropFirst(5)) else {
            throw refused("it does not say from when")
        }
        let keys = lines[4...].compactMap { VerifierKey($0) }.filter { $0.kind == .note }
        switch (lines[2], lines.count, keys.count) {
        case ("rotate", 6, 2): change = .rotate(old: keys[0], new: keys[1])
        case ("revoke", 6, 1):
            guard lines[4].hasPrefix("beyond "), let size = Decimal.number(lines[4].dropFirst(7)) else {
                throw refused("it does not say beyond which size")
            }
            change = .revoke(keys[0], beyond: size)
        default: throw refused("it neither rotates nor revokes")
        }
        origin = String(lines[1])
        self.from = from
    }

    /// The note, signed.
    public func signed(by signers: [SigningKey]) throws(LedgerFault) -> SignedNote {
        var note = SignedNote(text: text)
        for signer in signers { note.add(try signer.sign(text)) }
        return note
    }
}
