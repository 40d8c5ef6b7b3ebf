import Capture
import ContactCenter
import Platforms
import Redaction
import Response

extension Changer {

    /// How a document is now, beside the one that is to stand there.
    func seenDocument(_ change: Change) async throws(PlatformError) -> Seen {
        let standing = try await standing(change)
        return Seen(
            isDone: standing.open.isEmpty, mark: standing.version.map { "\($0)" },
            before: .document(kind: standing.call.kind.name, sha256: standing.document.standingHash),
            difference: "as captured: \(standing.open.joined(separator: ", "))")
    }

    /// Writes a document back, once; where somebody else was quicker, reads it again and writes it once more.
    ///
    /// What was set since the plan was made, and is neither what stood then nor what is wanted, is never written over.
    func write(_ change: Change) async throws(PlatformError) -> Secret? {
        let answer = try await sendDocument(change)
        let last = answer.isConflict ? try await sendDocument(change) : answer
        guard (200...299).contains(last.status) else {
            throw last.refusal(WriteCalls.request(for: change))
        }
        return nil
    }

    private func sendDocument(_ change: Change) async throws(PlatformError) -> Answer {
        let standing = try await standing(change)
        let call = standing.call
        if !standing.overtaken.isEmpty {
            throw PlatformError(
                call: "writing \(change.target.path)",
                reason: "was not tried: \(standing.overtaken.joined(separator: ", ")) changed since it was planned",
                advice: .checkSetup("collect, look with `linewarden drift`, and plan it again"))
        }
        if let obstacle = standing.obstacle {
            throw PlatformError(
                call: "writing \(change.target.path)", reason: "was not tried: \(obstacle)",
                advice: .checkSetup("do it by hand, if it is meant"))
        }
        return try await connection.change(
            call.method, call.route, path: try call.path(of: change.target), body: standing.body, unless: halted)
    }

    private func standing(_ change: Change) async throws(PlatformError) -> StandingDocument {
        guard let call = WriteCalls.call(for: change), let document = documents[change] else {
            throw .notOffered(change.verb)
        }
        return StandingDocument(try await live(change, call), call, document, id: call.id(of: change.target))
    }

    private func live(_ change: Change, _ call: WriteCall) async throws(PlatformError) -> JSON {
        guard call.isListed else { return try await get(call.route, path: try call.path(of: change.target)).body }
        let all = try await standing.all(of: [call.kind])
        if let live = all.first?.documents[change.target.id] { return live }
        throw PlatformError(
            call: "looking for \(change.target.path)", reason: "found nothing there",
            advice: .checkSetup("was it deleted since the last capture?"), isGone: true)
    }
}
