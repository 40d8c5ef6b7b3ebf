import Engine
import Foundation
import Ledger
import LedgerStore
import Reports
import Sinks

/// Takes the newest checkpoint of a tenant's ledger to every place of the configuration.
///
/// A place that would not take it stops nothing: the next checkpoint covers this one.
struct Publication {
    let places: [OutsidePlace]

    /// The folder of the ledger.
    let ledger: URL

    /// What became of it at one place.
    struct Outcome {
        let place: String

        /// Why it is not there; nil where it is.
        let failure: (any Error)?
    }

    func publish() async throws -> [Outcome] {
        guard !places.isEmpty else { return [] }
        var reader = try LedgerReader(at: ledger)
        guard reader.size > 0 else { return [] }
        var outcomes: [Outcome] = []
        for place in places {
            do {
                try await publish(&reader, to: place)
                outcomes.append(Outcome(place: place.name, failure: nil))
            } catch {
                outcomes.append(Outcome(place: place.name, failure: error))
            }
        }
        return outcomes
    }

    /// Publishes, and says what was not taken.
    func publish(telling terminal: Terminal) async throws -> [Outcome] {
        let outcomes = try await publish()
        for outcome in outcomes {
            if let failure = outcome.failure {
                terminal.note("\(outcome.place) did not take the checkpoint: \(Failure(failure).message)")
            }
        }
        return outcomes
    }

    private func publish(_ reader: inout LedgerReader, to place: OutsidePlace) async throws {
        switch place.kind {
        case .kept(let place):
            if let last = try place.checkpoints(of: reader.checkpoint.origin).last { try reader.mustContinue(last) }
            try place.keep(reader.note)
        case .cosigned(let witness):
            let kept = Cosigned(beside: ledger).by(place.name)
            let last = try kept.checkpoints(of: reader.checkpoint.origin).last
            let seen = try last.map { try Checkpoint(text: $0.text).head.size }
            try kept.keep(try await witness.cosign(&reader, after: seen ?? 0))
        }
    }

    /// What is kept of the ledger everywhere.
    ///
    /// - Parameter origin: The origin of the log.
    /// - Throws: ``Failure`` where what a witness is said to have cosigned was not cosigned by him.
    func checkpoints(of origin: String) throws -> [SignedNote] {
        try places.flatMap { place in
            switch place.kind {
            case .kept(let kept): return try kept.checkpoints(of: origin)
            case .cosigned(let witness):
                let notes = try Cosigned(beside: ledger).by(place.name).checkpoints(of: origin)
                for note in notes where try note.verified(by: [witness.key]).isEmpty {
                    throw Failure(
                        "a checkpoint kept for \(place.name) is not cosigned by \(witness.key.name)",
                        hint: "compare the witness's key in the configuration", code: .unsound)
                }
                return notes
            }
        }
    }
}

extension RunOnRecord.Standing {
    init(_ outcomes: [Publication.Outcome]) {
        self.init(
            kept: outcomes.filter { $0.failure == nil }.map(\.place),
            missed: outcomes.filter { $0.failure != nil }.map(\.place))
    }
}
