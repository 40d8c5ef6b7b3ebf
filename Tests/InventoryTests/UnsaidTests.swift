import Assurance
import ContactCenter
import Testing

@testable import Inventory

@Suite("What the platform leaves out")
struct UnsaidTests {

    /// A tenant in which the platform left out one thing.
    private struct Silence: CustomTestStringConvertible, Sendable {
        let column: String
        let field: String
        let change: @Sendable (inout TenantSnapshot) -> Void

        var testDescription: String { column }
    }

    private static let silences = [
        Silence(column: "grants.since", field: "when a grant was made") {
            $0[.grants] = .observed([Grant(.person("bob"), "r2", in: .everywhere)])
        },
        Silence(column: "partner_people.since", field: "when a partner's person was let in") {
            $0[.partnerPeople] = .observed([PartnerPerson(id: "p", organization: "o")])
        },
        Silence(column: "clients.created", field: "when a client was made") {
            $0[.clients] = .observed([OAuthClient(id: "c1", name: "CRM")])
        },
        Silence(column: "clients.changed", field: "when a client was changed") {
            $0[.clients] = .observed([OAuthClient(id: "c1", name: "CRM")])
        },
        Silence(column: "triggers.topic", field: "what sets a trigger off") {
            $0[.triggers] = .observed([Trigger(id: "t", name: "T", topic: nil, isEnabled: true)])
        },
        Silence(column: "integrations.health", field: "the health of an integration") {
            $0[.integrations] = .observed([integration(health: nil, stream: nil)])
        },
        Silence(column: "integrations.stream_account", field: "the account events go to") {
            $0[.integrations] = .observed([
                integration(health: .active, stream: EventStream(account: nil, carriesAudits: true))
            ])
        },
        Silence(column: "recording_keys.created", field: "when a key was made") {
            $0[.recordingKeys] = .observed([RecordingKey(id: "k", created: nil)])
        },
        Silence(column: "key_rotation.days", field: "how long a rotation period lasts") {
            $0[.keyRotation] = .observed(.other("fortnightly"))
        },
        Silence(column: "identity_providers.sign_in_address", field: "the sign-in address") {
            $0[.identityProviders] = .observed([IdentityProvider(id: "idp", name: "IdP")])
        },
        Silence(column: "trunks.settings", field: "the settings of a trunk") {
            $0[.trunks] = .observed([Trunk(id: "t", name: "T", kind: .external, isInService: .observed(true))])
        },
    ]

    private static func integration(
        health: Integration.Health?, stream: EventStream?
    ) -> Integration {
        Integration(
            id: "i", name: "I", type: "x", vendor: .observed(nil), isEnabled: true, health: health,
            eventStream: stream)
    }

    private static func unread(_ column: String, of snapshot: TenantSnapshot) throws -> [Absence] {
        let parts = column.split(separator: ".")
        let answer = try Inventory(of: snapshot).ask("SELECT \(parts[1]) FROM \(parts[0])")
        #expect(answer.rows == [[.null]], "\(column)")
        return answer.reading.unread.map(\.absence)
    }

    @Test(arguments: silences)
    private func `is not known, and not empty`(silence: Silence) throws {
        var snapshot = Office.snapshot()
        silence.change(&snapshot)
        #expect(try Self.unread(silence.column, of: snapshot) == [.leftOut(field: silence.field)])
    }

    @Test func `is not what there is none of`() throws {
        var snapshot = Office.snapshot()
        snapshot[.keyRotation] = .observed(.never)
        snapshot[.integrations] = .observed([Self.integration(health: .active, stream: nil)])
        #expect(try Self.unread("key_rotation.days", of: snapshot) == [])
        #expect(try Self.unread("integrations.stream_account", of: snapshot) == [])
    }

    @Test func `is there where it is said`() throws {
        var snapshot = Office.snapshot()
        snapshot[.keyRotation] = .observed(.weekly)
        snapshot[.recordingKeys] = .observed([RecordingKey(id: "k", created: Office.asOf)])
        let answer = try Inventory(of: snapshot).ask("SELECT days, created FROM key_rotation, recording_keys")
        #expect(answer.rows == [[.integer(7), .text("2026-11-24T08:00:00Z")]] && answer.reading.unread == [])
    }
}
