import Assurance
import ContactCenter
import Foundation
import History
import Measured
import SQLiteStore

// history-questions FINDINGS RUNS FILE
//
// Projects runs of forty-one controls, the first of which finds so many findings, of which one in a hundred is fixed and
// as many come anew each night; asks what changed, what was so on a date, and whether it held over the year. One line of
// JSON: seconds of CPU of each question, the slowest of five.
let arguments = CommandLine.arguments
guard arguments.count == 4, let count = Int(arguments[1]), let nights = Int(arguments[2]) else {
    fatalError("usage: history-questions FINDINGS RUNS FILE")
}
let file = URL(fileURLWithPath: arguments[3])
let tenant = "genesys-cloud-benchmark"
let began = Moment(milliseconds: 1_767_225_600_000)
let controls = (1...41).map { Control.ID("ACC-\($0)") }

func finding(_ number: Int, _ change: FindingChange) -> FindingRecord {
    let id = "00000000-0000-5000-8000-" + String(String(1_000_000_000_000 + number).dropFirst())
    return FindingRecord(
        id: id, control: controls[number % 41], subject: "person/\(id)", severity: .high, change: change, manifest: "m")
}

/// The changes of one night: the oldest hundredth is fixed, as many come anew.
func changes(_ night: Int) -> [FindingRecord] {
    guard night > 0 else { return (0..<count).map { finding($0, .new) } }
    let turned = count / 100
    let fixed = ((night - 1) * turned..<night * turned).map { finding($0, .fixed) }
    let new = (count + (night - 1) * turned..<count + night * turned).map { finding($0, .new) }
    return new + fixed
}

func run(_ night: Int) -> RecordedRun {
    RecordedRun(
        run: RunRecord(
            commit: "\(night)", manifest: "\(night)", at: began.advanced(by: .days(night)), baseline: "2026.11",
            terms: "t", isWhole: true, isSimulated: true),
        judgements: controls.enumerated().map { index, control in
            JudgementRecord(control: control, version: 1, outcome: (night + index) % 7 == 0 ? .met : .notMet)
        }, changes: changes(night))
}

func slowest(_ body: () throws -> Void) throws -> Double {
    try (0..<5).map { _ in try Usage.measured(body).seconds }.max() ?? 0
}

try? FileManager.default.removeItem(at: file)
let projections = try Projections(at: file)
var entries = 0
let projecting = try Usage.measured {
    for night in 0..<nights {
        let run = run(night)
        entries += run.changes.count + run.judgements.count + 2
        try projections.take([(entry: entries - 1, run: run)], of: tenant, entries: entries)
    }
}
let last = nights - 1
let year = began.advanced(by: .days(nights))
var differing = 0
let diff = try slowest { differing = try projections.differences(of: tenant, from: 0, to: last).count }
let week = try slowest { _ = try projections.differences(of: tenant, from: max(0, last - 7), to: last) }
let asOf = try slowest {
    let run = try projections.run(of: tenant, asOf: began.advanced(by: .days(nights / 2)))
    _ = try projections.judgements(of: tenant, run: run?.number ?? 0)
}
let period = try slowest {
    let observations = try projections.observations(of: tenant, until: year)
    for control in controls {
        _ = Period(from: began, to: year, observations: observations[control] ?? [], record: .none)
    }
}
let size = try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
print(
    """
    {"findings": \(count), "runs": \(nights), "differences": \(differing), "project_cpu_s": \(projecting.seconds), \
    "diff_year_cpu_s": \(diff), "diff_week_cpu_s": \(week), "as_of_cpu_s": \(asOf), "period_cpu_s": \(period), \
    "database_mib": \(size >> 20)}
    """)
