import Archive
import Capture
import ContactCenter
import Engine
import Foundation
import Redaction
import Rehearsals
import Simulator
import Synchronization
import Testing
import Tickets

@Suite("Change tickets announced to a running program")
struct TicketListeningTests {
    private let installation: Installation
    private let moment = Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))

    init() throws {
        var installation = try Installation(.sound)
        installation.ticketSecret = "S_TICKETS"
        self.installation = installation
    }

    private func collect() async throws {
        _ = try await installation.serving { [installation] in try await installation.assess("--quiet") }
    }

    private var folder: TenantFolder {
        get throws {
            try DataDirectory(installation.data).tenant(
                platform: "genesys-cloud", organization: installation.tenant.capture.manifest.organization)
        }
    }

    /// The numbers of the tickets that lie beside the newest capture, which is sound.
    private func numbers() throws -> Set<String> {
        let archive = try TenantArchive(at: try folder.archive)
        let capture = try archive.read(try #require(try archive.head()).id)
        #expect(capture.discrepancies().isEmpty)
        return Set(try capture.documents(of: .changeTickets).compactMap { $0["ticket"]?.string })
    }

    private final class Answered: Sendable {
        let numbers = Mutex<Set<String>>([])
    }

    @Test func `are there after it was killed in the middle, as far as it had answered`() async throws {
        defer { installation.clean() }
        try await collect()
        let answered = Answered()
        let ended = try await installation.listening(endedBy: SIGKILL) { [moment] announcer async throws in
            await withTaskGroup(of: Void.self) { group in
                for number in 1...6 {
                    group.addTask {
                        let ticket = Announcer.ticket("CHG-\(number)", "roles/*", around: moment)
                        let answer = try? await announcer.announce(ticket)
                        if answer?.status == 200 { answered.numbers.withLock { _ = $0.insert("CHG-\(number)") } }
                    }
                }
                // The others are under way when it is killed, or answered before.
                for _ in 1...2 { await group.next() }
                group.cancelAll()
            }
        }
        #expect(ended.code == -SIGKILL)
        let sure = answered.numbers.withLock { $0 }
        #expect(sure.count >= 2)
        #expect(try numbers().isSuperset(of: sure))

        let again = try await installation.listening { [moment] announcer async throws in
            let ticket = Announcer.ticket("CHG-7", "roles/*", around: moment)
            #expect(try await announcer.announce(ticket).status == 200)
        }
        #expect(again.code == 0 && again.complaints.isEmpty, "\(again.complaints)")
        #expect(try numbers().isSuperset(of: sure.union(["CHG-7"])))
    }

    @Test func `and sent once more after it was started again change nothing`() async throws {
        defer { installation.clean() }
        try await collect()
        // Signed now: what was signed before a slow collection is too old by the end of it.
        let signed = Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        let ticket = Announcer.ticket("CHG-1", "roles/*", around: signed)
        let first = try await installation.listening { announcer async throws in
            #expect(try await announcer.announce(ticket, at: signed).status == 200)
            let withdrawn = #"{"ticket":"CHG-1","withdrawn":true}"#
            #expect(try await announcer.announce(withdrawn, at: signed.advanced(by: .seconds(1))).status == 200)
        }
        #expect(first.code == 0 && !first.output.contains("grace"), "\(first.output)")
        let archive = try TenantArchive(at: try folder.archive)
        let head = try archive.head()
        let second = try await installation.listening("--json") { announcer async throws in
            let answer = try await announcer.announce(ticket, at: signed)
            #expect(answer.status == 200 && answer.json?["repeated"]?.boolean == true)
        }
        #expect(try archive.head() == head)
        let lines = try second.output.split(separator: "\n").map { try JSON(Array($0.utf8)) }
        #expect(lines.map { $0["ready"]?.boolean } == [true, nil])
        #expect(lines.last?["status"]?.integer == 200 && lines.last?["repeated"]?.boolean == true)
    }

    @Test func `are asked for again while another run has the tenant, and then kept`() async throws {
        defer { installation.clean() }
        try await collect()
        let lock = try folder.lock
        let ticket = Announcer.ticket("CHG-1", "roles/*", around: moment)
        let ended = try await installation.listening { announcer async throws in
            try await Self.holding(lock) {
                let answer = try await announcer.announce(ticket)
                #expect(answer.status == 503 && answer.retryAfter == "30")
            }
            #expect(try await announcer.announce(ticket).status == 200)
        }
        #expect(ended.code == 0)
        #expect(ended.output.contains("refused with 503: another run has the tenant"), "\(ended.output)")
        #expect(try numbers() == ["CHG-1"])
    }

    private static func holding(_ lock: URL, _ body: () async throws -> Void) async throws {
        let held = try TenantLock(lock)
        defer { _ = held }
        try await body()
    }

    @Test func `come over TLS with a certificate of ours`() async throws {
        defer { installation.clean() }
        try await collect()
        let paths = ["certificate", "key", "authority"].map {
            installation.folder.appendingPathComponent("\($0).pem").path
        }
        for (path, text) in zip(paths, [Certificates.good.certificate, Certificates.good.key, Certificates.authority]) {
            try Data((text + "\n").utf8).write(to: URL(fileURLWithPath: path))
        }
        let ticket = Announcer.ticket("CHG-1", "roles/*", around: moment)
        let ended = try await installation.listening(
            "--certificate", paths[0], "--key", paths[1]
        ) { announcer async throws in
            var trusting = announcer
            trusting.trust = paths[2]
            #expect(announcer.address.hasPrefix("https://"))
            #expect(try await trusting.announce(ticket).status == 200)
            await #expect(throws: (any Error).self) { try await announcer.announce(ticket) }
        }
        #expect(ended.code == 0, "\(ended.complaints)")
        let mixed = try await installation.listening("--certificate", paths[2], "--key", paths[1]) { _ in }
        #expect(mixed.code == 65 && mixed.complaints.contains("can't listen with"), "\(mixed.complaints)")
    }

    @Test func `are not listened for without a secret, or in clear where others reach it`() async throws {
        defer { installation.clean() }
        try await collect()
        func listen(_ secret: String?, _ more: String...) async throws -> Program.Ending {
            var other = installation
            other.ticketSecret = secret
            try other.configure(api: "https://api.example.com", login: "https://login.example.com")
            let place = ["--config", other.configuration.path, "--data", other.data.path]
            return try await other.program.run(["tickets", "listen", "acme"] + place + more)
        }
        let none = try await listen(nil)
        #expect(none.code == 78 && none.complaints.contains("has no secret that deliveries are signed with"))
        let unset = try await listen("S_NOWHERE")
        #expect(unset.code == 78 && unset.complaints.contains("S_NOWHERE is not set"), "\(unset.complaints)")
        let short = try await listen("S_SHORT")
        #expect(short.code == 78 && short.complaints.contains("fewer than 16 characters"), "\(short.complaints)")
        #expect(!short.complaints.contains("fifteen letters"))
        for more in [["--address", "0.0.0.0:0"], ["--address", "localhost:0"], ["--key", "k.pem"]] {
            let place = ["--config", installation.configuration.path, "--data", installation.data.path]
            #expect(try await installation.program.run(["tickets", "listen", "acme"] + place + more).code == 64)
        }
    }

    @Test func `are not listened for on a port that is taken, or at an address of another machine`() async throws {
        defer { installation.clean() }
        try await collect()
        let first = try await installation.listening { [installation] announcer async throws in
            let port = announcer.address.split(separator: "/")[1].split(separator: ":")[1]
            let second = try await installation.program.run([
                "tickets", "listen", "acme", "--config", installation.configuration.path, "--data",
                installation.data.path, "--address", "127.0.0.1:\(port)",
            ])
            #expect(second.code == 75 && second.complaints.contains("can't listen on 127.0.0.1:"))
            #expect(second.complaints.contains("the port is taken"), "\(second.complaints)")
            let away = try await installation.program.run([
                "tickets", "listen", "acme", "--config", installation.configuration.path, "--data",
                installation.data.path, "--behind-proxy", "--address", "192.0.2.7:0",
            ])
            #expect(away.code == 75 && away.complaints.contains("no address of this machine"), "\(away.complaints)")
        }
        #expect(first.code == 0)
    }

    @Test func `are sent as the documents show`() async throws {
        defer { installation.clean() }
        try await collect()
        let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/operating/changes.md")
        let blocks = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```sh\n").dropFirst()
        let example = try #require(
            blocks.first { $0.contains("Linewarden-Signature") }?.components(separatedBy: "```").first)
        let said = Mutex<(code: Int32, text: String)?>(nil)
        _ = try await installation.listening { announcer async throws in
            let script = example.replacing("http://127.0.0.1:8440/tenants/acme/changes", with: announcer.address)
            #expect(script != example)
            let result = try Self.bash(script)
            said.withLock { $0 = result }
        }
        let result = try #require(said.withLock { $0 })
        #expect(result.code == 0 && result.text.contains(#""tickets":1"#), "\(result.text)")
        #expect(try numbers() == ["CHG-4711"])
    }

    private static func bash(_ script: String) throws -> (code: Int32, text: String) {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-euo", "pipefail", "-c", script]
        process.environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
            "ACME_TICKETS": Announcer.secret.exposed,
        ]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }
}
