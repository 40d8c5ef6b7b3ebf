import ContactCenter
import Engine
import Foundation
import Programme
import Testing

@testable import Commands

@Suite("The parts of a tenant, in a configuration")
struct ScopesReadingTests {

    private static let sound = """
        version: 1
        tenants:
          acme:
            platform: genesys-cloud
            region: eu-central-1
            clients: {core: {id: a, secret: "env:S"}}
            tags: {terminals: [client/c1]}
            scopes:
              card:
                inside: ["division:4f1c", "tag:terminals"]
                outside: ["resource:client/c2"]
                frameworks: [pci-dss-4.0.1]
              health: {inside: ["resource:deployment/d1"], frameworks: [hipaa-security]}
        """

    private static func read(_ text: String) -> Result<[NamedScope], any Error> {
        Result {
            try Configuration(text, name: "linewarden.yaml", folder: URL(fileURLWithPath: "/")).tenants["acme"]?.terms
                .scopes ?? []
        }
    }

    @Test func `are read as they are named`() throws {
        let scopes = try Self.read(Self.sound).get()
        #expect(
            scopes == [
                NamedScope(
                    "card", of: [.division("4f1c"), .tag("terminals")], outside: [.resource("client/c2")],
                    for: ["pci-dss-4.0.1"]),
                NamedScope("health", of: [.resource("deployment/d1")], for: ["hipaa-security"]),
            ])
    }

    @Test(arguments: [
        ("      card:", "      tenant:", "10:9: tenants.acme.scopes.tenant always means all of it"),
        ("\"division:4f1c\"", "\"queue:4f1c\"", "10:18: tenants.acme.scopes.card.inside: queue:4f1c is none of"),
        ("\"division:4f1c\"", "tenant", "10:18: tenants.acme.scopes.card.inside: tenant is none of"),
        (
            "\"tag:terminals\"", "\"tag:terminal\"",
            "10:35: tenants.acme.scopes.card.inside: there is no terminal under tags:"
        ),
        ("[hipaa-security]", "[pci-dss-4.0.1]", "tenants.acme.scopes.health and card are both for the same framework"),
        ("inside: [\"resource:deployment/d1\"], ", "", "tenants.acme.scopes.health.inside must name what lies in it"),
        ("outside:", "outsides:", "11:9: tenants.acme.scopes.card.outsides is not a setting; did you mean outside?"),
    ])
    func `are told with line and column what is wrong with them`(line: String, becomes: String, says: String) {
        let text = Self.sound.replacing(line, with: becomes)
        #expect(text != Self.sound)
        #expect {
            try Self.read(text).get()
        } throws: {
            "\($0)".contains(says)
        }
    }
}
