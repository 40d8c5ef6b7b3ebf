import Archive
import Capture
import Engine
import Foundation
import LedgerStore
import Rehearsals
import Simulator
import Synchronization
import Testing

/// Secrets that a person gives to a restore into another tenant, by the built program.
@Suite("Secrets given to a restore", .serialized, .enabled(if: Desk.isPossible, "ssh-keygen is not installed"))
struct GivenSecretsTests {
    private static let word = "correct horse 4711 battery"

    /// What `restore` printed to be filled in, filled in.
    private static func filled(_ said: String) -> String {
        let lines = said.split(separator: "\n", omittingEmptySubsequences: false)
        let marks = lines.indices.filter { lines[$0] == "---" }
        guard marks.count == 2 else { return "" }
        return lines[marks[0] + 1..<marks[1]].joined(separator: "\n").replacing(": ''", with: ": '\(word)'")
    }

    @discardableResult
    private static func write(_ text: String, to path: String, mode: Int = 0o600) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return path
    }

    /// Everything that lies under a folder, packed or not, in which a word stands.
    private static func files(under folder: URL, holding word: String) async throws -> [String] {
        var found: [String] = []
        for file in FileManager.default.enumerator(atPath: folder.path)?.compactMap({ $0 as? String }) ?? [] {
            let bytes = FileManager.default.contents(atPath: folder.appendingPathComponent(file).path) ?? Data()
            if bytes.range(of: Data(word.utf8)) != nil { found.append(file) }
        }
        for tenant in try FileManager.default.contentsOfDirectory(
            at: folder.appendingPathComponent("tenants"), includingPropertiesForKeys: nil)
        {
            found += try await packed(in: tenant, of: folder, holding: word).map {
                "\(tenant.lastPathComponent): \($0)"
            }
        }
        return found
    }

    /// What an archive and a ledger hold packed.
    private static func packed(in folder: URL, of data: URL, holding word: String) async throws -> [String] {
        func holds(_ bytes: [UInt8]) -> Bool { Data(bytes).range(of: Data(word.utf8)) != nil }
        let archive = try TenantArchive(at: folder.appendingPathComponent("archive.git"))
        var found: [String] = []
        for commit in try archive.log() {
            found += try archive.read(commit.id).files.filter { holds($0.value) }.map(\.key)
        }
        let organization = try archive.manifest(of: try archive.commit(named: "HEAD")).organization
        let tenant = try DataDirectory(data).tenant(platform: "genesys-cloud", organization: organization)
        let log = try LedgerLog(at: tenant.ledger, origin: tenant.logOrigin)
        for index in 0..<(await log.size) {
            if holds(try await log.payload(at: index)) { found.append("entry \(index)") }
        }
        return found
    }

    @Test func `make what they are for, and lie nowhere afterwards`() async throws {
        let here = try SandboxDesk()
        let sent = Mutex(0)
        let word = Self.word
        try await here.serving({
            $0.rateLimit = RateLimit(requests: 1_000_000, window: .seconds(60))
            $0.exchanges = { exchange in
                if String(decoding: exchange.requestBody, as: UTF8.self).contains(word) { sent.withLock { $0 += 1 } }
            }
        }) {
            let plan = try await here.planned(askingForSecrets: true)
            let text = Self.filled(plan.said)
            #expect(text.contains(#""stored-credentials/Credential 1":  # basicAuth"#), "\(text)")
            #expect(text.contains(#""config.current.properties.clientSecret""#), "\(text)")
            try await here.approve(plan.id)
            let file = try Self.write(text, to: here.out("secrets.yaml"))

            let dry = try await here.run("plans", "apply", "acme-sandbox", plan.id, "--dry-run", "--secrets-from", file)
            #expect(dry.code == 0 && sent.withLock { $0 } == 0, "\(dry.complaints)")
            let applied = try await here.run("plans", "apply", "acme-sandbox", plan.id, "--secrets-from", file)
            #expect(applied.code == 0, "\(applied.output.suffix(2000))\(applied.complaints)")
            #expect(!applied.output.contains("Unexplained"))
            let count = sent.withLock { $0 }
            #expect(count == text.split(separator: "\n").count { !$0.hasPrefix(" ") }, "\(count)")

            let again = try await here.run("plans", "apply", "acme-sandbox", plan.id, "--secrets-from", file)
            #expect(again.code == 0 && sent.withLock { $0 } == count, "\(again.complaints)")
            #expect(again.complaints.contains("was made before: what is given is not used"))
            let shown = try await here.run("plans", "show", "acme-sandbox", plan.id)
            _ = try await here.run("assess", "acme-sandbox", "--quiet", "--out", here.out("after"))
            for ending in [dry, applied, again, shown] {
                #expect(!(ending.output + ending.complaints).contains(word))
            }
            try FileManager.default.removeItem(atPath: file)
            #expect(try await Self.files(under: here.desk.installation.data, holding: word) == [])
            // What is looked for is found where it is.
            #expect(try await Self.files(under: here.desk.installation.data, holding: "Credential 1") != [])
        }
    }

    @Test func `that are not given leave by name what is nothing without them, and make the rest`() async throws {
        let here = try SandboxDesk()
        try await here.serving({ $0.rateLimit = RateLimit(requests: 1_000_000, window: .seconds(60)) }) {
            let plan = try await here.planned(askingForSecrets: true)
            try await here.approve(plan.id)
            var lines = Self.filled(plan.said).split(separator: "\n")
            let place = try #require(lines.firstIndex { $0.hasPrefix(#""stored-credentials/Credential 1""#) })
            lines[place + 2] = #"  "password": ''"#
            let file = try Self.write(lines.joined(separator: "\n"), to: here.out("secrets.yaml"))
            let applied = try await here.run("plans", "apply", "acme-sandbox", plan.id, "--secrets-from", file)
            #expect(applied.code == 1, "\(applied.complaints)")
            #expect(
                applied.complaints.contains(
                    "stored-credentials/Credential 1: nothing was given for password; it is not made"),
                "\(applied.complaints)")
            #expect(applied.output.contains("what it keeps secret was not given"))
            try Self.write(Self.filled(plan.said), to: file)
            let rest = try await here.run("plans", "apply", "acme-sandbox", plan.id, "--secrets-from", file)
            #expect(rest.code == 0, "\(rest.output.suffix(2000))\(rest.complaints)")
        }
    }

    /// Opens a pipe to be written to, as soon as somebody reads it.
    private static func opened(_ pipe: String) async throws -> FileHandle {
        let end = ContinuousClock.now + .seconds(120)
        while ContinuousClock.now < end {
            let descriptor = open(pipe, O_WRONLY | O_NONBLOCK)
            if descriptor >= 0 { return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true) }
            await Task.yield()
        }
        throw CancellationError()
    }

    @Test func `are waited for without keeping anybody from the ledger`() async throws {
        let here = try SandboxDesk()
        try await here.serving({ $0.rateLimit = RateLimit(requests: 1_000_000, window: .seconds(60)) }) {
            let plan = try await here.planned(askingForSecrets: true)
            try await here.approve(plan.id)
            let pipe = here.out("secrets.pipe")
            try #require(mkfifo(pipe, 0o600) == 0)
            async let applied = here.run("plans", "apply", "acme-sandbox", plan.id, "--secrets-from", pipe)
            let end = try await Self.opened(pipe)
            _ = try here.ledger()
            try end.write(contentsOf: Data(Self.filled(plan.said).utf8))
            try end.close()
            let ending = try await applied
            #expect(ending.code == 0, "\(ending.output.suffix(2000))\(ending.complaints)")
        }
    }

    @Test func `are typed while nobody has the ledger, on a terminal that is as it was when we are ended meanwhile`()
        async throws
    {
        let here = try SandboxDesk()
        try await here.serving {
            let plan = try await here.planned(askingForSecrets: true)
            try await here.approve(plan.id)
            let terminal = try Pseudoterminal()
            defer { terminal.remove() }
            var program = here.desk.installation.program
            program.terminal = terminal
            let ending = try await program.run(
                ["plans", "apply", "acme-sandbox", plan.id] + here.place, endedBy: SIGTERM
            ) { _ in
                _ = await terminal.said(upTo: "(nothing to leave it out): ")
                #expect(!terminal.shows)
                #expect(throws: Never.self) { _ = try here.ledger() }
            }
            #expect(ending.code == -SIGTERM)
            #expect(terminal.shows && !terminal.holdsMore)
            terminal.hangUp()
        }
    }

    @Test func `are asked for until somebody breaks off, and then nothing is sent`() async throws {
        let here = try SandboxDesk()
        try await here.serving {
            let plan = try await here.planned(askingForSecrets: true)
            try await here.approve(plan.id)
            let terminal = try Pseudoterminal()
            defer { terminal.remove() }
            var program = here.desk.installation.program
            program.terminal = terminal
            let running = program
            async let ending = running.run(["plans", "apply", "acme-sandbox", plan.id] + here.place)
            _ = await terminal.said(upTo: "(nothing to leave it out): ")
            terminal.type("half\u{3}".utf8)
            let said = await terminal.said(upTo: "nothing was sent")
            #expect(try await ending.code == 130)
            #expect(said.contains("asking was broken off") && !said.contains("half"))
            #expect(terminal.shows)
            terminal.hangUp()
            let shown = try await here.run("plans", "show", "acme-sandbox", plan.id)
            #expect(!shown.output.contains("done at") && !shown.output.contains("begun at"), "\(shown.output)")
        }
    }

    @Test func `are refused before anything is sent where others may read them, or nobody asks for them`() async throws
    {
        let here = try SandboxDesk()
        try await here.serving {
            let plan = try await here.planned(askingForSecrets: true)
            try await here.approve(plan.id)
            let file = here.out("secrets.yaml")
            for (text, mode, code, words) in [
                ("{}", 0o640, Int32(77), "others may read or write"), ("{}", 0o604, 77, "others may read or write"),
                (
                    "stored-credentials/Other: {userName: \(Self.word)}", 0o600, 65,
                    "asks nobody for: stored-credentials/Other"
                ),
                (
                    "stored-credentials/Credential 1: {user: \(Self.word)}", 0o600, 65,
                    "asks nobody for: stored-credentials/Credential 1  user"
                ),
                ("stored-credentials/Credential 1: {userName: [\(Self.word)", 0o600, 65, "does not read"),
                (
                    #"stored-credentials/Credential 1: {userName: "\#(Self.word)\\n"}"#, 0o600, 65,
                    "would not give what is written in line 1"
                ),
            ] {
                try Self.write(text, to: file, mode: mode)
                let refused = try await here.run("plans", "apply", "acme-sandbox", plan.id, "--secrets-from", file)
                #expect(refused.code == code && refused.complaints.contains(words), "\(refused.complaints)")
                #expect(!refused.output.contains("read back") && !refused.complaints.contains(Self.word))
            }
            let missing = try await here.run(
                "plans", "apply", "acme-sandbox", plan.id, "--secrets-from", here.out("none"))
            #expect(missing.code == 66, "\(missing.complaints)")
        }
    }
}
