public import Assurance
public import ContactCenter

extension Control {
    public static let bulkJobsAreApproved = Control(
        "DAT-03",
        "Recordings are exported and deleted in bulk only by approved jobs",
        severity: .critical,
        satisfies: .iso27001("A.8.12"), .iso27001("A.8.16"), .nistCSF("PR.DS-01"), .nistCSF("DE.CM-09"),
        .nist80053("SI-4"), .soc2("CC6.7"), .csaCCM("DSP-17"),
        why: """
            One job takes every recording of a year out of the tenant, or destroys it. It is what a thief with a \
            supervisor's account would do, and it looks like housekeeping.
            """,
        remedy: """
            Ask whoever made the job what it is for, and cancel it if nobody can say. List jobs that were agreed to \
            under bulk-jobs.
            """,
        of: .bulkJobs,
        given: Fact(ifKnown: .approvedBulkJobs), .asOf, .jobDays
    ) { approved, asOf, days in
        let since = asOf.advanced(by: .days(-days))
        return Question { job in
            var defects = Defects(of: .job(job))
            guard let deed = job.action.deed, job.state != .ended else { return defects }
            if job.state == .done, let made = defects.know(job.made, of: .bulkJobs), made < since { return defects }
            guard let approved = defects.know(approved, of: .approvedBulkJobs), !approved.contains(job.id.rawValue)
            else { return defects }
            defects.add(
                job.takesSensitive || job.action == .delete ? .critical : .high,
                "\(job.state == .open ? "is about to \(deed.open)" : deed.done) recordings and is on no list of ours",
                seen: job.words, expected: "an entry in bulk-jobs", restsOn: job.maker.map { [.person($0)] } ?? [])
            return defects
        }
    }
}

extension BulkJob.Action {

    /// What it does, for what takes recordings away; nil for what leaves them where they are.
    fileprivate var deed: (open: String, done: String)? {
        switch self {
        case .export: ("export", "exported")
        case .delete: ("delete", "deleted")
        case .other(let word): ("do \(word) to", "did \(word) to")
        case .archive: nil
        }
    }
}

extension BulkJob {
    fileprivate var words: String {
        "made \(made.value?.iso8601Day ?? "at a time not known")"
            + (takesSensitive ? ", recordings with sensitive data included" : "")
    }
}

extension Fact where Value == Int {

    /// For how many days a job that is done is looked at.
    public static var jobDays: Self {
        Fact(
            Parameter(
                "job-days", .days, default: 30, in: 1...365, looser: .lower,
                source: "this project's default: a month between two looks; no standard sets a number"))
    }
}
