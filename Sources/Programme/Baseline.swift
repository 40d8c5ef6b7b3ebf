public import ContactCenter

/// That somebody asks to take a capture for what the configuration is to be: from then on, what differs from it is drift
/// nobody agreed to.
public struct Baseline: Hashable, Sendable {

    /// The commit of the archive.
    public let commit: String

    /// SHA-256 of the capture's manifest: a commit's own name rests on SHA-1.
    public let manifest: String

    /// What the changes in it were done under, in the customer's own books.
    public let ticket: String
    public let requester: Signatory.ID
    public let asked: Moment

    /// The origin of the log it is asked in.
    public let log: String

    public init(
        of commit: String, manifest: String, ticket: String, askedBy requester: Signatory.ID, at asked: Moment,
        log: String
    ) {
        self.commit = commit
        self.manifest = manifest
        self.ticket = ticket
        self.requester = requester
        self.asked = asked
        self.log = log
    }

    /// When it counts no more: like everything that is agreed to, within a year.
    public var end: Moment { asked.aYearLater }

    public func check() throws(Refusal) {
        if ticket.allSatisfy(\.isWhitespace) { throw .withoutWords("ticket") }
        if commit.isEmpty { throw .withoutWords("commit") }
        if manifest.isEmpty { throw .withoutWords("manifest") }
    }
}

/// A baseline that somebody else agreed to.
public struct ApprovedBaseline: Hashable, Sendable, Identifiable {

    /// `BL-` and ten digits of the SHA-256 of what was asked.
    public let id: String
    public let baseline: Baseline
    public let approver: Signatory.ID

    /// When the approval was recorded.
    public let approved: Moment

    public init(id: String, baseline: Baseline, approver: Signatory.ID, approved: Moment) {
        self.id = id
        self.baseline = baseline
        self.approver = approver
        self.approved = approved
    }

    public func holds(at moment: Moment) -> Bool { approved <= moment && moment < baseline.end }
}

extension [ApprovedBaseline] {

    /// The one that was agreed to last of those in force at a moment.
    public func inForce(at moment: Moment) -> ApprovedBaseline? {
        filter { $0.holds(at: moment) }.max { $0.approved < $1.approved }
    }
}

extension Docket {

    /// The baseline that was agreed to last, and that nobody ended.
    public var baseline: ApprovedBaseline? { baselines.max { $0.approved < $1.approved } }

    /// Every baseline that was agreed to and that nobody ended.
    public var baselines: [ApprovedBaseline] {
        cases.compactMap { one -> ApprovedBaseline? in
            guard case .baseline(let baseline) = one.request, case .approved(let approver, let moment) = one.state
            else { return nil }
            return ApprovedBaseline(id: one.id, baseline: baseline, approver: approver, approved: moment)
        }
    }

    /// The baselines that wait for a decision, the oldest first.
    public var baselinesAskedFor: [Case] {
        cases.filter { one in
            if case .baseline = one.request { one.state == .requested } else { false }
        }
    }
}
