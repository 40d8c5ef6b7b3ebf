import Assurance
import Capture
import ContactCenter
import History
import Testing

extension RecordedRun {

    /// A run of two controls, one of which found something.
    static func sample(day: Int = 0, changes: [FindingRecord] = [.sample()], outcome: Outcome = .notMet) -> RecordedRun
    {
        RecordedRun(
            run: RunRecord(
                commit: "c\(day)", manifest: "m\(day)",
                at: Moment(milliseconds: 1_767_225_600_000).advanced(by: .days(day)), baseline: "2026.11", terms: "t",
                isWhole: true, isSimulated: true),
            judgements: [
                JudgementRecord(control: "ACC-01", version: 1, outcome: outcome, examined: 3, shortfalls: 1),
                JudgementRecord(
                    control: "AUT-01", version: 2, outcome: .met, examined: 1, isAgainstOwnThreshold: true),
            ], changes: changes)
    }

    /// Its entries as the ledger has them.
    var entries: [(RunAssembly.Part, [UInt8])] {
        func bytes(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
            var json = JSONWriter()
            json.object(write)
            return json.bytes
        }
        return [(.capture, bytes(run.write))] + judgements.map { (.judgement, bytes($0.write)) }
            + changes.map { (.finding, bytes($0.write)) } + [(.assessment, ending { $0.field("tool", "a test") })]
    }
}

extension FindingRecord {
    static func sample(_ id: String = "f1", _ change: FindingChange = .new) -> FindingRecord {
        FindingRecord(
            id: id, control: "ACC-01", subject: "role/\(id)", severity: .high, change: change, manifest: "m",
            evidence: [.init(file: "config/roles/\(id).json", sha256: "00", document: id)])
    }
}

@Suite struct `A run is put together from its entries` {

    @Test func `and is what was written`() throws {
        var assembly = RunAssembly()
        var runs: [RecordedRun] = []
        for (part, payload) in RecordedRun.sample().entries {
            if let run = try assembly.take(part, payload) { runs.append(run) }
        }
        #expect(runs == [.sample()])
    }

    @Test func `but not if it was interrupted before its last entry`() throws {
        var assembly = RunAssembly()
        for (part, payload) in RecordedRun.sample().entries.dropLast() {
            #expect(try assembly.take(part, payload) == nil)
        }
        var runs: [RecordedRun] = []
        for (part, payload) in RecordedRun.sample(day: 1).entries {
            if let run = try assembly.take(part, payload) { runs.append(run) }
        }
        #expect(runs == [.sample(day: 1)])
    }

    @Test(arguments: [1, 2, 3]) func `nor if an entry is missing`(dropped: Int) throws {
        var assembly = RunAssembly()
        var entries = RecordedRun.sample().entries
        entries.remove(at: dropped)
        for (part, payload) in entries { #expect(try assembly.take(part, payload) == nil) }
    }

    @Test func `and an entry that does not read says which field`() {
        var assembly = RunAssembly()
        let error = #expect(throws: RecordError.self) {
            try assembly.take(.finding, Array(#"{"change":"eaten"}"#.utf8))
        }
        #expect(error?.field == "id")
    }
}
