import ContactCenter
import Engine
import Programme

/// Who stands for the record of a canary, tried before anything is made to happen.
struct CanarySigning {
    private let signatory: Signatory.ID?
    private let key: String?
    private let log: String

    /// - Throws: ``Failure`` where nobody is called that, and ``Programme/Refusal`` where the key is not theirs.
    init(by name: String?, key: String?, of response: TenantResponse, trying canary: Canary) throws {
        let named = try name.map { try response.programme.signatory($0).id }
        signatory = key == nil ? nil : named
        self.key = key
        log = response.folder.logOrigin
        guard key != nil else { return }
        let now = Machine.now()
        var docket = response.programme.empty
        try docket.take(sign(CanaryRecord(by: signatory, canary.untried(at: now), log: log)), recorded: now)
    }

    /// The record of what became of it; unsigned where it can no longer be signed, so that it is on record all the same.
    func signed(_ trace: CanaryTrace, plan: String?) -> (record: CanaryRecord, statement: SignedStatement) {
        let record = CanaryRecord(by: signatory, trace, plan: plan, log: log)
        do {
            return (record, try sign(record))
        } catch {
            Terminal().note("what became of it is on record unsigned: \(Failure(error).message)")
            let unsigned = CanaryRecord(by: nil, trace, plan: plan, log: log)
            return (unsigned, SignedStatement(.canary(unsigned), signature: nil))
        }
    }

    private func sign(_ record: CanaryRecord) throws -> SignedStatement {
        let statement = Statement.canary(record)
        return SignedStatement(statement, signature: try key.map { try Keygen(key: $0).sign(statement.bytes) })
    }
}

extension Canary {

    /// What became of it before anything was tried.
    fileprivate func untried(at now: Moment) -> CanaryTrace {
        let untried = Absence.notTried(verb: "canary")
        return CanaryTrace(
            of: id, planned: now, withinMinutes: withinMinutes, made: .absent(untried), seen: .absent(untried),
            takenBack: .absent(untried))
    }
}
