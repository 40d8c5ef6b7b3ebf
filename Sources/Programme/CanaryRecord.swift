public import ContactCenter

/// What became of a canary that was planted, as its record says it.
public struct CanaryRecord: Hashable, Sendable {

    /// Who stands for it; nil where nobody signed.
    public let by: Signatory.ID?
    public let trace: CanaryTrace

    /// The plan that made the change; nil of an account.
    public let plan: String?
    public let log: String

    public init(by: Signatory.ID?, _ trace: CanaryTrace, plan: String? = nil, log: String) {
        self.by = by
        self.trace = trace
        self.plan = plan
        self.log = log
    }

    /// What people call it by: `CA-` and ten digits of its SHA-256.
    public var id: String { "CA-" + Statement.canary(self).sha256.prefix(10) }

    /// As a control judges it.
    public var run: CanaryRun { CanaryRun(id: CanaryRun.ID(id), trace, isSigned: by != nil) }

    /// Times that nobody can have had yet, or in another order than they come in, are no times.
    func check(recorded: Moment) throws(Refusal) {
        guard trace.withinMinutes > 0 else { throw .unreadable("it has no bound") }
        let all = [trace.planned, trace.made.value, trace.seen.value?.found, trace.takenBack.value].compactMap(\.self)
        if let late = all.first(where: { $0 > recorded }) { throw .fromTheFuture(late) }
        if let made = trace.made.value, made < trace.planned { throw .unreadable("it was made before it was planned") }
        guard let begun = trace.made.value ?? (trace.object == nil ? trace.planned : nil) else {
            guard trace.seen.value == nil else { throw .unreadable("it was seen and never made") }
            return
        }
        if let seen = trace.seen.value, seen.found < begun { throw .unreadable("it was seen before it was made") }
    }
}

/// A canary that was planted, and when the log took its record in: from then on it counts.
public struct RecordedCanary: Hashable, Sendable {
    public let run: CanaryRun
    public let recorded: Moment

    public init(_ run: CanaryRun, recorded: Moment) {
        self.run = run
        self.recorded = recorded
    }
}

extension [RecordedCanary] {

    /// What is known of canaries at a moment.
    public func reading(at moment: Moment) -> Reading<[CanaryRun]> {
        let known = filter { $0.recorded <= moment }.map(\.run)
        return known.isEmpty ? .absent(.notTried(verb: "canary")) : .observed(known)
    }
}
