import Assurance
import Capture
import ContactCenter
import Programme
import Reports

@testable import Engine

/// A small assessment made by hand: one control of each verdict, and whatever a test changes.
struct MadeUp {
    var isSimulated = false
    var name = "Acme Contact Center"
    var commit: String? = "3d18af9c02b7"
    var terms = TenantTerms()
    var judgements = [Judgement]()
    var before: [Finding]?
    var judgementsBefore = [Judgement]()

    /// Agreed to a day before the capture was read, unless a test says otherwise.
    var exceptions = [ApprovedException]()

    static let read = Moment(iso8601: "2026-11-24T08:30:00Z") ?? Moment(milliseconds: 0)

    /// Met, not met, undetermined, not applicable, and an inventory.
    static let ofEach = MadeUp(judgements: [
        Judgement(control("IDN-01", "Everybody is on record", .low), .exhibit(Exhibit([.init("people", 412)]))),
        Judgement(
            control("ACC-03", "Few of the people who work here are administrators", .critical),
            .notMet([administrator("p1"), administrator("p2")], examined: 412, undecided: [])),
        Judgement(
            control("INT-04", "Tokens are short-lived", .medium),
            .met(examined: 7)),
        Judgement(
            control("CRY-01", "Calls are sent encrypted", .high, .pciDSS("4.2.1")),
            .undetermined([Gap(.trunks, .notPermitted(permission: "telephony:plugin:all"))], soFar: 0)),
        Judgement(
            control("CRY-08", "Recording keys rotate", .high, .iso27001("A.8.24")),
            .notApplicable(because: "a key server of the customer's is in use")),
    ])

    static func control(
        _ id: String, _ title: String, _ severity: Severity, _ citation: Citation = .iso27001("A.8.2"),
        _ other: Citation = .nistCSF("PR.AA-05")
    ) -> Control {
        Control(
            .init(id), title, severity: severity, satisfies: citation, other, why: "It matters.",
            remedy: "Put it right.", reads: .asOf
        ) { _ in .met(examined: 1) }
    }

    static let masterAdmin = Subject(.role, "r1", name: "Master Admin")

    static func administrator(_ id: String) -> Shortfall {
        Shortfall(
            Subject(.person, id, name: "Ada Byron"), "holds Master Admin", seen: "Master Admin",
            expected: "at most 20 administrators", restsOn: [masterAdmin], cause: masterAdmin)
    }

    static func client(_ predicate: String, _ severity: Severity? = nil, id: String = "c1") -> Shortfall {
        Shortfall(
            Subject(.client, id, name: "CRM <Sync> & \"Co\""), predicate, seen: "a", expected: "b", severity: severity)
    }

    static func judgement(_ id: String, _ severity: Severity, _ shortfalls: [Shortfall], gaps: [Gap] = []) -> Judgement
    {
        Judgement(
            control(id, "Claim of \(id)", severity), .notMet(shortfalls, examined: shortfalls.count, undecided: gaps))
    }
}

extension MadeUp {
    var manifest: Manifest {
        Manifest(
            platform: "genesys-cloud", organization: "o1", organizationName: name, isSimulated: isSimulated,
            clients: ["own"],
            began: Self.read, ended: Self.read.advanced(by: .seconds(90)), tool: "linewarden 0.1.0")
    }

    var findings: [Finding] {
        judgements.flatMap { judgement in
            judgement.verdict.shortfalls.map { Self.finding($0, of: judgement.control) }
        }
    }

    static func finding(_ shortfall: Shortfall, of control: Control) -> Finding {
        Finding(
            shortfall, of: control, in: (platform: "genesys-cloud", organization: "o1"),
            evidence: [
                Evidence(
                    file: "config/people/3fa.ndjson", sha256: String(repeating: "ab", count: 32),
                    document: shortfall.subject.id)
            ])
    }

    static func exception(
        _ control: Control.ID = "ACC-03", _ scope: Scope = .resource("person/p2"),
        until end: Moment = read.advanced(by: .days(100)), compensating: Control.ID? = nil
    ) -> ApprovedException {
        let asked = read.advanced(by: .days(-1))
        return ApprovedException(
            id: "EX-0123456789",
            Exception(
                to: control, in: scope, because: "break glass", owner: "Head of IT", askedBy: "ada", at: asked,
                from: asked, until: end, compensating: compensating, log: "log"), approver: "grace", approved: asked)
    }

    private var weaknesses: [Weakness] {
        findings.map {
            Weakness(
                finding: $0.id, control: $0.control.id, subject: $0.shortfall.subject, division: nil, tags: [])
        }
    }

    private var acceptances: Acceptances {
        Acceptances(of: exceptions, on: weaknesses, judgements: judgements, at: Self.read)
    }

    private var marked: [Finding] {
        let acceptances = acceptances
        return findings.map { finding in
            var finding = finding
            finding.acceptance = acceptances[finding.id]
            return finding
        }
    }

    var assessed: Assessed {
        Assessed(
            manifest: manifest, manifestHash: String(repeating: "cd", count: 32), commit: commit, baseline: "2026.11",
            asOf: Self.read, judgements: judgements, findings: marked, terms: terms,
            comparison: before.map {
                Comparison(
                    now: findings, before: $0, judgements: judgements, judgementsBefore: judgementsBefore,
                    commit: "0a1b2c3d4e5f", began: Self.read.advanced(by: .days(-1)))
            }, exceptions: acceptances.exceptions, weaknesses: weaknesses)
    }

    /// Names as somebody who holds the keys sees them; `p2` was erased.
    static let naming = Naming { subject in
        subject.kind != .person ? subject.name ?? subject.id : subject.id == "p2" ? "«erased»" : "Ada Byron"
    }

    static let guides: [Control.ID: Guide] = [
        "ACC-03": Guide(
            "ACC-03", fields: ["AuthzGrant.role"], menu: "Admin > Roles", call: "DELETE /api/v2/roles/{id}",
            caveats: "Roles come by groups too.", basis: .assumed, source: "API description, 2026-11-22")
    ]
}

extension [UInt8] {
    var text: String { String(decoding: self, as: UTF8.self) }
}
