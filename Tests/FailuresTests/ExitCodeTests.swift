import Capture
import ContactCenter
import Foundation
import Rehearsals
import Simulator
import Synchronization
import Testing

@Suite("What a run ends with", .serialized)
struct ExitCodeTests {

    private func ending(_ arguments: String...) async throws -> Program.Ending { try await Program().run(arguments) }

    @Test(arguments: [["--help"], ["--version"], ["controls"], ["controls", "show", "ACC-03"], ["assess", "--help"]])
    func `0 where it did what it was asked`(arguments: [String]) async throws {
        let ending = try await Program().run(arguments)

        #expect(ending.code == 0)
        #expect(ending.complaints == "")
    }

    @Test func `0 where every control is met, or listed as not assessed`() async throws {
        var installation = try Installation(.sound)
        // They need people who sign, and an audit log that was read.
        installation.notAssessed = ["AUT-17", "CFG-02", "CFG-03", "CFG-13", "LOG-09"]
        defer { installation.clean() }
        let ending = try await installation.serving { [installation] in
            _ = try await installation.assess()
            _ = try await installation.importExports()
            _ = try await installation.importScan()
            _ = try await installation.importFlows()
            return try await installation.assess()
        }

        #expect(ending.code == 0, "\(ending.complaints)")
    }

    @Test func `1 where a control is not met, whatever is undetermined besides`() async throws {
        var installation = try Installation(.poor)
        installation.refuses = [.telephony]
        defer { installation.clean() }
        let ending = try await installation.serving { [installation] in try await installation.assess() }

        #expect(ending.code == 1, "\(ending.complaints)")
    }

    @Test func `2 where nothing was imported of the identity provider, and it says what to run`() async throws {
        let installation = try Installation(.sound)
        defer { installation.clean() }
        let ending = try await installation.serving { try await installation.assess() }

        #expect(ending.code == 2, "\(ending.complaints)")
        #expect(ending.output.contains("run linewarden import idp"))
    }

    @Test func `2 where nothing is unmet and something undetermined`() async throws {
        var installation = try Installation(.sound)
        installation.refuses = [.telephony]
        defer { installation.clean() }
        let ending = try await installation.serving { [installation] in try await installation.assess() }

        #expect(ending.code == 2, "\(ending.complaints)")
    }

    @Test(arguments: [
        ["frobnicate"], ["assess"], ["assess", "acme", "--at", "yesterday"], ["assess", "acme", "--frobnicate"],
        ["simulate", "--posture", "awful"], ["simulate", "--people", "many"], ["controls", "show"],
        ["simulate", "--port", "65536"], ["simulate", "--port=-1"], ["demo", "--people", "-3"],
        ["simulate", "--rate=-1"],
    ])
    func `64 where the command is not understood`(arguments: [String]) async throws {
        let ending = try await Program().run(arguments)

        #expect(ending.code == 64, "\(ending.complaints)")
        #expect(ending.complaints.hasPrefix("Error:") || ending.complaints.contains("USAGE"))
    }

    @Test func `66 where there is no such control, capture, tenant or commit`() async throws {
        let installation = try Installation(.sound)
        defer { installation.clean() }
        try installation.configure(api: "http://127.0.0.1:9", login: "http://127.0.0.1:9")
        let place = ["--config", installation.configuration.path, "--data", installation.data.path]
        let cases: [([String], String)] = [
            (["controls", "show", "ACC-99"], "there is no control ACC-99"),
            (["assess", "--capture", "/nowhere"], "there is no folder /nowhere"),
            (["assess", "--capture", installation.folder.path], "there is no manifest.json in it"),
            (["assess", "acne"] + place, "there is no tenant acne"),
            (["assess", "acme", "--capture", "HEAD"] + place, "acme was never collected into"),
            (["simulate", "--faults", "nonsense"], "there are no faults nonsense"),
            (["simulate", "--state", "/nowhere"], "there is no manifest.json in it"),
        ]
        for (arguments, says) in cases {
            let ending = try await Program().run(arguments)
            #expect(ending.code == 66, "\(arguments)")
            #expect(ending.complaints.contains("linewarden: error: "))
            #expect(ending.complaints.contains(says), "\(ending.complaints)")
        }
    }

    @Test func `69 where the platform refuses our client`() async throws {
        var installation = try Installation(.sound)
        installation.wrongSecrets = true
        defer { installation.clean() }
        let ending = try await installation.serving { [installation] in try await installation.assess() }

        #expect(ending.code == 69)
        #expect(
            ending.complaints == """
                linewarden: error: POST /oauth/token refused our client (401)
                linewarden: hint: check the client's id and secret, and that it is active

                """)
        #expect(!FileManager.default.fileExists(atPath: installation.archive.path))
    }

    @Test func `74 where the data directory cannot be made`() async throws {
        let installation = try Installation(.sound)
        defer { installation.clean() }
        try Data().write(to: installation.data)
        let ending = try await installation.serving { try await installation.assess() }

        #expect(ending.code == 74)
        #expect(ending.complaints.contains("linewarden: hint: "))
    }

    @Test func `74 where the reports cannot be written`() async throws {
        let installation = try Installation(.sound)
        defer { installation.clean() }
        let file = installation.folder.appendingPathComponent("file")
        try Data().write(to: file)
        let ending = try await installation.serving { try await installation.assess("--out", file.path + "/reports") }

        #expect(ending.code == 74)
        #expect(ending.complaints.contains("can't write \(file.path)/reports/"))
    }

    @Test func `75 where nobody answers`() async throws {
        let installation = try Installation(.sound)
        defer { installation.clean() }
        try installation.configure(api: "http://127.0.0.1:9", login: "http://127.0.0.1:9/login")
        let ending = try await installation.assess()

        #expect(ending.code == 75)
        #expect(
            ending.complaints == """
                linewarden: error: POST /oauth/token was not reached, four times
                linewarden: hint: the platform is busy or away; run it again, it goes on where it was

                """)
    }

    @Test func `75 where a port to serve on is taken`() async throws {
        let ending = try await Gateway.serving { _ in
            nil
        } _: { gateway in
            try await Program().run(["simulate", "--people", "40", "--port", "\(gateway.port)"])
        }

        #expect(ending.code == 75)
        #expect(ending.complaints.contains("linewarden: hint: is it taken? --port 0 takes a free one\n"))
    }

    @Test func `78 where the configuration is wrong, with line and column`() async throws {
        let installation = try Installation(.sound)
        defer { installation.clean() }
        try installation.configure(api: "http://127.0.0.1:9", login: "http://127.0.0.1:9/login")
        let text = try String(contentsOf: installation.configuration, encoding: .utf8)
        try Data(text.replacing("gateway:", with: "gatway:").utf8).write(to: installation.configuration)
        let ending = try await installation.assess()

        #expect(ending.code == 78)
        #expect(
            ending.complaints.contains(
                "linewarden: error: linewarden.yaml:5:5: tenants.acme.gatway is not a setting; did you mean gateway?\n")
        )
    }

    @Test func `78 where the configuration, a secret or an authority is not there`() async throws {
        let installation = try Installation(.sound)
        defer { installation.clean() }
        #expect(try await installation.assess().code == 78)
        try installation.configure(api: "https://127.0.0.1:9", login: "https://127.0.0.1:9/login")
        let text = try String(contentsOf: installation.configuration, encoding: .utf8)

        try Data(text.replacing("env:S_CORE", with: "env:S_NONE").utf8).write(to: installation.configuration)
        let noSecret = try await installation.assess()
        #expect(noSecret.code == 78)
        #expect(noSecret.complaints.contains("the environment variable S_NONE is not set"))

        try Data(text.replacing("    gateway:", with: "    gateway:\n      trust: nowhere.pem").utf8).write(
            to: installation.configuration)
        let noAuthority = try await installation.assess()
        #expect(noAuthority.code == 78)
        #expect(noAuthority.complaints.contains("can't read the authorities in"))
    }

    @Test func `130 at Ctrl-C, and the next run goes on where it was`() async throws {
        var installation = try Installation(.poor)
        defer { installation.clean() }
        let log = RequestLog()
        installation.faults = Faults([.init(.slow(.seconds(30)), on: "/api/v2/users", when: .nth([1]))])
        installation.seen = log.note
        let ending = try await installation.serving { [installation] in
            try await installation.assess(interruptedWhen: { _ in await log.reaches(25) })
        }

        #expect(ending.code == 130)
        #expect(ending.complaints.contains("linewarden: error: interrupted; what was read whole is kept\n"))
    }

    @Test func `130 at Ctrl-C of what serves`() async throws {
        let ending = try await Program().run(
            ["simulate", "--people", "40"],
            interruptedWhen: { lines in
                for await line in lines where line.contains(#""ready":true"#) { return }
            })

        #expect(ending.output.contains(#""ready":true"#))
        #expect(ending.code == 130)
    }
}
