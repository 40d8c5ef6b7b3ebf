public import Capture
public import ContactCenter
public import History
public import LedgerStore

extension RecordedRun {

    /// Its entries, in the order a ledger has them: the capture, every control, every changed finding, the end.
    ///
    /// - Parameters:
    ///   - now: When it is recorded; what it says is about the moment its collection began.
    ///   - assessment: Writes the members of `assessment.json`: with them and the capture anybody judges again.
    public func entries(at now: Moment, assessment: (inout JSONWriter) -> Void) -> [NewEntry] {
        let source = "assess"
        func entry(_ kind: Entry.Kind, _ subject: String, _ payload: [UInt8]) -> NewEntry {
            NewEntry(at: now, kind: kind, subject: subject, source: source, payload: payload)
        }
        return [entry(.capture, "capture/\(run.commit)", .object(run.write))]
            + judgements.map { entry(.judgement, "control/\($0.control)", .object($0.write)) }
            + changes.map { entry(.finding, "finding/\($0.id)", .object($0.write)) }
            + [entry(.assessment, "assessment/\(run.commit)", ending(assessment))]
    }
}

extension Entry.Kind {

    /// The end of a run: everything before it belongs together.
    public static let assessment = Entry.Kind(rawValue: RunAssembly.Part.assessment.rawValue)
}

extension [UInt8] {
    fileprivate static func object(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter()
        json.object(write)
        return json.bytes
    }
}
