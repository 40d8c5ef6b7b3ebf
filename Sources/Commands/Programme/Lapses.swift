import Engine
import Programme

/// The exceptions that one assessment of a tenant as it is now found lapsed: for good, so they are recorded.
struct Lapses {
    private let lapsed: [(approved: ApprovedException, because: String)]

    init(of assessed: Assessed) {
        lapsed = assessed.exceptions.compactMap { one in
            if case .lapsed(let because) = one.standing { (one.approved, because) } else { nil }
        }
    }

    func record(_ tenant: String, in place: PlaceOptions) async throws {
        guard !lapsed.isEmpty else { return }
        let programme = try TenantProgramme(tenant, in: place)
        let docket = try programme.read().docket
        let open = Set(docket.approved.map(\.id))
        let statements = lapsed.filter { open.contains($0.approved.id) }.map { approved, because in
            SignedStatement(
                .lapse(
                    Lapse(
                        approved.id, request: Statement.exception(approved.exception).sha256, because: because,
                        at: Machine.now(), log: docket.log)),
                signature: nil)
        }
        if !statements.isEmpty { try await programme.record(statements, by: "assess") }
    }
}
