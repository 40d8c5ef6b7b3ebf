import Capture
import ContactCenter
import Platforms
import Redaction
import Response

extension Changer {

    /// Publishes a draft that says what is wanted, once the platform is done with making it.
    ///
    /// A draft that says something else is somebody's, and left as it is.
    func publish(
        _ draft: JSON, _ change: Change, _ document: RebuiltDocument
    ) async throws(PlatformError) -> Secret? {
        guard let publication = document.call.publication else { throw .notOffered(change.verb) }
        guard await shaped(document, change, over: draft).open(over: draft).isEmpty else {
            throw PlatformError(
                call: "publishing \(document.name)",
                reason: "was not tried: a draft of that name is there, and says something else",
                advice: .checkSetup("publish or delete it there, and apply the plan again"))
        }
        try await waitForDraft(draft, publication, document)
        let request = publication.publish
        let answer = try await connection.change(
            request.method, request.route, path: try request.path(to: draft, of: change.target))
        guard (200...299).contains(answer.status) else { throw answer.refusal(request.words) }
        await standing.note(answer.body, of: document.call.kind, isDraft: false)
        return nil
    }

    /// Waits while a draft is on its way, for half a minute at most, as the vendor's own Terraform provider does.
    private func waitForDraft(
        _ draft: JSON, _ publication: MakeCall.Publication, _ document: RebuiltDocument
    ) async throws(PlatformError) {
        let call = "GET \(publication.draft)"
        let path = try publication.draft.filled(with: .init(document.call.subject, draft["id"]?.string ?? ""))
        var state = draft
        for _ in 1...30 {
            guard state["status"]?.string == "Pending" else { return }
            try await connection.sleep(.seconds(1), call)
            state = try await get(publication.draft, path: path).body
        }
        throw PlatformError(
            call: call, reason: "still says Pending of \(document.name)", advice: .retry(after: .seconds(60)))
    }
}
