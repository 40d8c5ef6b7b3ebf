/// What a witness is asked to cosign: `POST <prefix>/add-checkpoint` (C2SP tlog-witness).
public struct WitnessRequest: Equatable, Sendable {

    /// The size the witness saw last; 0 for none.
    public let old: Int
    public let proof: ConsistencyProof
    public let checkpoint: SignedNote

    public init(old: Int, proof: ConsistencyProof, checkpoint: SignedNote) {
        self.old = old
        self.proof = proof
        self.checkpoint = checkpoint
    }

    public var body: [UInt8] {
        let lines = ["old \(old)"] + proof.hashes.map(\.base64)
        return Array(lines.map { $0 + "\n" }.joined().utf8) + [0x0A] + checkpoint.bytes
    }

    public init(body: [UInt8]) throws(LedgerFault) {
        func refused(_ because: String) -> LedgerFault {
            LedgerFault(checking: "what a witness was asked", because: because)
        }
        guard let gap = body.indices.dropLast().first(where: { body[$0] == 0x0A && body[$0 + 1] == 0x0A }),
            let head = String(validating: body[..<gap], as: UTF8.self)
        else { throw refused("it has no empty line before a checkpoint") }
        let lines = head.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines[0].hasPrefix("old "), let old = Decimal.number(lines[0].dropFirst(4)) else {
            throw refused("it does not say which size was seen")
        }
        let hashes = lines.dropFirst().compactMap { TreeHash(base64: $0) }
        guard hashes.count == lines.count - 1, hashes.count <= 63 else {
            throw refused("a line of its proof is no hash")
        }
        self.init(
            old: old, proof: ConsistencyProof(hashes: hashes), checkpoint: try SignedNote(Array(body[(gap + 2)...])))
    }
}
