import Foundation
import Ledger

/// How what a copy holds stands to our own ledger.
struct LedgerComparison {
    let original: LedgerFolder

    /// What messages call the copy.
    let copy: String

    private var doing: String { "trust the copy \(copy)" }

    func differs(_ because: String) -> LedgerError { LedgerError(.unsound, doing: doing, because: because) }

    var neverMade: LedgerError {
        LedgerError(.notThere, doing: doing, because: "no copy was made yet: run `linewarden copy`")
    }

    /// Whether there is nothing of ours to copy.
    var oursIsEmpty: Bool { !original.exists(LedgerFolder.checkpoint) }

    var holdsPrivateKey: LedgerError { differs("a private key lies in it, which is in no copy of ours") }

    func damaged(_ file: String, _ because: String) -> LedgerError {
        differs("\(Self.copyIsDamaged): \(file): \(because)")
    }

    static let oursIsDamaged = "our own ledger is not sound"
    static let copyIsDamaged = "it is damaged"

    /// Checks every byte of a ledger, with our key.
    ///
    /// - Parameter otherwise: What to say where it is not sound.
    func mustBeSound(_ folder: LedgerFolder, _ otherwise: String) async throws(LedgerError) {
        try await mustBeSound(folder, otherwise) { _ in true }
    }

    /// Checks every byte of ours that is sealed: what is not, no copy has.
    func oursMustBeSound() async throws(LedgerError) {
        try await mustBeSound(original, Self.oursIsDamaged) { !$0.hasPrefix(LedgerFolder.wals + "/") }
    }

    /// - Parameter matters: Whether it does what is wrong with a file.
    private func mustBeSound(
        _ folder: LedgerFolder, _ otherwise: String, matters: (String) -> Bool
    ) async throws(LedgerError) {
        let key = original.exists(LedgerFolder.firstKey) ? try LedgerKeyList(at: original.url).keys.first : nil
        let result = await LedgerVerifier(at: folder.url, key: key).verify()
        guard let first = result.discrepancies.first(where: { matters($0.file) }) else { return }
        throw differs("\(otherwise): \(first.file): \(first.because)")
    }

    func standing(of copy: LedgerFolder) throws(LedgerError) -> LedgerCopy.Standing {
        try standing(of: try LedgerReader(copy).note)
    }

    /// Proves that a ledger of this checkpoint is ours, or that ours goes on from it.
    ///
    /// - Parameter note: nil where there is no ledger.
    /// - Throws: ``LedgerError`` of kind `.unsound` where it has what ours has not.
    func standing(of note: SignedNote?) throws(LedgerError) -> LedgerCopy.Standing {
        guard let note else {
            guard !oursIsEmpty else { return .empty }
            return .init(size: 0, behind: try LedgerReader(original).size, hasOurCheckpoint: false)
        }
        guard let theirs = try? Checkpoint(text: note.text).head else { throw differs("its checkpoint is none") }
        guard !oursIsEmpty else {
            throw differs("it has \(theirs.size) entries, and ours none: ours was lost, or begun anew")
        }
        var ours = try LedgerReader(original)
        guard theirs.size <= ours.size else {
            throw differs(
                "it is \(theirs.size - ours.size) entries ahead of ours: an older ledger was put back here, "
                    + "or somebody else writes to it")
        }
        guard try isBeginning(theirs, of: &ours) else {
            throw differs("its first \(theirs.size) entries are not those of ours: one of them was written anew")
        }
        return .init(size: theirs.size, behind: ours.size - theirs.size, hasOurCheckpoint: note == ours.note)
    }

    private func isBeginning(_ head: TreeHead, of ours: inout LedgerReader) throws(LedgerError) -> Bool {
        guard head.size < ours.size else { return head == ours.checkpoint.head }
        guard head.size > 0 else { return head == .empty }
        let proof = try ours.consistency(from: head.size, to: ours.size)
        do throws(LedgerFault) {
            try proof.verify(from: head, to: ours.checkpoint.head)
            return true
        } catch {
            return false
        }
    }
}
