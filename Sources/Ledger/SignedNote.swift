/// A text and who signed it (C2SP signed-note 1.0.0).
public struct SignedNote: Equatable, Sendable {

    /// Whole lines, the last with its line feed.
    public let text: String
    public private(set) var signatures: [Signature]

    /// How many signatures are read at most, so that nobody is kept busy by a note.
    public static let mostSignatures = 100

    public struct Signature: Hashable, Sendable {
        public let name: String

        /// The first four bytes.
        public let keyID: [UInt8]

        /// What follows the key id.
        public let bytes: [UInt8]

        init(_ key: VerifierKey, _ bytes: [UInt8]) {
            name = key.name
            keyID = key.id
            self.bytes = bytes
        }

        /// `— <name> <base64(key id ‖ signature)>`.
        public var line: String { "— \(name) \(Base64.text(keyID + bytes))" }

        public init?(line: some StringProtocol) {
            let words = line.split(separator: " ", omittingEmptySubsequences: false)
            guard words.count == 3, words[0] == "—", VerifierKey.isName(String(words[1])),
                let bytes = Base64.bytes(words[2]), bytes.count > 4
            else { return nil }
            name = String(words[1])
            keyID = Array(bytes.prefix(4))
            self.bytes = Array(bytes.dropFirst(4))
        }

        public func isBy(_ key: VerifierKey) -> Bool { name == key.name && keyID == key.id }
    }

    /// - Precondition: the text ends with a line feed.
    public init(text: String, signatures: [Signature] = []) {
        precondition(text.hasSuffix("\n"), "the text of a note ends with a line feed")
        self.text = text
        self.signatures = signatures
    }

    public mutating func add(_ signature: Signature) { signatures.append(signature) }

    /// Reads a note.
    public init(_ bytes: [UInt8]) throws(LedgerFault) {
        func refused(_ because: String) -> LedgerFault { LedgerFault(checking: "a signed note", because: because) }
        guard let note = String(validating: bytes, as: UTF8.self) else { throw refused("it is not UTF-8") }
        guard !note.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" }) else {
            throw refused("it has control characters")
        }
        guard let (text, lines) = Self.halves(note) else { throw refused("it has no signatures after an empty line") }
        guard lines.count <= Self.mostSignatures else { throw refused("it has more than 100 signatures") }
        var signatures: [Signature] = []
        for line in lines {
            guard let signature = Signature(line: line) else { throw refused("`\(line)` is no signature") }
            signatures.append(signature)
        }
        self.init(text: text, signatures: signatures)
    }

    /// The text and the signature lines, parted by the last empty line.
    private static func halves(_ note: String) -> (text: String, lines: [Substring])? {
        let scalars = note.unicodeScalars
        guard scalars.last == "\n" else { return nil }
        let lines = scalars.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
        guard let empty = lines.lastIndex(where: \.isEmpty), empty > 0, empty < lines.count - 1 else { return nil }
        let text = lines[..<empty].map { String($0) + "\n" }.joined()
        return (text, lines[(empty + 1)...].map(Substring.init))
    }

    public var bytes: [UInt8] {
        Array((text + "\n" + signatures.map { $0.line + "\n" }.joined()).utf8)
    }

    /// The keys of these that signed.
    ///
    /// Signatures of other keys say nothing and are passed over.
    ///
    /// - Throws: where a signature of one of the keys is wrong: then nothing of the note is to be believed.
    public func verified(by keys: some Sequence<VerifierKey>) throws(LedgerFault) -> [VerifierKey] {
        var verified: [VerifierKey] = []
        for key in keys {
            for signature in signatures where signature.isBy(key) {
                guard isValid(signature, of: key) else {
                    throw LedgerFault(
                        checking: "a signed note", because: "the signature of \(key.name) (\(key.idText)) is wrong")
                }
                if !verified.contains(key) { verified.append(key) }
            }
        }
        return verified
    }

    private func isValid(_ signature: Signature, of key: VerifierKey) -> Bool {
        switch key.kind {
        case .note: key.isValid(signature.bytes, for: Array(text.utf8))
        case .cosignature: Cosignature(signature)?.isValid(text, by: key) ?? false
        }
    }
}
