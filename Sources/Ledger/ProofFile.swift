/// That an entry is in a log, as one text file that needs nothing else (C2SP tlog-proof).
public struct ProofFile: Equatable, Sendable {
    public let inclusion: InclusionProof

    /// With its signatures, to the byte.
    public let checkpoint: SignedNote

    /// What nobody signed: a hint, never evidence.
    public let extra: [UInt8]?

    public static let firstLine = "c2sp.org/tlog-proof@v1"

    public init(_ inclusion: InclusionProof, checkpoint: SignedNote, extra: [UInt8]? = nil) {
        self.inclusion = inclusion
        self.checkpoint = checkpoint
        self.extra = extra
    }

    public var bytes: [UInt8] {
        var lines = [Self.firstLine]
        if let extra { lines.append("extra \(Base64.text(extra))") }
        lines.append("index \(inclusion.index)")
        lines += inclusion.hashes.map(\.base64)
        return Array(lines.map { $0 + "\n" }.joined().utf8) + [0x0A] + checkpoint.bytes
    }

    public init(_ bytes: [UInt8]) throws(LedgerFault) {
        func refused(_ because: String) -> LedgerFault { LedgerFault(checking: "a proof file", because: because) }
        guard let gap = bytes.indices.dropLast().first(where: { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }) else {
            throw refused("it has no empty line before a checkpoint")
        }
        guard let head = String(validating: bytes[..<gap], as: UTF8.self) else { throw refused("it is not UTF-8") }
        var lines = head.split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard lines.popFirst() == Self.firstLine[...] else { throw refused("its first line is not \(Self.firstLine)") }
        var extra: [UInt8]?
        if let line = lines.first, line.hasPrefix("extra ") {
            extra = Base64.bytes(line.dropFirst(6))
            guard extra != nil else { throw refused("what follows `extra` is no Base64") }
            lines.removeFirst()
        }
        guard let line = lines.popFirst(), line.hasPrefix("index "), let index = Decimal.number(line.dropFirst(6))
        else { throw refused("it names no index") }
        let hashes = lines.compactMap { TreeHash(base64: $0) }
        guard hashes.count == lines.count, hashes.count <= 63 else { throw refused("a line of its proof is no hash") }
        self.init(
            InclusionProof(index: index, hashes: hashes), checkpoint: try SignedNote(Array(bytes[(gap + 2)...])),
            extra: extra)
    }

    /// Checks that this entry is in the log.
    ///
    /// - Parameter keys: Those accepted for the log.
    /// - Returns: The checkpoint it is under.
    public func verify(
        _ entry: [UInt8], origin: String, keys: some Sequence<VerifierKey>
    ) throws(LedgerFault) -> Checkpoint {
        let checkpoint = try Checkpoint.open(checkpoint, origin: origin, keys: keys).checkpoint
        try inclusion.verify(.leaf(entry), in: checkpoint.head)
        return checkpoint
    }
}
