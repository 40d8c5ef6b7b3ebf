import Capture
import ContactCenter
import Scans
import Testing

@Suite("Reports of scanners and testers")
struct ScanReportTests {

    @Test(arguments: [
        (#""level":"error""#, "{}", ScanSource.Level.high), (#""level":"note""#, "{}", .low),
        (#""level":"none""#, "{}", .unrated), (#""x":1"#, "{}", .medium),
        (#""x":1"#, #"{"defaultConfiguration":{"level":"note"}}"#, .low),
        (#""level":"note""#, #"{"properties":{"security-severity":"9.0"}}"#, .critical),
        (#""level":"note""#, #"{"properties":{"security-severity":"8.9"}}"#, .high),
        (#""level":"error""#, #"{"properties":{"security-severity":"3.9"}}"#, .low),
    ])
    func `a result of SARIF is as bad as its rule's score says, else its level, else its rule's`(
        level: String, rule: String, means: ScanSource.Level
    ) throws {
        let details = rule == "{}" ? #"{"id":"R"}"# : #"{"id":"R","# + rule.dropFirst()
        let report = try Self.sarif(#"{"ruleId":"R",\#(level)}"#, rules: details)
        #expect(report.findings.map(\.level) == [means])
        #expect(report.form == .sarif)
    }

    @Test(arguments: [
        (#""x":1"#, ScanFinding.Status.open), (#""baselineState":"absent""#, .fixed),
        (#""suppressions":[{"kind":"external","status":"accepted"}]"#, .accepted),
        (#""suppressions":[{"kind":"inSource"}]"#, .accepted),
        (#""suppressions":[{"kind":"external","status":"rejected"}]"#, .open),
    ])
    func `a result is open until it is gone or suppressed`(field: String, status: ScanFinding.Status) throws {
        #expect(try Self.sarif(#"{"ruleId":"R",\#(field)}"#).findings.map(\.status) == [status])
    }

    @Test func `the same finding has the same key in the next report, whatever its text`() throws {
        let one = try Self.sarif(#"{"ruleId":"R","message":{"text":"a"},"partialFingerprints":{"p":"1"}}"#)
        let two = try Self.sarif(#"{"ruleId":"R","message":{"text":"b"},"partialFingerprints":{"p":"1"}}"#)
        #expect(one.findings.map(\.key) == two.findings.map(\.key))
        let other = try Self.sarif(#"{"ruleId":"R","partialFingerprints":{"p":"2"}}"#)
        #expect(one.findings.map(\.key) != other.findings.map(\.key))
    }

    @Test func `says when its runs ended, the latest`() throws {
        let log =
            #"{"runs":[{"invocations":[{"endTimeUtc":"2026-11-01T00:00:00Z"},{"endTimeUtc":"2026-11-02T00:00:00Z"}]}]}"#
        #expect(try ScanReport(Array(log.utf8)).made == Moment(iso8601: "2026-11-02T00:00:00Z"))
    }

    @Test(arguments: [
        (["open"], ScanFinding.Status.open), (["closed", "open"], .open), (["closed"], .fixed),
        (["deviation-approved", "closed"], .accepted), ([], .open),
    ])
    func `an item of a plan of action is as open as its risks`(risks: [String], status: ScanFinding.Status) throws {
        let listed = risks.enumerated().map { #"{"uuid":"r\#($0)","status":"\#($1)"}"# }.joined(separator: ",")
        let related = risks.indices.map { #"{"risk-uuid":"r\#($0)"}"# }.joined(separator: ",")
        let plan = """
            {"plan-of-action-and-milestones":{"metadata":{"last-modified":"2026-11-02T00:00:00Z"},"risks":[\(listed)],
            "poam-items":[{"uuid":"i","title":"T","related-risks":[\(related)]}]}}
            """
        let report = try ScanReport(Array(plan.utf8))
        #expect(report.findings.map(\.status) == [status])
        #expect(report.form == .actionPlan && report.made == Moment(iso8601: "2026-11-02T00:00:00Z"))
    }

    @Test func `a table says what it knows by its columns`() throws {
        let table = "ID;Title;Severity;Status\n1;Old TLS;Moderate;Open\n2;A patch;HIGH;Risk accepted\n3;Gone;;fixed\n"
        let findings = try ScanReport(Array(table.utf8)).findings
        #expect(findings.map(\.level) == [.medium, .high, .unrated])
        #expect(findings.map(\.status) == [.open, .accepted, .fixed])
        #expect(findings.map(\.key) == ["1", "2", "3"])
    }

    @Test(arguments: [
        ("", "is empty"), ("{", "is "), (#"{"a":1}"#, "is neither SARIF nor an OSCAL plan of action"),
        (#"{"runs":[{"results":[{"level":"error"}]}]}"#, "has a result without a ruleId: runs[0].results[0]"),
        (
            #"{"plan-of-action-and-milestones":{"poam-items":[{"uuid":"i"}]}}"#,
            "has an item without a title: poam-items[0]"
        ),
        ("name|severity\nx|high\n", "has no column title or rule"),
        ("title,severity\nx,dreadful\n", "has a severity we do not know at line 2"),
        ("title,status\nx,dreaming\n", "has a status we do not know at line 2"),
        ("title,severity\nx\n", "does not read at line 2"),
        ("title,severity\n,high\n", "has neither a title nor a rule at line 2"),
    ])
    func `one that does not read says where`(text: String, says: String) {
        let error = #expect(throws: ScanError.self) { try ScanReport(Array(text.utf8)) }
        #expect(error?.description.hasPrefix(says) == true, "\(error?.description ?? "")")
    }

    @Test func `a result that says nothing is wrong is no finding`() throws {
        #expect(try Self.sarif(#"{"ruleId":"R","kind":"pass"}"#).findings.isEmpty)
        #expect(try Self.sarif(#"{"ruleId":"R","kind":"fail"}"#).findings.count == 1)
    }

    @Test func `an empty log and an empty table find nothing`() throws {
        #expect(try ScanReport(Array(#"{"runs":[]}"#.utf8)).findings.isEmpty)
        #expect(try ScanReport(Array("title\n".utf8)).findings.isEmpty)
    }

    static func sarif(_ result: String, rules: String = #"{"id":"R"}"#) throws -> ScanReport {
        try ScanReport(
            Array(
                #"{"version":"2.1.0","runs":[{"tool":{"driver":{"rules":[\#(rules)]}},"results":[\#(result)]}]}"#.utf8))
    }
}

@Suite("Reports beside the tenant's documents")
struct ScanDocumentsTests {
    static let made = Moment(milliseconds: 1_795_334_400_000)

    @Test func `a report replaces the last of its source, and leaves the others`() throws {
        let empty = Self.capture(ScanDocuments.none)
        let first = try Self.import("Nessus", #"{"ruleId":"A","level":"error"}"#, beside: empty)
        let second = try Self.import("Pen Test", #"{"ruleId":"B","level":"note"}"#, beside: Self.capture(first))
        let third = try Self.import("nessus", #"{"ruleId":"C","level":"error"}"#, beside: Self.capture(second))

        let sources = try Self.sources(of: Self.capture(third)).sorted { $0.name < $1.name }
        #expect(sources.map(\.name) == ["Pen Test", "nessus"])
        #expect(sources.map(\.open) == [[.low: 1], [.high: 1]])
        #expect(sources.allSatisfy { $0.cadenceDays == 30 && $0.last == Self.made })
        #expect(sources.map { $0.findings.map(\.rule) } == [["B"], ["C"]])
        #expect(sources.flatMap(\.findings).map { "\($0.level) \($0.state)" } == ["low open", "high open"])
        #expect(sources.flatMap(\.findings).allSatisfy { !$0.id.contains("/") && !$0.id.isEmpty })
        #expect(third.records.map(\.documents) == [2, 2])
        #expect(third.records.allSatisfy { $0.isSuppliedByHand })
    }

    @Test func `neither the text nor the place of a finding is kept`() throws {
        let secret = #"{"ruleId":"A","message":{"text":"password hunter2"},"locations":[{"x":"/home/anna"}]}"#
        let kept = try Self.import("Nessus", secret, beside: Self.capture(ScanDocuments.none))
        let text = kept.documents.map { String(decoding: $0.config, as: UTF8.self) }.joined()
        #expect(!text.contains("hunter2") && !text.contains("anna"))
    }

    @Test func `goes along into the next capture as it is`() throws {
        let first = try Self.import("Nessus", #"{"ruleId":"A"}"#, beside: Self.capture(ScanDocuments.none))
        let carried = try ScanDocuments(carrying: Self.capture(first))
        #expect(carried.documents.map(\.config) == first.documents.map(\.config))
    }

    @Test func `without an import nothing is known`() throws {
        var snapshot = TenantSnapshot()
        try Scans.translate(Self.capture(ScanDocuments.none), into: &snapshot)
        #expect(snapshot[.scanSources].absences == [.noScans])
    }

    private static func `import`(_ source: String, _ result: String, beside: Capture) throws -> ScanDocuments {
        try ScanDocuments(
            of: ScanReportTests.sarif(result), source: source, cadenceDays: 30, made: made, file: "x.sarif", sha256: "",
            beside: beside)
    }

    private static func sources(of capture: Capture) throws -> [ScanSource] {
        var snapshot = TenantSnapshot()
        try Scans.translate(capture, into: &snapshot)
        return snapshot[.scanSources].value ?? []
    }

    private static func capture(_ documents: ScanDocuments?) -> Capture {
        var builder = CaptureBuilder()
        for document in documents?.documents ?? [] {
            builder.add(document.kind, id: document.id, config: document.config, state: nil)
        }
        let manifest = Manifest(
            platform: "genesys-cloud", organization: "o", isSimulated: false, clients: [], began: made, ended: made,
            tool: "test", kinds: documents?.records ?? [])
        return Capture(manifest: manifest, files: builder.files())
    }
}

extension ScanDocuments {
    fileprivate static let none: ScanDocuments? = nil
}
