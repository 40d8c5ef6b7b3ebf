import Engine
import Foundation
import Ledger
import LedgerStore

/// What witnesses cosigned of a ledger, kept in a folder beside it: a witness gives nothing back later.
struct Cosigned {
    private let folder: URL

    /// - Parameter ledger: The folder of the ledger.
    init(beside ledger: URL) { folder = ledger.deletingLastPathComponent().appendingPathComponent("cosigned") }

    /// What one of them cosigned.
    func by(_ witness: String) -> CheckpointPlace { .directory(folder.appendingPathComponent(witness)) }

    /// A checkpoint with everybody's cosignature of it that is kept.
    func completed(_ note: SignedNote) throws -> SignedNote {
        let origin = try Checkpoint(text: note.text).origin
        var completed = note
        for witness in try witnesses() {
            for kept in try by(witness).checkpoints(of: origin) where kept.text == note.text {
                for signature in kept.signatures where !completed.signatures.contains(signature) {
                    completed.add(signature)
                }
            }
        }
        return completed
    }

    private func witnesses() throws -> [String] {
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }
}
