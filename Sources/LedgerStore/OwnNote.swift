import Ledger

/// A checkpoint as this ledger writes it: signed by the key in force, and stamped by it with the time of the seal.
struct OwnNote: Sendable {
    let note: SignedNote
    let checkpoint: Checkpoint

    /// Seconds since 1970.
    let sealed: Int

    /// Signs a checkpoint.
    init(_ checkpoint: Checkpoint, by key: SigningKey, at seconds: Int) throws(LedgerFault) {
        var note = SignedNote(text: checkpoint.text)
        note.add(try key.sign(note.text))
        note.add(try key.cosign(note.text, at: seconds))
        self.note = note
        self.checkpoint = checkpoint
        sealed = seconds
    }

    /// Reads one back, to the byte: a signature more, less or of somebody else is an alteration.
    init(_ bytes: [UInt8], origin: String, keys: KeyHistory) throws(LedgerFault) {
        note = try SignedNote(bytes)
        checkpoint = try Checkpoint(text: note.text)
        let checking = "the checkpoint of size \(checkpoint.head.size)"
        guard checkpoint.origin == origin else {
            throw LedgerFault(checking: checking, because: "it is of \(checkpoint.origin), not of \(origin)")
        }
        let key = keys.key(for: checkpoint.head.size)
        guard try note.verified(by: [key, key.cosigning]).count == 2 else {
            throw LedgerFault(checking: checking, because: "the key in force, \(key.idText), did not sign and stamp it")
        }
        guard note.signatures.count == 2, note.bytes == bytes, let time = note.time(of: key) else {
            throw LedgerFault(checking: checking, because: "it has more on it than this ledger writes")
        }
        sealed = time
    }
}
