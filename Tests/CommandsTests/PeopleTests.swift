import ContactCenter
import Foundation
import Programme
import Testing

@testable import Commands

@Suite("The people of a configuration")
struct PeopleTests {
    private static let ada =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIO2MufCQ+QDazRUcjFKcW1Vxm5HbSVFfrRdTmkeHHAka ada@example.com"
    private static let grace = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExLZ4ex3YQN1H/TNPN1hHVOgyw0TKVNQtihG2/XPOCo"

    private static let sound = """
        version: 1
        people:
          ada:
            name: Ada Byron
            roles: [requester, attester]
            key: \(ada)
          grace:
            name: Grace Hopper
            roles: [approver]
            former-keys:
              - key: \(grace)
                ends: 2026-12-01
        """

    private static func people(_ text: String) throws -> [Signatory] {
        try Configuration(text, name: "linewarden.yaml", folder: URL(fileURLWithPath: "/")).people
    }

    private static func problems(_ text: String) -> [String] {
        do {
            _ = try people(text)
            return []
        } catch {
            return (error as? ConfigurationError)?.description.split(separator: "\n").map(String.init) ?? ["\(error)"]
        }
    }

    @Test func `have a name, roles, and keys of today or of before`() throws {
        let people = try Self.people(Self.sound)

        #expect(people.map(\.id) == ["ada", "grace"])
        #expect(people.map(\.roles) == [[.requester, .attester], [.approver]])
        #expect(people[0].key == (try SSHPublicKey(Self.ada)))
        #expect(people[1].key == nil)
        #expect(people[1].formerKeys.first?.ends == Moment(iso8601: "2026-12-01"))
    }

    @Test func `may be left out`() throws { #expect(try Self.people("version: 1\ntenants: {}").isEmpty) }

    @Test(arguments: [
        ("    name: Ada Byron\n", "", "4:5: people.ada.name is missing"),
        ("    roles: [requester, attester]\n", "", "4:5: people.ada.roles is missing"),
        ("requester, attester", "requestor", "5:12: there is no role requestor; did you mean requester?"),
        ("requester, attester", "chief", "5:12: there is no role chief; there are requester, approver, attester"),
        ("    key: \(ada)\n", "", "4:5: people.ada.key is missing"),
        (
            "key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIO2", "key: ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIO2",
            "6:10: people.ada.key is of type ssh-rsa"
        ),
        ("AAAAIO2MufCQ", "AAAAIO2Muf", "6:10: people.ada.key is not readable"),
        ("key: \(ada)", "kee: \(ada)", "6:5: people.ada.kee is not a setting; did you mean key?"),
        ("ends: 2026-12-01", "ends: soon", "12:15: people.grace.former-keys[0].ends must be a date such as 2027-06-30"),
        ("        ends: 2026-12-01", "", "people.grace.former-keys[0].ends is missing"),
        ("- key: \(grace)", "- key: \(ada)", "ada and grace have the same key; two people need two keys"),
    ])
    func `are told with line and column what is wrong with them`(line: String, becomes: String, says: String) {
        let text = Self.sound.replacing(line, with: becomes)

        #expect(text != Self.sound)
        #expect(Self.problems(text).contains { $0.contains(says) }, "\(Self.problems(text))")
    }
}

@Suite("What nobody may waive, in a configuration")
struct UnwaivableTests {

    @Test(arguments: [("DAT-05", true), ("CHN-02", false)])
    func `is not set aside`(control: String, isRefused: Bool) {
        let text = """
            version: 1
            tenants:
              acme:
                platform: genesys-cloud
                region: eu-central-1
                clients: {core: {id: a, secret: "env:S"}}
                tags: {diallers: [client/c1]}
                not-applicable:
                  \(control): {reason: r, owner: Ada, approver: Grace, ends: 2027-06-30}
            """
        let problems: String
        do {
            _ = try Configuration(text, name: "linewarden.yaml", folder: URL(fileURLWithPath: "/"))
            problems = ""
        } catch {
            problems = "\(error)"
        }
        let says = "linewarden.yaml:9:15: tenants.acme.not-applicable.DAT-05: nobody may waive it: PCI DSS"
        #expect(isRefused ? problems.hasPrefix(says) : problems.isEmpty, "\(problems)")
    }
}
