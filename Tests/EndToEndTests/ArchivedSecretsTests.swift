import Archive
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Rehearsals
import Simulator
import Testing

@Suite("What a collection keeps")
struct ArchivedSecretsTests {

    /// Every text under a key that names a secret, in the tenant as the platform would return it.
    private static func secrets(in capture: Capture) throws -> Set<String> {
        var found: Set<String> = []
        func look(_ value: JSON, isSecret: Bool) {
            if isSecret, let text = value.string, text.utf8.count > 7 { found.insert(text) }
            for (key, member) in value.members {
                let names = ["secret", "apikey", "password", "secrettoken", "webhookheaders", "clientsecret"]
                look(member, isSecret: isSecret || names.contains { key.lowercased().hasSuffix($0) })
            }
            for element in value.elements { look(element, isSecret: isSecret) }
        }
        for (path, bytes) in capture.files {
            for line in bytes.split(separator: 0x0A) where path.hasSuffix(".ndjson") {
                look(try JSON(Array(line)), isSecret: false)
            }
            if path.hasSuffix(".json") { look(try JSON(bytes), isSecret: false) }
        }
        return found
    }

    @Test func `is no secret, though the platform returned them`() async throws {
        let rehearsal = Rehearsal(posture: .poor)
        defer { rehearsal.clean() }
        let secrets = try Self.secrets(in: rehearsal.tenant.capture)
        let outcome = try await rehearsal.run()

        let kept = outcome.capture.files.values.map { String(decoding: $0, as: UTF8.self) }.joined()

        #expect(secrets.count >= 5, "the tenant returns secrets to hide")
        #expect(secrets.filter { kept.contains($0) } == [])
        #expect(kept.contains("hmac-sha256:"))
    }

    @Test func `is no name, address or user name of a person in clear`() async throws {
        let rehearsal = Rehearsal(posture: .poor)
        defer { rehearsal.clean() }
        let outcome = try await rehearsal.run()
        let kept = outcome.capture.files.filter { !$0.key.contains("groups") }.values
            .map { String(decoding: $0, as: UTF8.self) }.joined()

        var personal: [String] = []
        try rehearsal.tenant.capture.each(Kind("people", .lines)) { person in
            personal += ["name", "email", "username"].compactMap { person.config[key: $0]?.string }
        }

        #expect(personal.count == 360)
        #expect(personal.filter { kept.contains("\"\($0)\"") } == [])
    }

    @Test func `says simulated, in the manifest and in the commit`() async throws {
        let rehearsal = Rehearsal(posture: .sound)
        defer { rehearsal.clean() }
        let outcome = try await rehearsal.run()

        let log = try TenantArchive(at: outcome.place.archive).log()

        #expect(outcome.capture.manifest.isSimulated)
        #expect(log.map(\.subject.localizedLowercase).allSatisfy { $0.contains("(simulated)") })
    }

    @Test func `asks within the ceiling, and nothing per person`() async throws {
        let rehearsal = Rehearsal(people: 400, posture: .mixed)
        defer { rehearsal.clean() }
        let outcome = try await rehearsal.run()

        #expect(outcome.requests <= GenesysCloud.requestCeiling(of: outcome.capture.manifest))
    }
}
