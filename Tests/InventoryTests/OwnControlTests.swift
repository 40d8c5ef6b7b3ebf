import Assurance
import ContactCenter
import Testing

@testable import Inventory

@Suite("A control of the customer's own")
struct OwnControlTests {

    private static let tokens = """
        SELECT 'client' AS kind, id, name, 'a token of ' || token_seconds || ' s' AS seen, '86400 s' AS expected
        FROM clients WHERE token_seconds > 86400
        """

    private static func control(
        _ id: Control.ID = "ORG-01", reads: [String] = ["clients"], query: String = tokens, examined: String? = nil,
        passing: Int64 = 3600, failing: Int64 = 90_000
    ) -> OwnControl {
        func example(_ seconds: Int64) -> Example {
            Example(rows: ["clients": [["id": .text("c"), "token_seconds": .integer(seconds)]]], asOf: nil)
        }
        return OwnControl(
            id: id, version: 1, title: "Tokens live a day at most", severity: .high, satisfies: [.iso27001("A.8.2")],
            why: "w", remedy: "r", reads: reads, query: query, examined: examined, passing: example(passing),
            failing: example(failing), sha256: "aa")
    }

    private static func verdict(_ control: OwnControl, on snapshot: TenantSnapshot = Office.snapshot()) -> Verdict? {
        [control].controls.judge(snapshot).first?.verdict
    }

    @Test func `is not met where its query gives a row, with what was seen and expected`() throws {
        let verdict = try #require(Self.verdict(Self.control()))
        #expect(verdict.examined == 2)
        let shortfall = try #require(verdict.shortfalls.first)
        #expect(verdict.shortfalls.count == 1)
        #expect(shortfall.subject == Subject(.client, "c1") && shortfall.subject.name == "CRM")
        #expect(shortfall.seen == "a token of 172800 s" && shortfall.expected == "86400 s")
        #expect(shortfall.predicate == "has a token of 172800 s")
    }

    @Test func `is met where its query gives none, with how many were looked at`() {
        let none = Self.control(query: Self.tokens + " AND name = 'BI'")
        #expect(Self.verdict(none) == .met(examined: 2))
        let counted = Self.control(
            query: Self.tokens + " AND name = 'BI'", examined: "SELECT count(*) FROM clients WHERE name = 'BI'")
        #expect(Self.verdict(counted) == .met(examined: 1))
    }

    @Test func `is undetermined where a table it reads was not read whole, whatever its query gives`() {
        var snapshot = Office.snapshot()
        snapshot[.clients] = .partial(snapshot[.clients].value ?? [], [.cutShort(read: 2, of: 3)])
        #expect(
            Self.verdict(Self.control(), on: snapshot)
                == .undetermined([Gap(.clients, .cutShort(read: 2, of: 3))], soFar: 0))
        snapshot[.clients] = .absent(.notPermitted(permission: "oauth:client:view"))
        #expect(
            Self.verdict(Self.control(), on: snapshot)
                == .undetermined([Gap(.clients, .notPermitted(permission: "oauth:client:view"))], soFar: 0))
    }

    @Test func `is undetermined where a cell it reads is not known, and only then`() {
        var snapshot = Office.snapshot()
        let open = Absence.leftOut(field: "tokenLifetime")
        snapshot[.clients] = .observed([OAuthClient(id: "c1", name: "CRM", tokenLifetime: .absent(open))])
        #expect(Self.verdict(Self.control(), on: snapshot) == .undetermined([Gap(.clients, open)], soFar: 0))
        let other = Self.control(query: "SELECT 'client' AS kind, id, '' AS seen, '' AS expected FROM clients WHERE 0")
        #expect(Self.verdict(other, on: snapshot) == .met(examined: 1))
    }

    @Test func `is undetermined where a table it declares was not read whole, whether or not it is seen to read it`() {
        let control = Self.control(reads: ["clients", "person_roles"], query: Self.tokens + " AND 0")
        #expect(Self.verdict(control) == .met(examined: 2))
        var snapshot = Office.snapshot()
        snapshot[.grants] = .absent(.notPermitted(permission: "authorization:grant:view"))
        #expect(
            Self.verdict(control, on: snapshot)
                == .undetermined([Gap(.grants, .notPermitted(permission: "authorization:grant:view"))], soFar: 0))
    }

    @Test(arguments: [
        "WITH person_roles AS (SELECT * FROM client_roles) SELECT * FROM person_roles WHERE role = 'r'",
        "SELECT 1 FROM person_roles x WHERE x.role IN (SELECT role FROM client_roles)",
        "SELECT 1 FROM person_roles x JOIN client_roles USING (role)", "SELECT 1 FROM person_roles, CLIENT_ROLES",
    ])
    func `is never met over a table it does not declare`(part: String) throws {
        let query = "SELECT 'role' AS kind, 'r' AS id, 'x' AS seen, 'y' AS expected WHERE EXISTS (\(part))"
        let verdict = try #require(Self.verdict(Self.control(reads: ["person_roles"], query: query)))
        guard case .undetermined = verdict else {
            Issue.record("\(verdict)")
            return
        }
        #expect(try !Self.control(reads: ["person_roles"], query: query).flaws().isEmpty)
    }

    @Test func `says the same whatever is judged beside it, so it may not ask what others lack`() throws {
        let query = "SELECT 'tenant' AS kind, 't' AS id, 'x' AS seen, 'y' AS expected FROM absences"
        for reads in [["clients"], ["clients", "absences"]] {
            let control = Self.control(reads: reads, query: query)
            let verdict = try #require(Self.verdict(control))
            guard case .undetermined(let gaps, 0) = verdict else {
                Issue.record("\(verdict)")
                return
            }
            #expect(gaps.map(\.absence) == [.unanswered(because: OwnControl.absencesReason)])
            #expect(try control.flaws().map(\.message) == [OwnControl.absencesReason])
        }
    }

    @Test(arguments: [
        ("SELECT 'client' AS kind, id, nam AS seen, 'x' AS expected FROM clients", "no such column: nam"),
        (
            "WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x FROM t) "
                + "SELECT 'client' AS kind, x AS id, x AS seen, x AS expected FROM t, clients",
            "more than"
        ),
        ("SELECT 'klient' AS kind, id, 'x' AS seen, 'x' AS expected FROM clients", "no kind of subject klient"),
        ("SELECT 'client' AS kind, NULL AS id, 'x' AS seen, 'x' AS expected FROM clients", "a row has no id"),
        ("SELECT 'person' AS kind, id, 'x' AS seen, 'x' AS expected FROM people", "does not stand under reads"),
        ("DELETE FROM clients", "it may only read"),
    ])
    func `is undetermined where its query fails, and says why`(query: String, because: String) throws {
        let verdict = try #require(Self.verdict(Self.control(query: query)))
        guard case .undetermined(let gaps, 0) = verdict, case .unanswered(let reason)? = gaps.first?.absence else {
            Issue.record("\(verdict)")
            return
        }
        #expect(reason.contains(because), "\(reason)")
    }

    @Test func `is undetermined where nobody can tell how many were looked at`() {
        for examined in [
            "SELECT 'many'", "SELECT -1", "SELECT 1, 2", "SELECT count(*) FROM clients WHERE 0 GROUP BY id",
        ] {
            let verdict = Self.verdict(Self.control(examined: examined))
            #expect(verdict?.shortfalls == [] && verdict?.isMet == false, "\(examined)")
        }
    }

    @Test func `puts rows about one subject together, in the same words whatever their order`() throws {
        let rows = """
            SELECT 'client' AS kind, 'c1' AS id, value AS seen, 'none' AS expected, 'holds ' || value AS says
            FROM clients, (SELECT 'b' AS value UNION ALL SELECT 'a') WHERE id = 'c1' ORDER BY seen
            """
        let up = try #require(Self.verdict(Self.control(query: rows)))
        let down = try #require(Self.verdict(Self.control(query: rows + " DESC")))
        #expect(up == down)
        #expect(up.shortfalls.map(\.seen) == ["a; b"])
        #expect(up.shortfalls.map(\.predicate) == ["holds a and holds b"])
    }

    @Test func `never carries the name of a person`() throws {
        let query = "SELECT 'person' AS kind, id, 'Ada' AS name, 'x' AS seen, 'y' AS expected FROM people"
        let verdict = try #require(Self.verdict(Self.control(reads: ["people"], query: query)))
        #expect(verdict.shortfalls.map(\.subject.name) == [nil, nil])
    }

    @Test func `is judged with others, each with its own verdict, beside the baseline's`() {
        let controls = [
            Self.control(), Self.control("ORG-02", query: Self.tokens + " AND 0"),
            Self.control("ORG-03", query: "oops"),
        ].controls
        let verdicts = controls.judge(Office.snapshot()).map(\.verdict)
        #expect(verdicts.map(\.isMet) == [false, true, false])
        #expect(verdicts.map(\.shortfalls.count) == [1, 0, 0])
        #expect(controls.map(\.origin) == [.own(sha256: "aa"), .own(sha256: "aa"), .own(sha256: "aa")])
        #expect(controls[1](Office.snapshot()) == verdicts[1], "alone it says the same")
        #expect(controls[0].reads == [Fact.clients.kind])
    }

    @Test func `shows by its examples what it means`() {
        let outcomes = Self.control().examples()
        #expect(outcomes.map(\.isPassing) == [true, false] && outcomes.allSatisfy(\.isAsExpected))
        let wrong = Self.control(passing: 90_000, failing: 3600).examples()
        #expect(wrong.allSatisfy { !$0.isAsExpected })
        let broken = Self.control(query: "oops").examples()
        #expect(broken.allSatisfy { !$0.isAsExpected }, "an example that is undetermined shows nothing")
    }

    @Test func `has no flaw where its queries read what it declares`() throws {
        #expect(try Self.control().flaws() == [])
        #expect(try Self.control(reads: ["clients", "people"]).flaws() == [])
    }

    @Test func `has flaws that are found before it judges`() throws {
        let flaws = try Self.control(reads: ["people"], query: "SELECT id, oops FROM clients").flaws()
        #expect(flaws.map(\.message) == ["no such column: oops"])
        #expect(flaws.first?.unknownName == "oops" && flaws.first?.place?.column == 12)
        let undeclared = try Self.control(reads: ["people"], query: "SELECT id FROM clients").flaws().map(\.message)
        #expect(undeclared.count == 4 && undeclared.last == "the query reads clients, which does not stand here")
        #expect(try Self.control(examined: "SELECT 1, 2").flaws().map(\.part) == [.examined])
    }
}
