import Capture
import ContactCenter
import Platforms
import Recovery
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
        let answer = try await sendDocument(change, isAnew: false)
        let last = answer.isConflict ? try await sendDocument(change, isAnew: true) : answer
        guard (200...299).contains(last.status) else {
            throw last.refusal(WriteCalls.request(for: change))
        }
        return nil
    }

    private func sendDocument(_ change: Change, isAnew: Bool) async throws(PlatformError) -> Answer {
        let standing = try await standing(change, isAnew: isAnew)
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

    /// - Parameter isAnew: Whether a list that was read since is read once more.
    private func standing(_ change: Change, isAnew: Bool = true) async throws(PlatformError) -> StandingDocument {
        guard let call = WriteCalls.call(for: change), let document = documents[change] else {
            throw .notOffered(change.verb)
        }
        let others = try await others(change, call)
        return StandingDocument(
            try await live(change, call, isAnew: isAnew), call, document, id: call.id(of: change.target),
            beside: others, renaming: try await ids(of: document, for: change))
    }

    /// What else of its kind stands there now, where that decides.
    private func others(_ change: Change, _ call: WriteCall) async throws(PlatformError) -> [JSON]? {
        guard WriteCalls.besides.contains(call.kind) else { return nil }
        return try await standing.documents(of: call.kind).filter { $0.key != change.target.id }.map { $0.value }
    }

    /// The ids by now of what came back by the same plan, by those it had.
    private func ids(
        of document: RestoredDocument, for change: Change
    ) async throws(PlatformError) -> [String: String] {
        let names = await standing.names
        var ids: [String: String] = [:]
        for thing in document.renamed {
            let found = names.ids(of: thing.kind, named: thing.name)
            guard found.count == 1 else {
                throw PlatformError(
                    call: "writing \(change.target.path)",
                    reason: "was not tried: it names \(thing.name), which is not back, or not once",
                    advice: .checkSetup("see why that was not made, and apply the plan again"), isUntried: true)
            }
            ids[thing.id] = found[0]
        }
        return ids
    }

    /// How it is now; of what stands in a list alone, as it was when that was read for this batch.
    private func live(_ change: Change, _ call: WriteCall, isAnew: Bool) async throws(PlatformError) -> JSON {
        guard call.isListed else { return try await get(call.route, path: try call.path(of: change.target)).body }
        if let live = try await standing.listed(call.kind, for: change, isAnew: isAnew) { return live }
        throw PlatformError(
            call: "looking for \(change.target.path)", reason: "found nothing there",
            advice: .checkSetup("was it deleted since the last capture?"), isGone: true)
    }
}
