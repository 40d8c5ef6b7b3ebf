import Foundation
import Rehearsals
import Simulator
import Testing

@Suite("The audit log, from the command line", .serialized)
struct AuditVerbTests {

    @Test func `is read, goes on where it was, and an allowlist is rehearsed on it`() async throws {
        let installation = try Installation(.sound)
        defer { installation.clean() }
        let place = ["--config", installation.configuration.path, "--data", installation.data.path]
        try await installation.serving { [installation] in
            let read = try await installation.program.run(
                ["audit", "read", "acme", "--service", "PeoplePermissions", "--quiet"] + place)
            #expect(read.code == 0, "\(read.complaints)")
            #expect(read.output.hasPrefix("acme: "))
            let again = try await installation.program.run(
                ["audit", "read", "acme", "--service", "PeoplePermissions", "--quiet"] + place)
            #expect(again.code == 0, "\(again.complaints)")
            #expect(again.output.hasPrefix("acme: 5 new entries of 1 services"))
            let assessed = try await installation.assess("--quiet")
            #expect([0, 1, 2].contains(assessed.code), "\(assessed.complaints)")
        }
        let rehearsed = try await installation.program.run(
            ["rehearse", "allowlist", "acme", "127.0.0.1", "::1", "--json"] + place)
        // Nobody but our own client was ever seen in this log.
        #expect(rehearsed.code == 2, "\(rehearsed.complaints)")
        #expect(rehearsed.output.contains(#""decision": "cannotTell""#))
        #expect(rehearsed.output.contains(#""lockedOut": false"#))
    }

    @Test func `is missing where our client may not read it: 2, with what to grant`() async throws {
        var installation = try Installation(.sound)
        installation.refuses = [.core]
        defer { installation.clean() }
        let ending = try await installation.serving { [installation] in
            try await installation.program.run([
                "audit", "read", "acme", "--service", "Directory", "--quiet", "--config",
                installation.configuration.path, "--data", installation.data.path,
            ])
        }
        #expect(ending.code == 2, "\(ending.complaints)")
        #expect(ending.output.contains("grant it audits:audit:view"))
    }

    @Test func `cannot be rehearsed on before it was read, nor with what is no network`() async throws {
        let installation = try Installation(.sound)
        defer { installation.clean() }
        try installation.configure(api: "http://127.0.0.1:1", login: "http://127.0.0.1:1")
        let place = ["--config", installation.configuration.path, "--data", installation.data.path]
        let early = try await installation.program.run(["rehearse", "allowlist", "acme", "10.0.0.0/8"] + place)
        #expect(early.code == 66, "\(early.complaints)")
        let wrong = try await installation.program.run(["rehearse", "allowlist", "acme", "10.0.0.0/33"] + place)
        #expect(wrong.code == 64, "\(wrong.complaints)")
    }
}
