import Assurance
import Capture
import ContactCenter
import Engine
import History
import Testing

/// What a run remembers of findings an earlier one had, and it does not.
@Suite struct `A finding that is not seen again` {
    private static let people = Kind("people", .objects)
    private static let gap = Gap(.people, .notPermitted(permission: "directory:user:view"))
    private static let another = MadeUp.administrator("p9")

    /// Verdicts of a control that had one finding, over people it does not name any more.
    private static let looked: [(String, Verdict)] = [
        ("met", .met(examined: 4)), ("others fall short", .notMet([another], examined: 4, undecided: [])),
    ]

    private static let didNotLook: [(String, Verdict)] = [
        ("some unread", .notMet([another], examined: 4, undecided: [gap])),
        ("undetermined", .undetermined([gap], soFar: 3)),
        ("not applicable", .notApplicable(because: "nobody works here")), ("an inventory", .exhibit(Exhibit([]))),
    ]

    @Test(arguments: looked) func `is fixed where its object is there and was looked at`(_: String, verdict: Verdict)
        throws
    {
        #expect(try change(verdict, holding: true) == .fixed)
    }

    @Test(arguments: looked) func `is deleted with its object where everything was looked at`(
        _: String, verdict: Verdict
    ) throws {
        #expect(try change(verdict, holding: false) == .deleted)
    }

    @Test(arguments: didNotLook, [true, false]) func `stays open where the control could not look`(
        verdict: (String, Verdict), isThere: Bool
    ) throws {
        #expect(try change(verdict.1, holding: isThere) == .notObserved)
    }

    @Test func `stays open where its control is no longer asked`() throws {
        #expect(try change(nil, holding: true) == .notObserved)
    }

    /// What a run with that verdict says of a finding on person `p1`.
    private func change(_ verdict: Verdict?, holding isThere: Bool) throws -> FindingChange? {
        var made = MadeUp()
        if let verdict { made.judgements = [Judgement(MadeUp.control("ACC-03", "Few are", .high), verdict)] }
        let files: [String: [UInt8]] = isThere ? ["config/people/p1.json": Array(#"{"id":"p1"}"#.utf8)] : [:]
        let told = Told(made.assessed, of: Capture(manifest: made.manifest, files: files)) { subject, _ in
            [(kind: Self.people, id: subject.id)]
        }
        let known = KnownFindings.Known(
            id: "f1", control: "ACC-03", subject: "person/p1", severity: .high, state: .present)
        return try told.run(after: KnownFindings([known]), commit: "c1").changes.first { $0.id == "f1" }?.change
    }
}
