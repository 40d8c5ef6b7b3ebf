public import Assurance
public import ContactCenter

/// Everything that was asked for, decided and attested in one log, in the order of the log.
///
/// The log is the truth and this is what follows from it: made again from the first entry on, it is the same. A statement
/// that breaks a rule changes nothing, whoever wrote it into the log.
public struct Docket: Sendable {

    /// The origin of the log.
    public let log: String
    private let people: [Signatory.ID: Signatory]
    private let unwaivable: [Control.ID: String]

    /// In the order they were asked for.
    public private(set) var cases: [Case] = []
    public private(set) var attestations: [RecordedAttestation] = []

    /// Rehearsals and drills, each with when the log took it in.
    public private(set) var trials: [(record: DrillRecord, recorded: Moment)] = []

    /// Canaries that were planted, in the order of the log; those that nobody signed make nothing met.
    public private(set) var canaries: [RecordedCanary] = []
    private var taken: Set<String> = []

    /// A request, and what became of it.
    public struct Case: Sendable, Identifiable {
        public let request: Request

        /// SHA-256 of the request.
        public let hash: String
        public let recorded: Moment
        public internal(set) var state: State

        /// Who agreed so far, in their order; whoever asked is never among them.
        public internal(set) var agreed: [Signatory.ID] = []

        /// Who agreed last of those it needed, and when the log took that in; what became of it later changes nothing.
        public internal(set) var approval: Approval?

        /// The request and every decision on it, as they are in the log.
        public internal(set) var statements: [SignedStatement]

        public var id: String { request.id }
    }

    /// A decision that made something count.
    public struct Approval: Hashable, Sendable {
        public let decision: Decision
        public let recorded: Moment
    }

    /// Each with when the log took in what made it so.
    public enum State: Hashable, Sendable {
        case requested
        case approved(by: Signatory.ID, at: Moment)
        case refused(by: Signatory.ID, at: Moment)
        case expired(by: Signatory.ID, at: Moment)
        case lapsed(because: String, at: Moment)

        /// One word, or two.
        public var word: String {
            switch self {
            case .requested: "waiting for a decision"
            case .approved: "approved"
            case .refused: "refused"
            case .expired: "expired"
            case .lapsed: "lapsed"
            }
        }
    }

    /// - Parameter unwaivable: The controls nobody may waive, with the reason.
    public init(log: String, people: [Signatory], unwaivable: [Control.ID: String]) {
        self.log = log
        self.people = Dictionary(people.map { ($0.id, $0) }) { first, _ in first }
        self.unwaivable = unwaivable
    }

    /// Takes in the next statement of the log.
    ///
    /// - Parameter recorded: When the log took it in, which is what counts: a statement's own moment is its author's word.
    /// - Throws: ``Refusal`` where it has no effect; then nothing is changed.
    public mutating func take(_ signed: SignedStatement, recorded: Moment) throws(Refusal) {
        let statement = signed.statement
        guard statement.log == log else { throw .otherLog(statement.log) }
        switch statement {
        case .exception(let exception): try take(exception, signed, recorded)
        case .deviation(let deviation): try take(deviation, signed, recorded)
        case .baseline(let baseline): try take(baseline, signed, recorded)
        case .decision(let decision): try take(decision, signed, recorded)
        case .lapse(let lapse): try take(lapse, signed, recorded)
        case .attestation(let attestation): try take(attestation, signed, recorded)
        case .plan(let plan): try take(plan, signed, recorded)
        case .drill(let drill): try take(drill, signed, recorded)
        case .canary(let canary): try take(canary, signed, recorded)
        case .discard(let discard): try take(discard, signed, recorded)
        }
        taken.insert(statement.sha256)
    }
}

extension Docket {
    private mutating func take(_ exception: Exception, _ signed: SignedStatement, _ recorded: Moment) throws(Refusal) {
        let request = Request.exception(exception)
        try refuseRepeated(signed.statement, id: request.id)
        try check(signed, by: exception.requester, as: .requester, saidAt: exception.asked, recorded: recorded)
        try exception.check(unwaivable: unwaivable)
        open(request, signed, recorded)
    }

    private mutating func take(_ plan: PlanRequest, _ signed: SignedStatement, _ recorded: Moment) throws(Refusal) {
        try refuseRepeated(.plan(plan), id: plan.plan)
        try check(signed, by: plan.requester, as: .requester, saidAt: plan.asked, recorded: recorded)
        guard recorded < plan.end else { throw .ended(plan.end) }
        // Refused is refused: the same plan is not asked for until somebody says yes.
        if let earlier = cases.last(where: { $0.id == plan.plan }), earlier.state != .requested {
            throw .settled(plan.plan, as: earlier.state.word)
        }
        open(.plan(plan), signed, recorded)
    }

    /// The same words asked for again stay the case they are.
    private mutating func take(_ deviation: Deviation, _ signed: SignedStatement, _ recorded: Moment) throws(Refusal) {
        try refuseRepeated(.deviation(deviation), id: deviation.id)
        try deviation.check(unwaivable: unwaivable)
        open(.deviation(deviation), signed, recorded)
    }

    private mutating func take(_ baseline: Baseline, _ signed: SignedStatement, _ recorded: Moment) throws(Refusal) {
        let request = Request.baseline(baseline)
        try refuseRepeated(signed.statement, id: request.id)
        try check(signed, by: baseline.requester, as: .requester, saidAt: baseline.asked, recorded: recorded)
        try baseline.check()
        open(request, signed, recorded)
    }

    private mutating func take(_ attestation: Attestation, _ signed: SignedStatement, _ recorded: Moment)
        throws(Refusal)
    {
        try refuseRepeated(signed.statement, id: attestation.id)
        try check(signed, by: attestation.by, as: .attester, saidAt: attestation.at, recorded: recorded)
        try attestation.check()
        attestations.append(RecordedAttestation(attestation, recorded: recorded))
    }

    /// It is on record whoever stands for it; for a control it counts where somebody who is listed signed it.
    private mutating func take(_ drill: DrillRecord, _ signed: SignedStatement, _ recorded: Moment) throws(Refusal) {
        try refuseRepeated(signed.statement, id: drill.id)
        let said = drill.compared ?? drill.ended
        if let by = drill.by { try check(signed, by: by, as: nil, saidAt: said, recorded: recorded) }
        guard said <= recorded else { throw .fromTheFuture(said) }
        try drill.check()
        trials.append((drill, recorded))
    }

    /// As a drill.
    private mutating func take(_ canary: CanaryRecord, _ signed: SignedStatement, _ recorded: Moment) throws(Refusal) {
        try refuseRepeated(signed.statement, id: canary.id)
        if let by = canary.by { try check(signed, by: by, as: nil, saidAt: canary.trace.planned, recorded: recorded) }
        try canary.check(recorded: recorded)
        canaries.append(RecordedCanary(canary.run, recorded: recorded))
    }

    /// Somebody who may agree to a plan may say of a change that it is left; of whose plan it is, the plan says.
    private mutating func take(_ discard: Discard, _ signed: SignedStatement, _ recorded: Moment) throws(Refusal) {
        try refuseRepeated(signed.statement, id: "\(discard.plan)/\(discard.number)")
        try check(signed, by: discard.by, as: .approver, saidAt: discard.at, recorded: recorded)
        guard !discard.reason.isEmpty else { throw .withoutWords("reason") }
    }

    private mutating func take(_ lapse: Lapse, _ signed: SignedStatement, _ recorded: Moment) throws(Refusal) {
        let place = try place(of: lapse.id, request: lapse.request)
        guard case .approved = cases[place].state else { throw .settled(lapse.id, as: cases[place].state.word) }
        cases[place].state = .lapsed(because: lapse.because, at: recorded)
        cases[place].statements.append(signed)
    }

    private mutating func take(_ decision: Decision, _ signed: SignedStatement, _ recorded: Moment) throws(Refusal) {
        try refuseRepeated(signed.statement, id: decision.id)
        let place = try place(of: decision.id, request: decision.request)
        let role: Signatory.Role? = decision.verdict == .expire ? nil : .approver
        let signatory = try check(signed, by: decision.by, as: role, saidAt: decision.at, recorded: recorded)
        if let asked = cases[place].asked, decision.at < asked { throw .olderThanRequest(decision.at) }
        cases[place].state = try cases[place].state(after: decision, of: signatory, recorded: recorded)
        if decision.verdict == .approve { cases[place].agreed.append(decision.by) }
        if case .approved = cases[place].state {
            cases[place].approval = Approval(decision: decision, recorded: recorded)
        }
        cases[place].statements.append(signed)
    }

    private mutating func open(_ request: Request, _ signed: SignedStatement, _ recorded: Moment) {
        cases.append(
            Case(
                request: request, hash: request.statement.sha256, recorded: recorded, state: .requested,
                statements: [signed]))
    }

    private func refuseRepeated(_ statement: Statement, id: String) throws(Refusal) {
        if taken.contains(statement.sha256) { throw .replayed(id) }
    }

    private func place(of id: String, request: String) throws(Refusal) -> Int {
        if let place = cases.lastIndex(where: { $0.id == id && $0.hash == request }) { return place }
        throw cases.contains { $0.id == id } ? .otherRequest(id) : .noRequest(id)
    }

    /// Whether a statement is the word of somebody who may say it, and was said by the time it was recorded.
    @discardableResult
    private func check(
        _ signed: SignedStatement, by id: Signatory.ID, as role: Signatory.Role?, saidAt moment: Moment,
        recorded: Moment
    ) throws(Refusal) -> Signatory {
        guard let signatory = people[id] else { throw .unknownPerson(id) }
        try signatory.check(try signature(of: signed), of: signed.statement.bytes, recorded: recorded)
        if let role, !signatory.roles.contains(role) { throw .withoutRole(id, role) }
        guard moment <= recorded else { throw .fromTheFuture(moment) }
        return signatory
    }

    private func signature(of signed: SignedStatement) throws(Refusal) -> SSHSignature {
        guard let text = signed.signature else { throw .unsigned }
        do {
            return try SSHSignature(text)
        } catch {
            throw .malformed(error)
        }
    }
}

extension Docket.Case {

    /// When it was asked for, as its author says; nil for a deviation, which stands in the configuration without a date.
    var asked: Moment? {
        switch request {
        case .exception(let exception): exception.asked
        case .baseline(let baseline): baseline.asked
        case .plan(let plan): plan.asked
        case .deviation: nil
        }
    }

    /// What a decision makes of it.
    ///
    /// It counts from when it was recorded: a moment its author chose could lie before what it accepts was found.
    /// Whoever asked for it may end it too: that gives nobody anything.
    func state(
        after decision: Decision, of signatory: Signatory, recorded: Moment
    ) throws(Refusal) -> Docket.State {
        switch (decision.verdict, state) {
        case (.approve, .requested):
            try request.check(decidedBy: signatory)
            try request.check(approvedAt: decision.at, recorded: recorded)
            if agreed.contains(signatory.id) { throw .agreedBefore(signatory.id) }
            guard agreed.count + 1 >= request.approvals else { return .requested }
            return .approved(by: decision.by, at: recorded)
        case (.refuse, .requested):
            try request.check(decidedBy: signatory)
            return .refused(by: decision.by, at: recorded)
        case (.expire, .approved), (.expire, .requested):
            if !isAskedFor(by: signatory), !signatory.roles.contains(.approver) {
                throw .withoutRole(signatory.id, .approver)
            }
            return .expired(by: decision.by, at: recorded)
        default: throw .settled(id, as: state.word)
        }
    }

    private func isAskedFor(by signatory: Signatory) -> Bool {
        switch request {
        case .exception(let exception): exception.requester == signatory.id
        case .deviation(let deviation): signatory.goes(by: deviation.owner)
        case .baseline(let baseline): baseline.requester == signatory.id
        case .plan(let plan): plan.requester == signatory.id
        }
    }
}

extension Docket {

    /// The exceptions somebody agreed to and nobody ended.
    public var approved: [ApprovedException] {
        cases.compactMap { one in
            guard case .exception(let exception) = one.request, case .approved(let approver, let moment) = one.state
            else { return nil }
            return ApprovedException(id: one.id, exception, approver: approver, approved: moment)
        }
    }

    /// The drills, in the order of the log; those that nobody signed make nothing met.
    public var drills: [RecordedDrill] {
        trials.compactMap { trial in trial.record.drill.map { RecordedDrill($0, recorded: trial.recorded) } }
    }

    /// The case that goes by an id, the newest where the configuration was changed since.
    public func find(_ id: String) -> Case? { cases.last { $0.id.lowercased() == id.lowercased() } }

    /// What was made of exactly these words.
    public func find(_ request: Request) -> Case? {
        let hash = request.statement.sha256
        return cases.last { $0.hash == hash }
    }
}

extension Attestation {

    /// What people call it by: `AT-` and ten digits of its SHA-256.
    public var id: String { "AT-" + Statement.attestation(self).sha256.prefix(10) }
}
