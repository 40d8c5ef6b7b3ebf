import Assurance
import ContactCenter
import Engine
import Foundation
import Response
import Testing

@testable import Commands

@Suite("Configurations shown in the documents")
struct ConfigurationExampleTests {

    private static func examples(in page: String) throws -> [String] {
        Fences.blocks(of: "yaml", in: try Repository.text(page)).filter { $0.hasPrefix("version:") }
    }

    @Test(arguments: ["docs/configuration.md", "README.md"])
    func `are read without a complaint`(page: String) throws {
        let examples = try Self.examples(in: page)
        #expect(!examples.isEmpty)
        for example in examples {
            let configuration = try Configuration(example, name: page, folder: Repository.documents)
            #expect(!configuration.tenants.isEmpty)
        }
    }

    @Test func `show every register, and a threshold with and without a waiver`() throws {
        let example = try #require(try Self.examples(in: "docs/configuration.md").first)
        let configuration = try Configuration(example, name: "example", folder: Repository.documents)
        let terms = try #require(configuration.tenants["acme-emea"]?.terms)
        #expect(terms.registers.count == 25)
        #expect(terms.programs?.map(\.purpose) == ["Dials the call-back list."])
        #expect(terms.functions?.map(\.id) == ["Advisor"])
        #expect(terms.functions?.first?.gives == [.init("User", in: .home), .init("Reporting", in: .everywhere)])
        #expect(terms.programs?.first?.serves == ["call-back list"])
        let responder = try #require(configuration.tenants["acme-emea"]?.responder)
        let rules = responder.rules(at: Moment(milliseconds: 1_795_000_000_000))
        #expect(rules.modes == ["lock-out": .automatic] && rules.protected.count == 1)
        #expect(!rules.windows.isEmpty)
        #expect(terms.thresholds["administrator-share"]?.waiver == nil)
        #expect(terms.thresholds["idle-seconds"]?.waiver?.owner == "Head of Operations")
        let service = try #require(terms.services?.first)
        #expect((service.recoveryMinutes, service.lossMinutes) == (240, 1440))
        #expect(
            service.needs.map(\.description) == [
                "divisions/Home", "trunk-base-settings/Carrier A", "recording-settings",
            ])
        #expect(service.singlePoints == [.init(.region, "eu-central-1"), .init(.carrier, "Example Telecom")])
        #expect(configuration.tenants["acme-emea"]?.sandboxes.map(\.tenant) == ["acme-sandbox"])
        #expect(
            terms.canaries?.map(\.id.rawValue) == ["groups/Canary", "account/9c0d7b1e-55f2-4d0a-8a3e-1f6b2c4d7e90"])
        #expect(terms.canaries?.map(\.withinMinutes) == [120, 60])
        #expect(terms.notApplicable.count == 1 && terms.notAssessed.count == 1)
    }

    @Test func `show every setting a tenant has`() throws {
        let page = try Repository.text("docs/configuration.md")
        for setting in [
            "platform", "region", "gateway.api", "gateway.login", "gateway.trust", "organization", "clients.core",
            "clients.settings", "clients.telephony", "clients.apps", "clients.mail", "share", "profile",
            "tickets.webhook.secret", "supplied",
            "registers", "programs", "responder", "recovery", "canaries", "functions",
            "thresholds", "controls", "not-applicable", "not-assessed", "frameworks", "applicability",
        ] {
            #expect(page.contains("`\(setting)`"), "\(setting) is not documented")
        }
    }
}
