import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("DAT-03: bulk jobs are approved")
struct BulkJobsAreApprovedTests {
    let control = Control.bulkJobsAreApproved

    @Test func `one on the list is in order, and so is none`() {
        #expect(control(knowing(BulkJob(id: "j", action: .export, made: .observed(.today)), approved: ["j"])).isMet)
        #expect(control(tenant.knowing(.bulkJobs, [])) == .met(examined: 0))
    }

    @Test(arguments: [
        (BulkJob.Action.export, false, "high"), (.export, true, "critical"), (.delete, false, "critical"),
        (.other("MOVE"), false, "high"),
    ])
    func `one on no list falls short`(action: BulkJob.Action, takesSensitive: Bool, severity: String) {
        let job = BulkJob(id: "j", action: action, made: .observed(.today), takesSensitive: takesSensitive)
        #expect(control.findings(in: knowing(job)) == ["job/j \(severity)"])
    }

    @Test func `archiving, and what was cancelled or failed, is not asked`() {
        #expect(control(knowing(BulkJob(id: "j", action: .archive, made: .observed(.today)))).isMet)
        #expect(control(knowing(BulkJob(id: "j", action: .delete, state: .ended, made: .observed(.today)))).isMet)
    }

    @Test func `one that is done is looked at for thirty days, one at work until it ends`() {
        let edge = BulkJob(id: "j", action: .export, made: .observed(.daysAgo(30)))
        let old = BulkJob(id: "j", action: .export, made: .observed(.daysAgo(30).justBefore))
        let open = BulkJob(id: "j", action: .export, state: .open, made: .observed(.daysAgo(300)))
        #expect(control.findings(in: knowing(edge)) == ["job/j high"])
        #expect(control(knowing(old)).isMet)
        #expect(control.findings(in: knowing(open)) == ["job/j high"])
        #expect(control.findings(in: knowing(old).knowing(.jobDays, 31)) == ["job/j high"])
    }

    @Test func `without a register it is left open, and so is one of which nobody knows when it was made`() {
        let job = BulkJob(id: "j", action: .export, made: .observed(.today))
        #expect(control.missing(in: tenant.knowing(.bulkJobs, [job])) == [.register("bulk-jobs")])
        let undated = BulkJob(id: "j", action: .export, made: .absent(.leftOut))
        #expect(control.missing(in: knowing(undated, approved: ["j"])) == [.leftOut])
    }

    private func knowing(_ job: BulkJob, approved: [String] = []) -> TenantSnapshot {
        tenant.knowing(.bulkJobs, [job]).knowing(.approvedBulkJobs, Register(approved))
    }
}
