import Capture
import ContactCenter
import GenesysCloud
import Response

extension TenantResponse {

    /// What the writes of a plan write, from the two captures it names.
    ///
    /// - Throws: ``Failure`` where a document is not the one that was approved.
    func documents(of plan: Plan, in journal: Journal) throws -> [Change: RestoredDocument] {
        guard let documents = plan.documents, documents.organization == nil else { return [:] }
        if let canary = Self.canary(of: plan, in: journal) { return try canaryDocuments(of: plan, canary) }
        let (_, wanted) = try capture(at: documents.wanted)
        let (_, standing) = try capture(at: documents.standing)
        return try plan.documents(
            wanted: wanted, standing: standing, takingBack: plan.undoes.flatMap { journal.plan($0) }?.changes)
    }

    /// What a plan makes again of what is gone from the tenant itself; none where it makes nothing.
    ///
    /// - Throws: ``Failure`` where a document is not the one that was approved.
    func returning(_ plan: Plan) throws -> [Change: RebuiltDocument] {
        let makes = plan.changes.contains { $0.verb.rebuilds || $0.verb == .unmake }
        guard makes, let documents = plan.documents, documents.organization == nil else { return [:] }
        return try plan.returning(
            wanted: try capture(at: documents.wanted).capture, standing: try capture(at: documents.standing).capture)
    }
}

extension TenantResponse {

    /// The canary a plan makes or takes back; nil where it does neither.
    private static func canary(of plan: Plan, in journal: Journal) -> Plan? {
        let first = plan.undoes.flatMap { journal.plan($0) } ?? plan
        return first.playbook == CanaryPlans.playbook ? first : nil
    }

    /// What the plan of a canary writes is in no capture: it follows from the plan.
    private func canaryDocuments(of plan: Plan, _ canary: Plan) throws -> [Change: RestoredDocument] {
        let known = try CanaryPlans.write(of: canary, in: self).documents
        var documents: [Change: RestoredDocument] = [:]
        for change in plan.changes {
            // Whoever takes it back says besides which mark it left.
            documents[change] =
                known.first {
                    $0.key.action == change.action && $0.key.target == change.target
                }?.value
        }
        guard plan.changes.allSatisfy({ documents[$0] != nil }) else {
            throw Failure(
                "\(plan.id) writes something else than its canary", hint: "nothing was written; plan it again",
                code: .unsound)
        }
        return documents
    }
}

extension Plan {

    /// What its writes write, from the two captures it names.
    ///
    /// - Parameter undone: What the plan had done that this one takes back; nil where it takes nothing back.
    /// - Throws: ``Failure`` where a document is not the one that was approved.
    func documents(
        wanted: Capture, standing: Capture, takingBack undone: [Change]? = nil
    ) throws -> [Change: RestoredDocument] {
        let found = try GenesysCloud.restored(changes, from: wanted, over: standing, takingBack: undone)
        if let missing = found.missing { throw lacksDocument(of: missing.target.path) }
        return found.documents
    }

    /// What it makes again of what is gone, from the two captures it names: what is deleted again was made of the document
    /// of the other.
    func returning(wanted: Capture, standing: Capture) throws -> [Change: RebuiltDocument] {
        let unmaking = changes.filter { $0.verb == .unmake }
        let making = changes.filter { $0.verb != .unmake }
        guard let made = try GenesysCloud.documents(of: making, from: wanted, onto: standing, isOwn: true),
            let unmade = try GenesysCloud.documents(of: unmaking, from: standing, onto: wanted, isOwn: true)
        else { throw lacksDocument(of: "something that is gone") }
        return made.merging(unmade) { first, _ in first }
    }

    private func lacksDocument(of path: String) -> Failure {
        Failure(
            "the captures \(id) names do not hold the document of \(path) that was approved",
            hint: "nothing was written; take the archive from a copy of it", code: .unsound)
    }
}
