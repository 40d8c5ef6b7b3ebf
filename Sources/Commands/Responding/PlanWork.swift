import Capture
import GenesysCloud
import Response

/// What a plan writes and makes, as the captures it names have it.
struct PlanWork {
    let documents: [Change: RestoredDocument]

    /// nil where it makes nothing of another tenant.
    let elsewhere: (work: Elsewhere, kinds: [Kind])?
    let rebuilt: [Change: RebuiltDocument]

    /// - Throws: ``Failure`` where it would lock somebody out, or a document is not the one that was approved.
    init(of page: PlanPage, _ response: TenantResponse, in place: PlaceOptions) throws {
        let plan = page.plan
        try response.rehearse(plan, at: Machine.now())
        documents = try response.documents(of: plan, in: page.journal)
        elsewhere = try response.elsewhere(plan, in: place)
        rebuilt = try elsewhere.map { try response.rebuilt(plan, $0.work) } ?? response.returning(plan)
    }
}
