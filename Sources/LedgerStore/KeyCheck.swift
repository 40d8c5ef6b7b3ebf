import Ledger

/// Which keys the ledger has signed with, and whether each signed the next one in.
struct KeyCheck {
    let folder: LedgerFolder
    let trusted: VerifierKey?

    struct Keys {
        fileprivate(set) var history: KeyHistory
        fileprivate var changes: [(path: String, bytes: [UInt8], from: Int)] = []
    }

    /// An entry of kind `key`.
    struct KeyEntry {
        let index: Int
        let sha256: TreeHash
    }

    /// - Returns: nil where no key is at hand.
    func run(_ result: inout Verification) -> Keys? {
        guard let first = firstKey(&result) else { return nil }
        var keys = Keys(history: KeyHistory(origin: first.name, first: first))
        var number = 1
        while let bytes = folder.read(LedgerFolder.change(number), &result) {
            let path = LedgerFolder.change(number)
            do throws(LedgerFault) {
                let note = try SignedNote(bytes)
                let change = try KeyChange(text: note.text)
                try keys.history.apply(note)
                let signers = if case .rotate = change.change { 2 } else { 1 }
                guard note.bytes == bytes, note.signatures.count == signers else {
                    throw LedgerFault(checking: "the key change", because: "it has more on it than a ledger writes")
                }
                keys.changes.append((path, bytes, change.from))
            } catch {
                result.add(Discrepancy(.tampered, path, "\(error)"))
                break
            }
            number += 1
        }
        checkTrust(keys.history, &result)
        checkPrivateKey(keys.history.current, &result)
        return keys
    }

    private func firstKey(_ result: inout Verification) -> VerifierKey? {
        guard let bytes = folder.read(LedgerFolder.firstKey, &result) else {
            result.add(
                trusted == nil
                    ? Discrepancy(
                        .unknown, LedgerFolder.firstKey, "no key is there to check signatures with; give one with --key"
                    )
                    : Discrepancy(.incomplete, LedgerFolder.firstKey, "it is not there"))
            return trusted
        }
        if let key = LedgerKeys.key(bytes) { return key }
        result.add(Discrepancy(.tampered, LedgerFolder.firstKey, "it is no verifier key"))
        return trusted
    }

    private func checkTrust(_ history: KeyHistory, _ result: inout Verification) {
        guard let trusted, !history.keys.contains(trusted) else { return }
        result.add(
            Discrepancy(
                .tampered, LedgerFolder.firstKey, "the ledger was never signed with the key you trust",
                expected: "\(trusted)", actual: "\(history.keys[0])"))
    }

    /// An auditor's copy has no private key; where there is one it must be the one in force.
    private func checkPrivateKey(_ current: VerifierKey, _ result: inout Verification) {
        let path = LedgerFolder.privateKey(current)
        guard let bytes = folder.read(path, &result) else { return }
        guard LedgerKeys.privateKey(bytes)?.verifier == current else {
            return result.add(Discrepancy(.tampered, path, "it is not the private key of \(current.idText)"))
        }
    }
}

extension KeyCheck.Keys {

    /// Each change must be an entry of the log, and each such entry a change.
    ///
    /// - Parameter sealed: Entries behind it may lack their file: a crash came between.
    func compare(_ entries: [KeyCheck.KeyEntry], sealed: Int, _ result: inout Verification) {
        for (change, entry) in zip(changes, entries) {
            guard TreeHash(sha256: change.bytes) == entry.sha256, change.from == entry.index else {
                return result.add(
                    Discrepancy(
                        .tampered, change.path, entry.index..<entry.index + 1, "it is not the change the log records",
                        expected: "\(entry.sha256)", actual: "\(TreeHash(sha256: change.bytes))"))
            }
        }
        if changes.count > entries.count {
            result.add(Discrepancy(.tampered, changes[entries.count].path, "the log records no such change"))
        }
        for (number, entry) in entries.enumerated().dropFirst(changes.count) {
            if entry.index >= sealed { continue }
            result.add(
                Discrepancy(
                    .incomplete, LedgerFolder.change(number + 1), entry.index..<entry.index + 1,
                    "the log records a key change that is not there"))
        }
    }
}
