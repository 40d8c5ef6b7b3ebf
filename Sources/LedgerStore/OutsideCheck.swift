import Ledger

/// Holds the ledger against checkpoints that were kept where its owner cannot change them.
struct OutsideCheck {
    let folder: LedgerFolder
    let keys: KeyHistory
    let tree: TreeCheck
    let notes: [SignedNote]

    func run(_ result: inout Verification) {
        var agreed = 0
        for (note, checkpoint) in opened(&result).sorted(by: { $0.1.head.size < $1.1.head.size }) {
            let head = checkpoint.head
            guard isSigned(note, head, &result) else { continue }
            guard head.size > 0 else {
                result.notes.append("an outside checkpoint of size 0 says nothing of any entry")
                continue
            }
            if compare(head, agreed, &result) {
                agreed = head.size
                result.compared.append(head.size)
            }
        }
    }

    private func opened(_ result: inout Verification) -> [(SignedNote, Checkpoint)] {
        notes.compactMap { note in
            guard let checkpoint = try? Checkpoint(text: note.text), checkpoint.origin == keys.origin else {
                result.add(
                    Discrepancy(.unknown, "the outside checkpoint", "it is none of \(keys.origin)"))
                return nil
            }
            return (note, checkpoint)
        }
    }

    private func isSigned(_ note: SignedNote, _ head: TreeHead, _ result: inout Verification) -> Bool {
        let accepted = keys.accepted(for: head.size)
        do throws(LedgerFault) {
            if try !note.verified(by: accepted).isEmpty { return true }
        } catch {
            result.add(Discrepancy(.unknown, "the outside checkpoint of size \(head.size)", error.because))
            return false
        }
        let isKnown = (try? note.verified(by: keys.keys))?.isEmpty == false
        let because =
            isKnown ? "the key that signed it was revoked, or was not in force" : "no key of this ledger signed it"
        result.add(
            Discrepancy(
                isKnown ? .unknown : .tampered, "the outside checkpoint of size \(head.size)", because))
        return false
    }

    /// - Parameter agreed: The size up to which the ledger is known to be what was seen outside.
    private func compare(_ head: TreeHead, _ agreed: Int, _ result: inout Verification) -> Bool {
        guard head.size <= tree.size else {
            result.add(
                Discrepancy(
                    .tampered, LedgerFolder.checkpoint, tree.size..<head.size,
                    "the ledger ends at size \(tree.size); size \(head.size) was seen outside",
                    expected: "\(head.root)"))
            return false
        }
        guard var reader = try? LedgerReader(folder), let ours = try? reader.head(at: head.size) else {
            result.add(
                Discrepancy(.unknown, LedgerFolder.checkpoint, "its root of size \(head.size) cannot be worked out"))
            return false
        }
        guard ours == head else {
            result.add(
                Discrepancy(
                    .tampered, LedgerFolder.note(head.size), agreed..<head.size,
                    "another log was seen outside: entries were changed after their checkpoint was seen",
                    expected: "\(head.root)", actual: "\(ours.root)"))
            return false
        }
        return true
    }
}
