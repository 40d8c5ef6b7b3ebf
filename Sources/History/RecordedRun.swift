public import Capture

/// One run as the ledger has it: what was judged, what each control said, which findings changed.
public struct RecordedRun: Hashable, Sendable {
    public var run: RunRecord
    public var judgements: [JudgementRecord]
    public var changes: [FindingRecord]

    public init(run: RunRecord, judgements: [JudgementRecord], changes: [FindingRecord]) {
        self.run = run
        self.judgements = judgements
        self.changes = changes
    }
}

/// Puts runs together from the entries of a ledger, in their order.
///
/// A run is its judgements and findings, and after them the entry that says how many there were. What was interrupted
/// before that entry never became a run.
public struct RunAssembly: Sendable {
    private var judgements: [JudgementRecord] = []
    private var changes: [FindingRecord] = []

    public init() {}

    /// What an entry is to history.
    public enum Part: String, Sendable, CaseIterable {

        /// A collection begins to be told: whatever was open is dropped.
        case capture
        case judgement, finding

        /// The run is told whole.
        case assessment
    }

    /// Takes the next entry.
    ///
    /// - Returns: The run, if this entry ends one.
    public mutating func take(_ part: Part, _ payload: [UInt8]) throws -> RecordedRun? {
        switch part {
        case .capture: self = RunAssembly()
        case .judgement: judgements.append(try JudgementRecord(json: JSON(payload)))
        case .finding: changes.append(try FindingRecord(json: JSON(payload)))
        case .assessment: return try end(JSON(payload))
        }
        return nil
    }

    private mutating func end(_ json: JSON) throws(RecordError) -> RecordedRun? {
        defer { self = RunAssembly() }
        guard try json.count("judgements") == judgements.count, try json.count("findings") == changes.count,
            let run = json["run"]
        else { return nil }
        return RecordedRun(run: try RunRecord(json: run), judgements: judgements, changes: changes)
    }
}

extension RecordedRun {

    /// The payload of the entry that ends the run.
    ///
    /// - Parameter assessment: The members of `assessment.json`: with them and the capture anybody judges again.
    public func ending(_ assessment: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.object("assessment", assessment)
            json.field("findings", changes.count)
            json.field("judgements", judgements.count)
            json.object("run", run.write)
        }
        return json.bytes
    }
}
