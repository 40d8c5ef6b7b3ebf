import Capture
import ContactCenter
import GenesysCloud
import Response

extension TenantResponse {

    /// What the writes of a plan write, from the two captures it names.
    ///
    /// - Throws: ``Failure`` where a document is not the one that was approved.
    func documents(of plan: Plan) throws -> [Change: RestoredDocument] {
        guard let documents = plan.documents, documents.organization == nil else { return [:] }
        let (_, wanted) = try capture(at: documents.wanted)
        let (_, standing) = try capture(at: documents.standing)
        return try plan.documents(wanted: wanted, standing: standing)
    }
}

extension Plan {

    /// What its writes write, from the two captures it names.
    ///
    /// - Throws: ``Failure`` where a document is not the one that was approved.
    func documents(wanted: Capture, standing: Capture) throws -> [Change: RestoredDocument] {
        var found: [Change: RestoredDocument] = [:]
        for change in changes where change.verb == .write {
            guard let after = try GenesysCloud.document(of: change, in: wanted, isWanted: true),
                let before = try GenesysCloud.document(of: change, in: standing, isWanted: false)
            else {
                throw Failure(
                    "the captures \(id) names do not hold the document of \(change.target.path) that was approved",
                    hint: "nothing was written; take the archive from a copy of it", code: .unsound)
            }
            found[change] = RestoredDocument(
                wanted: after.document, standing: before.document, standingHash: before.sha256)
        }
        return found
    }
}
