import Assurance
public import Programme

extension TenantTerms {

    /// What the configuration sets below a standard, as somebody is asked to agree to it.
    ///
    /// - Parameter log: The origin of the log it is decided in.
    public func deviations(in log: String) -> [Deviation] {
        let loose = thresholds.sorted { $0.key < $1.key }.compactMap { name, threshold in
            threshold.waiver.map { $0.deviation(.threshold(name, value: threshold.value), in: log) }
        }
        return loose
            + notApplicable.sorted { $0.key < $1.key }.map { $1.deviation(.notApplicable($0), in: log) }
    }

    /// The same terms with what was decided and attested in a log.
    ///
    /// From now on a name in the configuration is not enough: a waiver holds once its approver signed for exactly these
    /// words.
    public func under(_ docket: Docket) -> TenantTerms {
        var terms = self
        for (name, threshold) in thresholds {
            guard let waiver = threshold.waiver else { continue }
            let deviation = waiver.deviation(.threshold(name, value: threshold.value), in: docket.log)
            terms.thresholds[name]?.waiver?.approval = docket.approval(of: deviation)
        }
        for (control, waiver) in notApplicable {
            let deviation = waiver.deviation(.notApplicable(control), in: docket.log)
            terms.notApplicable[control]?.approval = docket.approval(of: deviation)
        }
        terms.exceptions = docket.approved
        terms.attestations = docket.attestations
        terms.drills = docket.drills
        terms.canaryRuns = docket.canaries
        terms.baselines = docket.baselines
        return terms
    }
}

extension Waiver {
    fileprivate func deviation(_ subject: Deviation.Subject, in log: String) -> Deviation {
        Deviation(subject, because: reason, owner: owner, approver: approver, until: ends, log: log)
    }
}

extension Docket {
    fileprivate func approval(of deviation: Deviation) -> Waiver.Approval {
        guard case .approved(let signatory, let moment)? = find(.deviation(deviation))?.state else { return .awaited }
        return .signed(by: signatory, at: moment)
    }
}
