public import Ledger
public import LedgerStore

/// Somebody else who cosigns a checkpoint once it is shown to continue the last one he saw (C2SP tlog-witness).
///
/// He keeps one size and root for each log, and so cannot be shown two histories of it.
public struct Witness: Sendable {

    /// Where he answers; `/add-checkpoint` is put after it.
    public let address: String

    /// What his cosignatures are checked with, of the cosigning kind.
    public let key: VerifierKey

    public init(address: String, key: VerifierKey) {
        self.address = address.hasSuffix("/") ? String(address.dropLast()) : address
        self.key = key
    }

    /// Has the newest checkpoint of a ledger cosigned.
    ///
    /// - Parameter seen: The size he cosigned last, as far as we know; he says so himself where it is another.
    /// - Returns: The checkpoint with his cosignature among its signatures.
    /// - Throws: ``SinkError``; of kind `.unsound` where he saw what the ledger does not hold.
    public func cosign(_ ledger: inout LedgerReader, after seen: Int) async throws -> SignedNote {
        var answer = try await ask(&ledger, after: min(seen, ledger.size))
        if case .sawAnother(let size) = answer {
            guard size <= ledger.size else {
                throw failure(.unsound, "he saw size \(size) of it, and the ledger ends at \(ledger.size)")
            }
            answer = try await ask(&ledger, after: size)
        }
        switch answer {
        case .cosigned(let signatures): return try cosigned(ledger.note, signatures)
        case .sawAnother(let size):
            throw failure(.unreachable, "he says he saw size \(size), and takes no proof from it")
        case .refused(let error): throw error
        }
    }

    private func cosigned(_ note: SignedNote, _ signatures: [SignedNote.Signature]) throws -> SignedNote {
        var note = note
        for signature in signatures where signature.isBy(key) { note.add(signature) }
        guard try note.verified(by: [key]) == [key] else {
            throw failure(.refused, "he answered with no cosignature of \(key.name)")
        }
        return note
    }

    private func ask(_ ledger: inout LedgerReader, after size: Int) async throws -> Answer {
        let proof = size == 0 ? ConsistencyProof(hashes: []) : try ledger.consistency(from: size, to: ledger.size)
        let request = WitnessRequest(old: size, proof: proof, checkpoint: ledger.note)
        return try answer(try await Post(to: address + "/add-checkpoint", request.body, doing: doing).response())
    }

    private enum Answer {
        case cosigned([SignedNote.Signature])
        case sawAnother(size: Int)
        case refused(SinkError)
    }

    private func answer(_ response: Post.Response) throws -> Answer {
        switch response.status {
        case 200:
            return .cosigned(response.text.split(separator: "\n").compactMap { SignedNote.Signature(line: $0) })
        case 409:
            guard let size = Int(response.text.filter { !$0.isWhitespace }), size >= 0 else {
                throw failure(.unreachable, "he answered 409 without the size he saw")
            }
            return .sawAnother(size: size)
        case 404: return .refused(failure(.refused, "he does not know this log"))
        case 403: return .refused(failure(.refused, "he knows the log by another key"))
        case 422: return .refused(failure(.unsound, "what he saw of it is not the beginning of this ledger"))
        case let status: return .refused(failure(.unreachable, "he answered \(status)"))
        }
    }

    private var doing: String { "have a checkpoint cosigned by \(key.name)" }

    private func failure(_ kind: SinkError.Kind, _ because: String) -> SinkError {
        SinkError(kind, doing: doing, because: because)
    }
}
