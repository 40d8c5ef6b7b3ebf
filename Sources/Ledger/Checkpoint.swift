/// The size and root of a log at one time, as a log signs it (C2SP tlog-checkpoint).
public struct Checkpoint: Hashable, Sendable {

    /// Which log: host and path, without a scheme.
    public let origin: String
    public let head: TreeHead

    /// Further lines, which we never write.
    public let extensions: [String]

    public init(origin: String, head: TreeHead, extensions: [String] = []) {
        self.origin = origin
        self.head = head
        self.extensions = extensions
    }

    /// Origin, size in decimal, root in Base64, extensions: a line each.
    public var text: String {
        ([origin, "\(head.size)", head.root.base64] + extensions).map { $0 + "\n" }.joined()
    }

    /// Reads the text of a signed note.
    public init(text: String) throws(LedgerFault) {
        func refused(_ because: String) -> LedgerFault { LedgerFault(checking: "a checkpoint", because: because) }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        guard text.hasSuffix("\n"), lines.count >= 3 else { throw refused("it has fewer than three lines") }
        guard !lines.contains("") else { throw refused("a line is empty") }
        guard let size = Decimal.number(lines[1]) else { throw refused("its size is no number") }
        guard let root = TreeHash(base64: lines[2]) else { throw refused("its root is no hash in Base64") }
        self.init(origin: lines[0], head: TreeHead(size: size, root: root), extensions: Array(lines.dropFirst(3)))
    }

    /// Reads a checkpoint some of these keys signed.
    ///
    /// - Throws: where it is malformed, of another log, signed by none of them, or a signature of one is wrong.
    public static func open(
        _ note: SignedNote, origin: String, keys: some Sequence<VerifierKey>
    ) throws(LedgerFault) -> (checkpoint: Checkpoint, signers: [VerifierKey]) {
        let checkpoint = try Checkpoint(text: note.text)
        let checking = "the checkpoint of size \(checkpoint.head.size)"
        guard checkpoint.origin == origin else {
            throw LedgerFault(checking: checking, because: "it is of \(checkpoint.origin), not of \(origin)")
        }
        let signers = try note.verified(by: keys)
        guard !signers.isEmpty else { throw LedgerFault(checking: checking, because: "no key we accept signed it") }
        return (checkpoint, signers)
    }
}
