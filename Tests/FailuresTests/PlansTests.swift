import Capture
import ContactCenter
import Engine
import Foundation
import LedgerStore
import Rehearsals
import Simulator
import Synchronization
import Testing

/// An installation that may change its tenant, with people who plan and people who agree.
struct Desk {
    private(set) var installation: Installation
    private let exchanges: Box

    private final class Box: Sendable {
        let all = Mutex<[Exchange]>([])

        /// The process that runs, and at which exchange it is to be killed, once.
        let fate = Mutex<(process: Int32?, deadly: (@Sendable (Exchange) -> Bool)?)>((nil, nil))

        func note(_ exchange: Exchange) {
            all.withLock { $0.append(exchange) }
            fate.withLock { fate in
                guard let process = fate.process, fate.deadly?(exchange) == true else { return }
                kill(process, SIGKILL)
                fate = (nil, nil)
            }
        }
    }

    static let isPossible = FileManager.default.isExecutableFile(atPath: "/usr/bin/ssh-keygen")

    /// - Parameter responder: The lines under `responder:`; nil where nothing may be changed.
    init(responder: [String]? = []) throws {
        var installation = try Installation(.mixed)
        let box = Box()
        installation.seen = { exchange in box.note(exchange) }
        installation.program.started = { number in box.fate.withLock { $0.process = number } }
        installation.responder = responder
        self.installation = installation
        exchanges = box
    }

    /// Kills whatever runs, as a power cut would, after the platform did what an exchange asks for and before anybody has its
    /// answer.
    func killing(at deadly: @escaping @Sendable (Exchange) -> Bool) { exchanges.fate.withLock { $0.deadly = deadly } }

    /// The same, of a tenant to which this happened before.
    func after(_ past: TenantPast) -> Desk {
        var desk = self
        desk.installation.past = past
        return desk
    }

    /// Serves the tenant, reads it once, and does something with it.
    ///
    /// - Parameter earlier: What the tenant was before, read first; nil where nobody read it before.
    func open(after earlier: Capture? = nil, _ body: @escaping @Sendable () async throws -> Void) async throws {
        defer { installation.clean() }
        if let earlier {
            _ = try await installation.serving(earlier) { [installation] in
                try await installation.assess("--quiet", "--out", installation.folder.path + "/before")
            }
        }
        let lines = try ["ada", "grace", "edsger"].map { name in
            let roles = name == "ada" ? "[requester, attester]" : "[approver]"
            return #"  \#(name): {name: \#(name), roles: \#(roles), key: "\#(try key(of: name))"}"#
        }
        try await installation.serving { [installation] in
            let before = try String(contentsOf: installation.configuration, encoding: .utf8)
            let people = "people:\n" + lines.joined(separator: "\n") + "\n"
            try Data((before + people).utf8).write(to: installation.configuration)
            _ = try await installation.assess("--quiet", "--out", installation.folder.path + "/first")
            try await body()
        }
    }

    private func key(of name: String) throws -> String {
        let path = installation.folder.appendingPathComponent(name).path
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/ssh-keygen")
        process.arguments = ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", path]
        try process.run()
        process.waitUntilExit()
        return try String(contentsOfFile: path + ".pub", encoding: .utf8).trimmingCharacters(in: .newlines)
    }

    /// Runs the built program on it, signed by somebody where one is named.
    func linewarden(_ arguments: [String], as name: String? = nil) async throws -> Program.Ending {
        let signed = name.map { ["--by", $0, "--key", installation.folder.appendingPathComponent($0).path] } ?? []
        return try await installation.program.run(
            arguments + signed + ["--config", installation.configuration.path, "--data", installation.data.path])
    }

    func run(_ arguments: String..., as name: String? = nil) async throws -> Program.Ending {
        try await linewarden(["plans"] + arguments, as: name)
    }

    /// Plans something as Ada and returns the plan's id.
    func plan(_ changes: String..., interrupting: String? = nil) async throws -> String {
        let interrupt = interrupting.map { ["--interrupt", $0] } ?? []
        let key = installation.folder.appendingPathComponent("ada").path
        let ending = try await installation.program.run(
            ["plans", "new", "acme"] + changes + ["--because", "somebody else signs in", "--by", "ada", "--key", key]
                + interrupt + ["--config", installation.configuration.path, "--data", installation.data.path])
        try #require(ending.code == 0, "\(ending.complaints)")
        return String(try #require(ending.output.split(separator: " ").first))
    }

    /// What was written to the tenant and taken, in its order.
    var written: [String] {
        exchanges.all.withLock { all in
            all.filter { exchange in
                (200...299).contains(exchange.status) && exchange.method != "GET"
                    && ["query", "token"].allSatisfy { !exchange.target.hasSuffix($0) }
            }.map { "\($0.method) \($0.target)" }
        }
    }

    /// How many requests the tenant was sent so far, of whatever kind.
    var asked: Int { exchanges.all.withLock(\.count) }

    /// The ids of the people who are active.
    func active() throws -> [String] {
        try installation.tenant.capture.documents(of: Kind("people", .lines)).filter {
            $0["state"]?.string == "active"
        }.map(\.id)
    }

    /// Plans as Ada that the people in a file leave.
    func departure(_ lines: [String]) async throws -> Program.Ending {
        let file = installation.folder.appendingPathComponent("leavers.txt")
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        return try await run(
            "new", "acme", "--departures", file.path, "--from", "2030-01-01", "--because", "the site closes",
            as: "ada")
    }

    /// Somebody active who holds little and whom nothing protects.
    func somebody() throws -> String {
        let capture = installation.tenant.capture
        let protected = installation.tenant.registers["break-glass"] ?? []
        let grants = try capture.documents(of: Kind("grants", .lines))
        let roles = Dictionary(grouping: grants) { $0["subject"]?.string ?? "" }.mapValues(\.count)
        let people = try capture.documents(of: Kind("people", .lines)).filter {
            $0["state"]?.string == "active" && !protected.contains($0.id)
        }
        return try #require(people.min { (roles[$0.id] ?? 0, $0.id) < (roles[$1.id] ?? 0, $1.id) }).id
    }
}

@Suite("Changing a tenant", .enabled(if: Desk.isPossible, "ssh-keygen is not installed"))
struct PlansTests {

    @Test func `takes a plan, others who agree, and is read back, made once, and taken back`() async throws {
        let desk = try Desk()
        let person = try desk.somebody()
        try await desk.open {
            let id = try await desk.plan(
                "suspend person/\(person)", "end-sessions person/\(person)", interrupting: "person/\(person)")
            let early = try await desk.run("apply", "acme", id)
            #expect(early.code == 2, "\(early.output)\(early.complaints)")
            #expect(desk.written.isEmpty)

            let own = try await desk.run("approve", "acme", id, as: "ada")
            #expect(own.code == 77, "\(own.complaints)")
            let agreed = try await desk.run("approve", "acme", id, as: "grace")
            #expect(agreed.code == 0, "\(agreed.complaints)")

            let applied = try await desk.run("apply", "acme", id)
            #expect(applied.code == 0, "\(applied.output)\(applied.complaints)")
            #expect(desk.written == ["PATCH /api/v2/users/\(person)", "DELETE /api/v2/tokens/\(person)"])
            let again = try await desk.run("apply", "acme", id)
            #expect(again.code == 0, "\(again.output)")
            #expect(desk.written.count == 2)

            let undo = try await desk.run("undo", "acme", id, "--because", "it was them", as: "ada")
            #expect(undo.complaints.contains("end-sessions"))
            let back = String(try #require(undo.output.split(separator: " ").first))
            _ = try await desk.run("approve", "acme", back, as: "grace")
            let undone = try await desk.run("apply", "acme", back)
            #expect(undone.code == 0, "\(undone.output)\(undone.complaints)")
            #expect(desk.written.count == 3)
            let shown = try await desk.run("show", "acme", id)
            #expect(shown.output.contains("done at"), "\(shown.output)")
        }
    }

    @Test func `is refused whole while somebody says stop`() async throws {
        let desk = try Desk()
        let person = try desk.somebody()
        try await desk.open {
            let id = try await desk.plan("suspend person/\(person)", interrupting: "person/\(person)")
            _ = try await desk.run("approve", "acme", id, as: "grace")
            _ = try await desk.run("stop", "acme", "--because", "the provider is down")
            let stopped = try await desk.run("apply", "acme", id)
            #expect(stopped.code == 1)
            #expect(stopped.output.contains("the provider is down"), "\(stopped.output)")
            #expect(desk.written.isEmpty)
            _ = try await desk.run("go", "acme")
            #expect(try await desk.run("apply", "acme", id).code == 0)
        }
    }

    @Test func `never touches the clients we call with`() async throws {
        let desk = try Desk()
        let core = try #require(desk.installation.tenant.readers.first { $0.purpose == .core }).id
        try await desk.open {
            let id = try await desk.plan("disable-client client/\(core)")
            _ = try await desk.run("approve", "acme", id, as: "grace")
            let refused = try await desk.run("apply", "acme", id)
            #expect(refused.code == 1)
            #expect(refused.output.contains("Linewarden itself calls with it"), "\(refused.output)")
            #expect(desk.written.isEmpty)
        }
    }

    @Test func `shows in a dry run what it would send, and sends none of it`() async throws {
        let desk = try Desk()
        let person = try desk.somebody()
        try await desk.open {
            let id = try await desk.plan("suspend person/\(person)", interrupting: "person/\(person)")
            let shown = try await desk.run("apply", "acme", id, "--dry-run")
            #expect(shown.code == 0, "\(shown.output)\(shown.complaints)")
            #expect(shown.output.contains("PATCH /api/v2/users/\(person)"), "\(shown.output)")
            #expect(shown.output.contains("would make of it state: active → inactive"), "\(shown.output)")
            #expect(desk.written.isEmpty)
            let explained = try await desk.run("explain", "acme", id)
            #expect(explained.output.contains("kill-switch"), "\(explained.complaints)")
        }
    }

    @Test func `of the last trunk says in plain words that emergency calls may not go out, before anybody agrees`()
        async throws
    {
        let desk = try Desk()
        let bases = try desk.installation.tenant.capture.documents(of: Kind("trunk-base-settings", .objects))
        func id(_ name: String) throws -> String { try #require(bases.first { $0["name"]?.string == name }).id }
        let (north, south) = (try id("Carrier North"), try id("Carrier South"))
        let secret = "fake-password-of-carrier-south"
        try await desk.open {
            let one = try await desk.plan("disable-trunk trunk-settings/\(south)")
            let calm = try await desk.run("show", "acme", one)
            #expect(!calm.output.contains("EMERGENCY CALLS"), "\(calm.output)")
            #expect(calm.output.contains("go through Carrier South") && calm.output.contains("Main Site"))
            let both = try await desk.plan(
                "disable-trunk trunk-settings/\(north)", "disable-trunk trunk-settings/\(south)")
            let shown = try await desk.run("show", "acme", both)
            #expect(shown.output.contains("EMERGENCY CALLS MAY NOT GO OUT"), "\(shown.output)")
            let agreed = try await desk.run("approve", "acme", both, as: "grace")
            #expect(agreed.code == 0 && agreed.complaints.contains("EMERGENCY CALLS MAY NOT GO OUT"))
            let explained = try await desk.run("explain", "acme", both)
            #expect(explained.output.contains("emergency-calls"), "\(explained.output)")
            #expect(desk.written.isEmpty)

            let quiet = try await desk.run("approve", "acme", one, as: "grace")
            #expect(quiet.code == 0 && !quiet.complaints.contains("EMERGENCY"), "\(quiet.complaints)")
            let applied = try await desk.run("apply", "acme", one)
            #expect(applied.code == 0, "\(applied.output)\(applied.complaints)")
            let undo = try await desk.run("undo", "acme", one, "--because", "it was us", as: "ada")
            let back = String(try #require(undo.output.split(separator: " ").first))
            _ = try await desk.run("approve", "acme", back, as: "grace")
            let undone = try await desk.run("apply", "acme", back)
            #expect(undone.code == 0, "\(undone.output)\(undone.complaints)")
            let base = "PUT /api/v2/telephony/providers/edges/trunkbasesettings/\(south)"
            #expect(desk.written == [base, base])
            let printed = [shown, agreed, explained, applied, undone].map { $0.output + $0.complaints }.joined()
            #expect(!printed.contains(secret))
            #expect(try desk.installation.files(holding: secret) == [])
            var reader = try LedgerReader(at: desk.place.ledger)
            for index in 0..<reader.size {
                let payload = String(decoding: try reader.payload(at: index), as: UTF8.self)
                #expect(!payload.contains(secret), "entry \(index)")
            }
        }
    }

    @Test func `that a gate holds whole is told once, with the gate, and every gate of each change to who asks`()
        async throws
    {
        let desk = try Desk()
        let person = try desk.somebody()
        try await desk.open {
            let id = try await desk.plan(
                "suspend person/\(person)", "end-sessions person/\(person)", "free-station person/\(person)")
            let applied = try await desk.run("apply", "acme", id)
            #expect(applied.code == 2, "\(applied.output)\(applied.complaints)")
            #expect(desk.written.isEmpty)
            #expect(applied.output.contains("and the same of 2 more"), "\(applied.output)")
            #expect(applied.output.contains("3 not: awaits-approval: one other than ada"), "\(applied.output)")
            let shown = try await desk.run("show", "acme", id)
            #expect(shown.output.contains("  1-3  held: awaits-approval, "), "\(shown.output)")
            #expect(shown.output.components(separatedBy: "approval: one other than ada").count == 2, "\(shown.output)")
            let told = try await desk.run("show", "acme", id, "--json")
            #expect(told.output.contains("\"1-3\""), "\(told.output)")
            let explained = try await desk.run("explain", "acme", id, "--offline")
            #expect(explained.output.components(separatedBy: "     blast-radius  ").count == 4, "\(explained.output)")
        }
    }

    @Test func `takes an assistant off its queues, and puts it back`() async throws {
        let desk = try Desk()
        let all = try desk.installation.tenant.capture.documents(of: Kind("assistants", .objects))
        let assistant = try #require(all.first { $0["name"]?.string == "Agent Help" }).id
        try await desk.open {
            let id = try await desk.plan("withdraw-assistant assistant/\(assistant)")
            _ = try await desk.run("approve", "acme", id, as: "grace")
            let applied = try await desk.run("apply", "acme", id)
            #expect(applied.code == 0, "\(applied.output)\(applied.complaints)")
            #expect(desk.written == ["PUT /api/v2/assistants/\(assistant)/copilot"])
            let undo = try await desk.run("undo", "acme", id, "--because", "it helps again", as: "ada")
            let back = String(try #require(undo.output.split(separator: " ").first))
            _ = try await desk.run("approve", "acme", back, as: "grace")
            #expect(try await desk.run("apply", "acme", back).code == 0)
            #expect(desk.written.count == 2)
        }
    }

    @Test
    func `that opens the tenant to every address is refused while nobody knows who comes from where, and takes two`()
        async throws
    {
        let desk = try Desk()
        try await desk.open {
            let none = "set-allowlist tenant/tenant none"
            let early = try await desk.run("new", "acme", none, "--because", "too narrow", as: "ada")
            #expect(early.code == 66, "\(early.output)\(early.complaints)")
            #expect(early.complaints.contains("was never read"), "\(early.complaints)")
            let read = try await desk.linewarden(
                ["audit", "read", "acme", "--service", "PeoplePermissions", "--quiet"])
            #expect(read.code == 0, "\(read.complaints)")
            let id = try await desk.plan(none)
            let shown = try await desk.run("show", "acme", id)
            #expect(shown.output.contains("OPENS TO EVERY ADDRESS"), "\(shown.output)")
            let one = try await desk.run("approve", "acme", id, as: "grace")
            #expect(one.complaints.contains("OPENS TO EVERY ADDRESS"), "\(one.complaints)")
            let halfway = try await desk.run("apply", "acme", id)
            #expect(halfway.code == 2, "\(halfway.output)")
            _ = try await desk.run("approve", "acme", id, as: "edsger")
            let applied = try await desk.run("apply", "acme", id)
            #expect(applied.code == 0, "\(applied.output)\(applied.complaints)")
        }
    }

    @Test func `of somebody who is not there is not even planned`() async throws {
        let desk = try Desk()
        try await desk.open {
            let ending = try await desk.run(
                "new", "acme", "suspend person/nobody", "--because", "a mistyped id", as: "ada")
            #expect(ending.code == 66)
            #expect(ending.complaints.contains("person/nobody is not in the capture"), "\(ending.complaints)")
            let wrong = try await desk.run(
                "new", "acme", "delete person/nobody", "--because", "no such verb", as: "ada")
            #expect(wrong.code == 64)
        }
    }

    @Test func `takes a client of its own, which no reader is`() async throws {
        let desk = try Desk(responder: nil)
        let person = try desk.somebody()
        try await desk.open {
            let id = try await desk.plan("suspend person/\(person)")
            _ = try await desk.run("approve", "acme", id, as: "grace")
            let ending = try await desk.run("apply", "acme", id)
            #expect(ending.code == 78)
            #expect(ending.complaints.contains("it has no responder:"), "\(ending.complaints)")
        }
    }

    @Test func `of people a file says have left is refused whole where a line means nobody`() async throws {
        let desk = try Desk()
        let person = try desk.somebody()
        let people = try desk.active()
        try await desk.open {
            let ending = try await desk.departure([person, "nobody@example.com"])
            #expect(ending.code == 65)
            #expect(ending.complaints.contains("1 of 2 lines"), "\(ending.complaints)")
            let wrong = (0..<800).map { "nobody-\($0)@example.com" }
            let many = try await desk.departure((0..<200).map { people[$0 % people.count] } + wrong)
            #expect(many.code == 65)
            #expect(many.complaints.contains("800 of 1000 lines"), "\(many.complaints)")
            #expect(many.complaints.contains("the first in line 201"), "\(many.complaints)")
            #expect(try await desk.run("show", "acme").output == "nothing is planned\n")
        }
    }

    @Test func `of people a file says have left is refused where it names nobody`() async throws {
        let desk = try Desk()
        try await desk.open {
            for lines in [[], ["", "# nobody yet", "  "]] {
                let ending = try await desk.departure(lines)
                #expect(ending.code == 65)
                #expect(ending.complaints.contains("names nobody"), "\(ending.complaints)")
            }
            #expect(try await desk.run("show", "acme").output == "nothing is planned\n")
        }
    }

    @Test func `of more people than may leave is refused before anybody agrees`() async throws {
        let desk = try Desk()
        let people = try desk.active()
        try await desk.open {
            let ending = try await desk.departure(people)
            #expect(ending.code == 77)
            let says = "\(people.count) of \(people.count) active people would leave within a day, and 25 % is the most"
            #expect(ending.complaints.contains(says), "\(ending.complaints)")
            #expect(ending.complaints.components(separatedBy: "would leave").count == 2, "it is said more than once")
            #expect(try await desk.run("show", "acme").output == "nothing is planned\n")
            #expect(desk.written.isEmpty)
        }
    }

    @Test func `only notes in the mode to observe what would have set it off, and asks the platform nothing`()
        async throws
    {
        let desk = try Desk(responder: ["      playbooks: {lock-out: observe}"])
        let person = try desk.somebody()
        try await desk.open {
            let planned = try await desk.run(
                "new", "acme", "--playbook", "lock-out", "--to", "person/\(person)", "--because", "two continents",
                "--trigger", "ALERT-17", as: "ada")
            let id = String(try #require(planned.output.split(separator: " ").first))
            let before = desk.asked
            let noted = try await desk.run("apply", "acme", id)
            #expect(noted.code == 0, "\(noted.output)\(noted.complaints)")
            #expect(noted.output.contains("only noted: ALERT-17 would have set it off"), "\(noted.output)")
            #expect(desk.asked == before)
            let shown = try await desk.run("show", "acme", id)
            #expect(shown.output.contains("held: only-noted"), "\(shown.output)")
            let explained = try await desk.run("explain", "acme", id, "--offline")
            let gates = explained.output.split(separator: "\n").filter { $0.prefix { $0 == " " }.count == 5 }
            #expect(gates.prefix(2).map { $0.contains("kill-switch") || $0.contains("mode") } == [true, true])
        }
    }
}

extension Installation {

    /// The files under its folder that hold a text in clear; what is packed is read by ``ArchivedSecretsTests``.
    fileprivate func files(holding text: String) throws -> [String] {
        let (bytes, manager) = (Data(text.utf8), FileManager.default)
        let paths = manager.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        return try paths.filter { url in
            var isFolder: ObjCBool = false
            guard manager.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue else {
                return false
            }
            return try Data(contentsOf: url).range(of: bytes) != nil
        }.map(\.path)
    }
}
