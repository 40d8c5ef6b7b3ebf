import Engine

/// A plan while nobody else writes to the ledger of its tenant.
///
/// Whoever waits for a person lets go of it first, and then asks everything anew.
struct HeldPlan {
    let log: ChangeLog
    let page: PlanPage

    /// - Parameters:
    ///   - verb: What is done with it, for whoever reads the ledger.
    ///   - onlyShowing: Whether nothing is to be sent.
    init(_ id: String, of response: TenantResponse, for verb: String, onlyShowing: Bool) async throws {
        log = try await response.changeLog(for: verb)
        let journal = response.naming(try await log.journal(from: response.folder, of: response.programme.people))
        let page = try response.page(of: try response.plan(id, in: journal), journal)
        self.page = onlyShowing ? page.onlyShowing() : page
    }
}
