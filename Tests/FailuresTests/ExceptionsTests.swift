import Capture
import ContactCenter
import Foundation
import GenesysCloud
import Programme
import Rehearsals
import Simulator
import Testing

/// An installation with people who sign, and a first capture of a tenant that has much wrong with it.
struct Office {
    let installation: Installation
    private let people: [String: String]

    static let isPossible = FileManager.default.isExecutableFile(atPath: "/usr/bin/ssh-keygen")

    init(more: String = "") async throws {
        installation = try Installation(.poor)
        var people: [String: String] = [:]
        for name in ["ada", "grace"] { people[name] = try Self.key(named: name, in: installation.folder) }
        self.people = people
        let text = Self.people(people) + more
        let ending = try await installation.serving { [installation] in
            try Self.append(text, to: installation.configuration)
            return try await installation.assess("--quiet", "--out", installation.folder.path + "/first")
        }
        try #require(ending.code == 1, "\(ending.complaints)")
    }

    private static func key(named name: String, in folder: URL) throws -> String {
        let path = folder.appendingPathComponent(name).path
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/ssh-keygen")
        process.arguments = ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", path]
        try process.run()
        process.waitUntilExit()
        return try String(contentsOfFile: path + ".pub", encoding: .utf8).trimmingCharacters(in: .newlines)
    }

    private static func people(_ keys: [String: String]) -> String {
        """
        people:
          ada: {name: Ada Byron, roles: [requester, attester], key: "\(keys["ada"] ?? "")"}
          grace: {name: Grace Hopper, roles: [approver], key: "\(keys["grace"] ?? "")"}

        """
    }

    private static func append(_ text: String, to file: URL) throws {
        let before = try String(contentsOf: file, encoding: .utf8)
        try Data((before + text).utf8).write(to: file)
    }

    /// Reads the tenant again.
    ///
    /// - Parameter capture: Served in place of the tenant as it was generated.
    func assess(_ capture: Capture?, into out: String) async throws -> Program.Ending {
        try await installation.serving(capture) { [installation, people] in
            try Self.append(Self.people(people), to: installation.configuration)
            return try await installation.assess("--quiet", "--out", installation.folder.path + "/" + out)
        }
    }

    func path(_ name: String) -> String { installation.folder.appendingPathComponent(name).path }

    func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

    var tenant: URL { installation.archive.deletingLastPathComponent() }

    /// Runs a command on the tenant.
    func run(_ arguments: String...) async throws -> Program.Ending { try await run(arguments) }

    func run(_ arguments: [String]) async throws -> Program.Ending {
        try await installation.program.run(
            arguments + ["--config", installation.configuration.path, "--data", installation.data.path])
    }

    func sign(as name: String) -> [String] { ["--by", name, "--key", path(name)] }

    /// The first subject a control found, and how many it found.
    func found(_ control: String) throws -> (subject: String, count: Int) {
        let findings = try JSON(Array(try text("first/findings.json").utf8)).elements.filter {
            $0["control"]?.string == control
        }
        return (try #require(findings.first?["subject"]?.string), findings.count)
    }

    /// Asks that one client be let be, and returns the request's id.
    func ask(_ more: String...) async throws -> String {
        let ending = try await run(
            ["exceptions", "add", "acme", "--control", "INT-02", "--scope", "resource:\(try found("INT-02").subject)"]
                + ["--reason", "the old dialler", "--owner", "Operations", "--until", Self.inThreeMonths]
                + sign(as: "ada") + more)
        try #require(ending.code == 0, "\(ending.complaints)")
        return String(try #require(ending.output.split(separator: " ").first))
    }

    static var inThreeMonths: String {
        Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).advanced(by: .days(90)).iso8601Day
    }

    /// The report of the newest capture judged as of now.
    func report(_ more: String...) async throws -> JSON {
        let now = Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).iso8601
        let ending = try await run(["assess", "acme", "--capture", "HEAD", "--json", "--at", now] + more)
        try #require(ending.code == 1, "\(ending.complaints)")
        return try JSON(Array(ending.output.utf8))
    }
}

@Suite("Accepting a finding", .enabled(if: Office.isPossible, "ssh-keygen is not installed"))
struct ExceptionsTests {

    @Test func `takes two people, changes no verdict, and can be checked with ssh-keygen`() async throws {
        let office = try await Office()
        defer { office.installation.clean() }
        let id = try await office.ask()
        #expect(try await office.report()["counts"]?["accepted"]?.integer == 0)

        let approved = try await office.run(["exceptions", "approve", "acme", id] + office.sign(as: "grace"))
        #expect(approved.code == 0 && approved.output == "\(id): approved by grace\n", "\(approved.complaints)")
        let report = try await office.report()
        #expect(report["counts"]?["accepted"]?.integer == 1)
        #expect(report["exceptions"]?.elements.map { $0["standing"]?.string } == ["inForce"])
        let judgement = report["judgements"]?.elements.first { $0["control"]?.string == "INT-02" }
        #expect(judgement?["verdict"]?.string == "notMet")
        let explained = try await office.run("exceptions", "explain", "acme", id)
        #expect(explained.output.contains("approved by grace; accepted until \(Office.inThreeMonths)"))
        #expect(explained.output.contains("  findings    1 in the newest capture\n    client/"))
        try await check(id, of: office)
    }

    /// With OpenSSH alone, by the very lines it prints.
    private func check(_ id: String, of office: Office) async throws {
        let explained = try await office.run("exceptions", "explain", "acme", id, "--out", office.path("signed"))
        let checks = explained.output.split(separator: "\n").compactMap { line in
            line.range(of: "ssh-keygen -Y verify").map { String(line[$0.lowerBound...]) }
        }
        #expect(checks.count == 2, "\(explained.output)")
        for check in checks { #expect(try shell(check) == 0, "\(check)") }
        for name in ["signed/1.json", "signed/2.json"] {
            try Data(try office.text(name).replacing("client", with: "Client").replacing("grace", with: "Grace").utf8)
                .write(to: URL(fileURLWithPath: office.path(name)))
        }
        for check in checks { #expect(try shell(check) != 0, "\(check)") }
    }

    private func shell(_ line: String) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", line]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    @Test func `is refused to whoever asked, to others' keys, and a second time`() async throws {
        let office = try await Office()
        defer { office.installation.clean() }
        let id = try await office.ask()
        let approve = ["exceptions", "approve", "acme", id]

        let own = try await office.run(approve + office.sign(as: "ada"))
        #expect(own.code == 77 && own.complaints.contains("nothing was recorded: ada is no approver"))
        let other = try await office.run(approve + ["--by", "grace", "--key", office.path("ada")])
        #expect(other.code == 77 && other.complaints.contains("a key that is not grace's"))
        let nobody = try await office.run(approve + ["--by", "gracie", "--key", office.path("ada")])
        #expect(nobody.code == 77 && nobody.complaints.contains("did you mean grace?"))
        let unknown = try await office.run(["exceptions", "approve", "acme", "EX-9"] + office.sign(as: "grace"))
        #expect(unknown.code == 66 && unknown.complaints.contains("there is no exception EX-9 in acme"))
        #expect(try await office.run(approve + office.sign(as: "grace")).code == 0)
        let again = try await office.run(approve + office.sign(as: "grace"))
        #expect(again.code == 65 && again.complaints.contains("\(id) is approved"))
    }

    @Test func `can be signed elsewhere, for exactly what was printed`() async throws {
        let office = try await Office()
        defer { office.installation.clean() }
        let id = try await office.ask()
        let printed = try await office.run("exceptions", "approve", "acme", id, "--by", "grace")
        #expect(printed.code == 0 && printed.complaints.contains("ssh-keygen -Y sign -n linewarden"))
        try Data(printed.output.utf8).write(to: URL(fileURLWithPath: office.path("decision")))
        try sign("decision", as: "grace", in: office)
        let given = ["--statement", office.path("decision"), "--signature", office.path("decision.sig")]

        let changed = printed.output.replacing("approve", with: "refuse")
        try Data(changed.utf8).write(to: URL(fileURLWithPath: office.path("decision")))
        let refused = try await office.run(["exceptions", "refuse", "acme", id] + given)
        #expect(refused.code == 65 && refused.complaints.contains("the signature is of something else"))
        try Data(printed.output.utf8).write(to: URL(fileURLWithPath: office.path("decision")))
        #expect(try await office.run(["exceptions", "approve", "acme", id] + given).code == 0)
        let replayed = try await office.run(["exceptions", "approve", "acme", id] + given)
        #expect(replayed.code == 65 && replayed.complaints.contains("the same was recorded before"))
    }

    private func sign(_ file: String, as name: String, in office: Office) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/ssh-keygen")
        process.arguments = [
            "-q", "-Y", "sign", "-n", "linewarden", "-f", office.path(name), office.path(file),
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
    }

    @Test func `is refused where it hides nothing, too much, too long, or what nobody may waive`() async throws {
        let office = try await Office()
        defer { office.installation.clean() }
        let (subject, count) = try office.found("INT-02")
        try #require(count > 1)
        let cases: [(control: String, scope: String, until: String, says: String)] = [
            ("INT-02", "resource:client/none", Office.inThreeMonths, "INT-02 finds nothing in resource:client/none"),
            (
                "INT-02", "tenant", Office.inThreeMonths,
                "it would hide \(count) of \(count) findings, and 20 % is the most"
            ),
            ("INT-02", "resource:\(subject)", "2099-01-01", "nothing is accepted for more than a year"),
            ("INT-02", "resource:\(subject)", "2020-01-01", "it ends before it starts"),
            ("DAT-05", "tenant", Office.inThreeMonths, "nobody may waive DAT-05: PCI DSS"),
        ]
        for (control, scope, until, says) in cases {
            let ending = try await office.run(
                ["exceptions", "add", "acme", "--control", control, "--scope", scope, "--until", until]
                    + ["--reason", "r", "--owner", "o"] + office.sign(as: "ada"))
            #expect(ending.code == 65 && ending.complaints.contains(says), "\(ending.complaints)")
        }
        #expect(try await office.run("exceptions", "list", "acme").output.hasPrefix("nothing is accepted"))
    }

    @Test func `lapses for good in the run that finds its compensating control unmet`() async throws {
        let office = try await Office()
        defer { office.installation.clean() }
        let id = try await office.ask("--compensating", "INT-11")
        #expect(try await office.run(["exceptions", "approve", "acme", id] + office.sign(as: "grace")).code == 0)

        // A capture judged again changes nothing.
        #expect(try await office.report()["exceptions"]?.elements.map { $0["standing"]?.string } == ["lapsed"])
        #expect(try await office.run("exceptions", "list", "acme").output.contains("approved by grace; lapsed"))
        let people = try office.text("linewarden.yaml").split(separator: "\npeople:", maxSplits: 1).last ?? ""
        let live = try await office.installation.serving { [installation = office.installation] in
            let text = try String(contentsOf: installation.configuration, encoding: .utf8) + "people:" + people
            try Data(text.utf8).write(to: installation.configuration)
            return try await installation.assess()
        }
        #expect(live.code == 1 && live.output.contains("lapsed: INT-11 is not met"), "\(live.complaints)")
        let listed = try await office.run("exceptions", "list", "acme")
        #expect(
            listed.output.contains(": INT-11 is not met") && !listed.output.contains("approved"), "\(listed.output)")
    }

    @Test func `comes back filled in from the action plan`() async throws {
        let office = try await Office()
        defer { office.installation.clean() }
        var lines = try office.text("first/ActionPlan.csv").components(separatedBy: "\r\n")
        let subject = try office.found("INT-02").subject
        let row = try #require(lines.firstIndex { $0.contains("INT-02") && $0.contains(subject) })
        try #require(lines[row].hasSuffix(",open,,,,,,"))
        lines[row] =
            String(lines[row].dropLast(6)) + ",Operations,replace it,2027-01-15,\(Office.inThreeMonths),old dialler,"
        try Data(lines.joined(separator: "\r\n").utf8).write(to: URL(fileURLWithPath: office.path("plan.csv")))

        let plan = ["exceptions", "add", "acme", "--plan", office.path("plan.csv")] + office.sign(as: "ada")
        let ending = try await office.run(plan)
        #expect(ending.code == 0 && ending.output.contains("asks for INT-02"), "\(ending.complaints)")
        lines[row] = lines[row].replacing(subject, with: "client/none")
        try Data(lines.joined(separator: "\r\n").utf8).write(to: URL(fileURLWithPath: office.path("plan.csv")))
        let wrong = try await office.run(plan)
        #expect(wrong.code == 65 && wrong.complaints.contains("plan.csv:\(row + 1): INT-02 finds nothing"))
    }

    @Test func `may be of a control of the customer's own, which stands in the matrix too`() async throws {
        let office = try await Office()
        defer { office.installation.clean() }
        let file = """
            id: ORG-01
            title: There are no clients
            severity: low
            why: It is a test.
            remedy: Take it away.
            satisfies: {iso27001-2022: [A.8.2]}
            reads: [clients]
            query: SELECT 'client' AS kind, id, 'it' AS seen, 'none' AS expected FROM clients
            passing: {clients: []}
            failing: {clients: [{id: x, name: x}]}
            """
        let folder = office.installation.folder.appendingPathComponent("own")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(file.utf8).write(to: folder.appendingPathComponent("1.yaml"))
        let text = try office.text("linewarden.yaml").replacing(
            "\n    registers:", with: "\n    controls: [own]\n    registers:")
        try Data(text.utf8).write(to: office.installation.configuration)
        let subject = try office.found("INT-02").subject

        let asked = try await office.run(
            ["exceptions", "add", "acme", "--control", "ORG-01", "--scope", "resource:\(subject)", "--reason", "r"]
                + ["--owner", "Ops", "--until", Office.inThreeMonths] + office.sign(as: "ada"))
        #expect(asked.code == 0 && asked.output.contains("asks for ORG-01"), "\(asked.complaints)")
        let matrix = try await office.run("matrix", "acme", "--framework", "iso27001-2022")
        #expect(matrix.code == 0 && matrix.output.contains("ORG-01.v1  not met"), "\(matrix.complaints)")
        let soa = try await office.run("soa", "acme", "--json")
        #expect(soa.code == 0 && soa.output.contains("ORG-01"), "\(soa.complaints)")
        let population = try await office.run("evidence", "population", "acme", "ORG-01")
        #expect(population.code == 0 && population.output.contains("ORG-01"), "\(population.complaints)")
        let list = try await office.run("controls", "list", "acme")
        #expect(list.code == 0 && list.output.contains("ORG-01  low"), "\(list.complaints)")
    }

    /// Sets a control *not applicable*, and gives the configuration that says so.
    @discardableResult
    private func waive(in office: Office) throws -> String {
        let terms = """
                not-applicable:
                  CHN-02: {reason: not offered, owner: Ada Byron, approver: grace, ends: "\(Office.inThreeMonths)"}
            people:
            """
        let text = try office.text("linewarden.yaml").replacing("\npeople:", with: "\n" + terms)
        try Data(text.utf8).write(to: office.installation.configuration)
        return text
    }

    @Test func `by the configuration holds once its approver signed`() async throws {
        let office = try await Office()
        defer { office.installation.clean() }
        let text = try waive(in: office)
        func verdict() async throws -> String? {
            let report = try await office.report()
            return report["judgements"]?.elements.first { $0["control"]?.string == "CHN-02" }?["verdict"]?.string
        }
        #expect(try await verdict() == "notMet")
        #expect(try await office.run("exceptions", "list", "acme").output.contains("waits for a decision"))
        try await leavesNoTrace(of: ["exceptions", "approve", "acme", "not-applicable/CHN-02"], in: office)
        let approved = try await office.run(
            ["exceptions", "approve", "acme", "not-applicable/CHN-02"] + office.sign(as: "grace"))
        #expect(approved.code == 0, "\(approved.complaints)")
        #expect(try await verdict() == "notApplicable")

        try Data(text.replacing("not offered", with: "never offered").utf8).write(to: office.installation.configuration)
        #expect(try await verdict() == "notMet")
    }

    /// Neither a decision that is only printed, nor one that nobody may sign.
    private func leavesNoTrace(of approve: [String], in office: Office) async throws {
        let checkpoint = office.tenant.appendingPathComponent("ledger/checkpoint")
        let before = try Data(contentsOf: checkpoint)
        let printed = try await office.run(approve + ["--by", "grace"])
        #expect(printed.code == 0 && printed.output.contains(#""decision":"approve""#), "\(printed.complaints)")
        let unknown = try await office.run(approve + ["--by", "gracie", "--key", office.path("grace")])
        #expect(unknown.code == 77, "\(unknown.complaints)")
        let own = try await office.run(approve + office.sign(as: "ada"))
        #expect(own.code == 77, "\(own.complaints)")
        #expect(try Data(contentsOf: checkpoint) == before)
    }

    @Test func `by the configuration can be signed elsewhere before it is on the record`() async throws {
        let office = try await Office()
        defer { office.installation.clean() }
        try waive(in: office)
        let approve = ["exceptions", "approve", "acme", "not-applicable/CHN-02"]
        let printed = try await office.run(approve + ["--by", "grace"])
        try Data(printed.output.utf8).write(to: URL(fileURLWithPath: office.path("decision")))
        try sign("decision", as: "grace", in: office)
        let given = try await office.run(
            approve + ["--statement", office.path("decision"), "--signature", office.path("decision.sig")])

        #expect(given.code == 0 && given.output == "not-applicable/CHN-02: approved by grace\n", "\(given.complaints)")
    }

    @Test func `takes somebody who can sign`() async throws {
        let installation = try Installation(.sound)
        defer { installation.clean() }
        try installation.configure(api: "http://127.0.0.1:9", login: "http://127.0.0.1:9")
        let ending = try await Program().run([
            "exceptions", "list", "acme", "--config", installation.configuration.path,
        ])
        #expect(ending.code == 78 && ending.complaints.contains("nobody stands under people:"))
    }
}

@Suite("An attestation on the record", .enabled(if: Office.isPossible, "ssh-keygen is not installed"))
struct AttestationsTests {

    @Test func `keeps its document sealed, for its readers`() async throws {
        let office = try await Office()
        defer { office.installation.clean() }
        try Data("who may enter".utf8).write(to: URL(fileURLWithPath: office.path("list.txt")))
        let added = try await office.run(
            ["attestations", "add", "acme", "--saw", "the access list", "--requirement", "iso27001-2022 A.7.2"]
                + ["--observed", "2026-01-20", "--until", Office.inThreeMonths, "--document", office.path("list.txt")]
                + ["--reader", "grace"] + office.sign(as: "ada"))
        #expect(added.code == 0, "\(added.complaints)")
        let id = String(try #require(added.output.split(separator: " ").first))

        let listed = try await office.run("attestations", "list", "acme")
        #expect(listed.output.contains("\(id)  iso27001-2022 A.7.2\n    by ada, valid until \(Office.inThreeMonths)"))
        let folder = office.tenant.appendingPathComponent("attestations")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names == [[UInt8]("who may enter".utf8).sha256 + ".sealed"])
        let sealed = try Data(contentsOf: folder.appendingPathComponent(try #require(names.first)))
        #expect(sealed.range(of: Data("who may".utf8)) == nil)

        let show = ["attestations", "show", "acme", id, "--out", office.path("out.txt")]
        let other = try await office.run(show + office.sign(as: "ada"))
        #expect(other.code == 77 && other.complaints.contains("ada is not among the readers"))
        let stolen = try await office.run(show + ["--by", "grace", "--key", office.path("ada")])
        #expect(stolen.code == 77 && stolen.complaints.contains("is not the key of grace"))
        #expect(try await office.run(show + office.sign(as: "grace")).code == 0)
        #expect(try office.text("out.txt") == "who may enter")

        try Data(sealed.dropLast() + [0]).write(to: folder.appendingPathComponent(try #require(names.first)))
        let damaged = try await office.run(show + office.sign(as: "grace"))
        #expect(damaged.code == 65 && damaged.complaints.contains("is not as it was kept"))
    }

    @Test func `is refused from somebody who may not attest, and of what is over`() async throws {
        let office = try await Office()
        defer { office.installation.clean() }
        try Data("x".utf8).write(to: URL(fileURLWithPath: office.path("x")))
        let add = ["attestations", "add", "acme", "--saw", "s", "--document", office.path("x"), "--control"]

        let unknown = try await office.run(
            add + ["INT-0X", "--observed", "2026-01-20", "--until", Office.inThreeMonths] + office.sign(as: "ada"))
        #expect(unknown.code == 66 && unknown.complaints.contains("there is no control INT-0X"))
        let graces = try await office.run(
            add + ["INT-02", "--observed", "2026-01-20", "--until", Office.inThreeMonths] + office.sign(as: "grace"))
        #expect(graces.code == 77 && graces.complaints.contains("grace is no attester"))
        let over = try await office.run(
            add + ["int-02", "--observed", "2026-01-20", "--until", "2026-02-20"] + office.sign(as: "ada"))
        #expect(over.code == 65 && over.complaints.contains("it ended at 2026-02-20"))
        let folder = office.tenant.appendingPathComponent("attestations").path
        #expect(!FileManager.default.fileExists(atPath: folder))
    }
}

@Suite("Approving a baseline", .enabled(if: Office.isPossible, "ssh-keygen is not installed"))
struct BaselineApprovalTests {

    @Test func `takes two people, tags the archive, and drift is told from there on`() async throws {
        let office = try await Office()
        defer { office.installation.clean() }
        let none = try await office.run("drift", "acme", "--baseline")
        #expect(none.code == 66 && none.complaints.contains("no approved baseline"), "\(none.complaints)")

        let asked = try await office.run(["approve-change", "acme", "--ticket", "CHG-4711"] + office.sign(as: "ada"))
        #expect(asked.code == 0, "\(asked.complaints)")
        let id = String(try #require(asked.output.split(separator: " ").first))
        let own = try await office.run(["drift", "approve", "acme", id] + office.sign(as: "ada"))
        #expect(own.code == 77, "\(own.complaints)")
        #expect(try await office.run("drift", "acme", "--baseline").code == 66)

        let approved = try await office.run(["drift", "approve", "acme", id] + office.sign(as: "grace"))
        #expect(approved.code == 0, "\(approved.complaints)")
        #expect(approved.output.hasPrefix("\(id): approved by grace\nthe archive has it as the tag baseline/"))
        #expect(try tags(of: office).contains("ticket CHG-4711: asked for by ada, approved by grace"))
        let drift = try await office.run("drift", "acme", "--baseline")
        #expect(drift.code != 66 && drift.code != 1, "\(drift.complaints)")
        #expect(drift.output.contains("since the baseline \(id)\n"))
        #expect(drift.output.contains("ticket CHG-4711, approved by grace on "))
        let again = try await office.run(["drift", "approve", "acme", id] + office.sign(as: "grace"))
        #expect(again.code == 65)
    }

    @Test func `is refused where the capture it names is another`() async throws {
        let office = try await Office()
        defer { office.installation.clean() }
        let printed = try await office.run("approve-change", "acme", "--ticket", "CHG-1", "--by", "ada")
        #expect(printed.code == 0, "\(printed.complaints)")
        let manifest = try #require(JSON(Array(printed.output.utf8))["manifest"]?.string)
        let other = printed.output.replacing(manifest, with: String(manifest.reversed()))
        for (statement, code) in [(other, Int32(65)), (printed.output, 0)] {
            try? FileManager.default.removeItem(atPath: office.path("statement.sig"))
            try Data(statement.utf8).write(to: URL(fileURLWithPath: office.path("statement")))
            try sign(office.path("statement"), with: office.path("ada"))
            let asked = try await office.run(
                "approve-change", "acme", "--statement", office.path("statement"), "--signature",
                office.path("statement.sig"))
            #expect(asked.code == code, "\(asked.complaints)")
            #expect(asked.complaints.contains("its manifest is another") == (code == 65))
        }
    }

    /// Reads, and tells what the two controls about changes find.
    private func found(_ office: Office, _ capture: Capture?, _ out: String) async throws -> [String] {
        let ending = try await office.assess(capture, into: out)
        try #require(ending.code <= 2, "\(ending.complaints)")
        return try JSON(Array(try office.text(out + "/findings.json").utf8)).elements.compactMap { finding in
            guard let control = finding["control"]?.string, ["CFG-02", "CFG-13"].contains(control) else { return nil }
            return "\(control) \(finding["subject"]?.string ?? "")"
        }
    }

    private func undetermined(_ office: Office, _ out: String) throws -> [String] {
        let judgements = try JSON(Array(try office.text(out + "/report.json").utf8))["judgements"]?.elements
        let found = try #require(judgements).compactMap { one -> String? in
            one["verdict"]?.string == "undetermined" ? one["control"]?.string : nil
        }
        return found.filter { ["CFG-02", "CFG-13"].contains($0) }
    }

    @Test func `makes drift from it a finding, judged again from assessment.json, until it is accepted`() async throws {
        let office = try await Office()
        defer { office.installation.clean() }
        let capture = office.installation.tenant.capture
        let readers = Set(office.installation.tenant.readers.map(\.id))
        let client = try #require(
            try capture.documents(of: .oauthClients).first { !readers.contains($0.id) }
        ).id
        let edited = try capture.setting("accessTokenValiditySeconds", to: "4711", of: .oauthClients, client)
            .setting("description", to: #""Somebody looked at it""#, of: .oauthClients, client)

        #expect(try await found(office, nil, "none") == [])
        #expect(try undetermined(office, "none") == ["CFG-02", "CFG-13"])
        try await accept(office)
        #expect(try await found(office, nil, "same") == [])
        let drifted = try await found(office, edited, "drifted")
        #expect(drifted == ["CFG-02 configuration/oauth-clients/\(client)"])
        #expect(try office.text("drifted/report.json").contains("the audit log was not read for that time"))

        let again = try await office.run(
            "assess", "acme", "--capture", "HEAD", "--given", office.path("drifted/assessment.json"), "--out",
            office.path("again"))
        #expect(again.code <= 2, "\(again.complaints)")
        for name in ["report.json", "findings.json", "comparison.json", "assessment.json"] {
            #expect(try office.text("again/" + name) == office.text("drifted/" + name), "\(name)")
        }
        let finding = try #require(
            try JSON(Array(try office.text("drifted/findings.json").utf8)).elements.first {
                $0["control"]?.string == "CFG-02"
            }?["id"]?.string)
        #expect(try compared(office, "drifted", "new").contains(finding))
        _ = try await found(office, edited, "still")
        #expect(try compared(office, "still", "still").contains(finding))

        try await accept(office)
        #expect(try await found(office, edited, "accepted") == [])
    }

    /// The findings that are new, still there and so on.
    private func compared(_ office: Office, _ out: String, _ what: String) throws -> [String] {
        let comparison = try JSON(Array(try office.text(out + "/comparison.json").utf8))["comparison"]
        return comparison?[key: what]?["findings"]?.elements.compactMap(\.string) ?? []
    }

    private func accept(_ office: Office) async throws {
        let asked = try await office.run(["approve-change", "acme", "--ticket", "CHG-4711"] + office.sign(as: "ada"))
        try #require(asked.code == 0, "\(asked.complaints)")
        let id = String(try #require(asked.output.split(separator: " ").first))
        let approved = try await office.run(["drift", "approve", "acme", id] + office.sign(as: "grace"))
        try #require(approved.code == 0, "\(approved.complaints)")
    }

    private func sign(_ file: String, with key: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/ssh-keygen")
        process.arguments = ["-q", "-Y", "sign", "-n", SSHSignature.namespace, "-f", key, file]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
    }

    private func tags(of office: Office) throws -> String {
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "--git-dir", office.installation.archive.path, "tag", "-n9"]
        process.standardOutput = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: text, as: UTF8.self)
    }
}
