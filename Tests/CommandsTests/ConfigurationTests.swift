import Foundation
import Programme
import Testing

@testable import Commands

@Suite("The configuration")
struct ConfigurationTests {

    private static let sound = """
        version: 1
        tenants:
          acme:
            platform: genesys-cloud
            region: eu-central-1
            clients:
              core:
                id: 3fa85f64
                secret: env:ACME_SECRET
        """

    /// A mistake: what stands in place of a line of the sound one, or after it, and what is said of it.
    struct Mistake: Sendable, CustomTestStringConvertible {
        let line: String
        let becomes: String
        let says: String

        init(_ line: String, _ becomes: String, _ says: String) {
            self.line = line
            self.becomes = becomes
            self.says = says
        }

        var testDescription: String { says }
    }

    private static func problems(_ text: String) -> [String] {
        do {
            _ = try Configuration(text, name: "linewarden.yaml", folder: URL(fileURLWithPath: "/"))
            return []
        } catch {
            return (error as? ConfigurationError)?.description.split(separator: "\n").map(String.init) ?? ["\(error)"]
        }
    }

    private static let responder = """
            responder:
              client: {id: r, secret: "env:R"}
              mode: MODE
              playbooks: {lock-out: automatic}
              caps: {departures-percent: SHARE}

        """

    @Test(arguments: ["observe", "dry-run", "approve", "automatic"])
    func `lets no mode but those that ask others be of everything`(mode: String) {
        let lines = Self.responder.replacing("MODE", with: mode).replacing("SHARE", with: "25")
        let problems = Self.problems(Self.sound.replacing("    platform:", with: lines + "    platform:"))
        #expect(problems.isEmpty == (mode != "automatic"), "\(problems)")
        if mode == "automatic" {
            #expect(
                problems.first?.contains("tenants.acme.responder.mode must not be automatic: it is of every") == true)
        }
    }

    @Test(arguments: [("-1", false), ("0", true), ("100", true), ("101", false)])
    func `says what share of everybody may leave`(share: String, isRight: Bool) {
        let lines = Self.responder.replacing("MODE", with: "approve").replacing("SHARE", with: share)
        let problems = Self.problems(Self.sound.replacing("    platform:", with: lines + "    platform:"))
        #expect(problems.isEmpty == isRight, "\(problems)")
    }

    @Test func `that is right has no problems`() { #expect(Self.problems(Self.sound) == []) }

    @Test(arguments: [
        Mistake("version: 1", "version: 2", "1:10: version must be a whole number from 1 to 1"),
        Mistake("version: 1", "version: one", "1:10: version must be a whole number from 1 to 1"),
        Mistake("version: 1\n", "", "1:1: version is missing: this program reads version: 1"),
        Mistake("version: 1", "version: 1\ntenant: {}", "2:1: tenant is not a setting; did you mean tenants?"),
        Mistake("    platform: genesys-cloud\n", "", "4:5: tenants.acme.platform is missing"),
        Mistake("platform: genesys-cloud", "platform: cxone", "4:15: tenants.acme.platform must be genesys-cloud"),
        Mistake("platform: genesys-cloud", "platform: []", "4:15: tenants.acme.platform must be a text"),
        Mistake(
            "platform: genesys-cloud", "platform: genesys-cloud\n    audit: daily",
            "5:12: tenants.acme.audit must be true or false"),
        Mistake(
            "platform: genesys-cloud", "platform: genesys-cloud\n    tickets: {webhook: {secret: hunter2}}",
            "5:33: tenants.acme.tickets.webhook.secret must be env:NAME, file:PATH or credential:NAME; a secret is never written here"
        ),
        Mistake(
            "platform: genesys-cloud", "platform: genesys-cloud\n    tickets: {webhok: {secret: env:X}}",
            "5:15: tenants.acme.tickets.webhok is not a setting; did you mean webhook?"),
        Mistake(
            "region: eu-central-1", "region: eu-centrl-1",
            "5:13: there is no region eu-centrl-1; did you mean eu-central-1?"),
        Mistake(
            "region: eu-central-1", "regin: eu-central-1",
            "5:5: tenants.acme.regin is not a setting; did you mean region?"),
        Mistake("    region: eu-central-1\n", "", "4:5: tenants.acme.region is missing"),
        Mistake(
            "region: eu-central-1",
            "region: eu-central-1\n    gateway: {api: \"https://a.example\", login: \"https://b.example\"}",
            "5:13: give region or gateway, not both"),
        Mistake(
            "region: eu-central-1", "gateway: {api: \"http://a.example\", login: \"https://b.example\"}",
            "5:20: tenants.acme.gateway.api must be an https address"),
        Mistake(
            "secret: env:ACME_SECRET", "secret: hunter2",
            "9:17: tenants.acme.clients.core.secret must be env:NAME, file:PATH or credential:NAME; a secret is never written here"
        ),
        Mistake("        secret: env:ACME_SECRET", "", "8:9: tenants.acme.clients.core.secret is missing"),
        Mistake("      core:", "      cor:", "7:7: tenants.acme.clients.core is missing"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    share: 120",
            "10:12: tenants.acme.share must be a whole number from 1 to 100"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    share: many",
            "10:12: tenants.acme.share must be a whole number from 1 to 100"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    profile: most",
            "10:14: tenants.acme.profile must be one of controls, configuration, all"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    thresholds: {idle-second: 900}",
            "10:31: there is no threshold idle-second; did you mean idle-seconds?"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    thresholds: {idle-seconds: 59}",
            "10:32: tenants.acme.thresholds.idle-seconds must be a whole number from 60 to 86400"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    thresholds: {idle-seconds: 901}",
            "10:32: tenants.acme.thresholds.idle-seconds: 901 seconds is looser than PCI DSS 4.0.1, 8.2.8; "
                + "give value, reason, owner, approver and ends"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    functions: {Advisor: {titles: [Advisor]}}",
            "tenants.acme.functions.Advisor.roles is missing"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    functions: {Advisor: {roles: {User: [home]}}}",
            "tenants.acme.functions.Advisor.departments, titles or groups must say whose function it is"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    functions: {Advisor: {titles: [a], roles: {User: []}}}",
            "tenants.acme.functions.Advisor.roles.User must say where: home, everywhere, or the ids of divisions"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    functions: {Advisor: {title: [a], groups: [g], roles: {}}}",
            "tenants.acme.functions.Advisor.title is not a setting; did you mean titles?"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    recovery: {services: {Voice: {owner: a}}}",
            "tenants.acme.recovery.services.Voice.order is missing"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    recovery: {services: {V: {owner: a, order: 1, needs: [role/A]}}}",
            "tenants.acme.recovery.services.V.needs: there is no kind role; did you mean roles?"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    recovery: {services: {V: {owner: a, order: 1, needs: [roles]}}}",
            "tenants.acme.recovery.services.V.needs: roles needs a name: roles/NAME"),
        Mistake(
            "env:ACME_SECRET",
            "env:ACME_SECRET\n    recovery: {services: {V: {owner: a, order: 1, needs: [idle-timeout/a]}}}",
            "tenants.acme.recovery.services.V.needs: idle-timeout stands alone: there is one"),
        Mistake(
            "env:ACME_SECRET",
            "env:ACME_SECRET\n    recovery: {services: {V: {owner: a, order: 1, single-points: {trunks: a}}}}",
            "tenants.acme.recovery.services.V.single-points.trunks is not a setting; did you mean trunk?"),
        Mistake(
            "env:ACME_SECRET",
            "env:ACME_SECRET\n    recovery: {services: {V: {owner: a, order: 1, rto-minutes: 0}}}",
            "tenants.acme.recovery.services.V.rto-minutes must be a whole number from 1 to 527040"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    recovery: {sandboxes: [{tenant: test}]}",
            "tenants.acme.recovery.sandboxes[0].organization is missing"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    registers: {supliers: [a]}",
            "10:27: there is no register supliers; did you mean suppliers?"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    registers: {suppliers: a}",
            "10:28: tenants.acme.registers.suppliers must be a list"),
        Mistake(
            "env:ACME_SECRET",
            "env:ACME_SECRET\n    programs: {crm: {owner: a, purpose: b, permissions: [], review: soon}}",
            "tenants.acme.programs.crm.review must be a date such as 2027-06-30"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    programs: {crm: {owner: a, permissions: [], review: 2027-01-31}}",
            "tenants.acme.programs.crm.purpose is missing"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    programs: {crm: {owner: a, purpose: b, review: 2027-01-31}}",
            "tenants.acme.programs.crm.permissions is missing"),
        Mistake(
            "env:ACME_SECRET",
            "env:ACME_SECRET\n    programs: {crm: {owner: a, purpose: b, permissions: [], revew: 2027-01-31}}",
            "tenants.acme.programs.crm.revew is not a setting; did you mean review?"),
        Mistake("env:ACME_SECRET", "env:ACME_SECRET\n    not-assessed: [ACC-99]", "10:19: there is no control ACC-99"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    supplied: {idle-timeot: a.json}",
            "10:29: tenants.acme.supplied.idle-timeot is no setting that can be supplied; did you mean idle-timeout?"),
        Mistake("version: 1", "version: 1\nframeworks: own", "2:13: frameworks must be a list"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    applicability: {A.8.93: {owner: Ada}}",
            "10:29: ISO/IEC 27001:2022 has no requirement A.8.93; did you mean A.8.13?"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    applicability: {A.9.2.3: {owner: Ada}}",
            "10:30: A.9.2.3 is of the edition of 2013; it became A.8.2"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    applicability: {A.7.4: {applicable: false, owner: Ada}}",
            "10:28: tenants.acme.applicability.A.7.4.reason is missing"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    applicability: {A.7.4: {applicable: false, reason: r}}",
            "10:28: tenants.acme.applicability.A.7.4.owner is missing"),
        Mistake(
            "env:ACME_SECRET",
            "env:ACME_SECRET\n    applicability: {5.1: {applicable: false, reason: r, owner: Ada}}",
            "tenants.acme.applicability.5.1: only Annex A may be left out; clauses 4 to 10 always apply"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    applicability: {A.7.4: {applicable: perhaps}}",
            "tenants.acme.applicability.A.7.4.applicable must be true or false"),
        Mistake(
            "env:ACME_SECRET", "env:ACME_SECRET\n    applicability: {A.7.4: {ownr: Ada}}",
            "tenants.acme.applicability.A.7.4.ownr is not a setting; did you mean owner?"),
        Mistake("version: 1", "version: 1\nversion: 1", "1:1: the same name twice in one mapping: version"),
        Mistake("tenants:", "tenants: [", "not readable as YAML"),
        Mistake("tenants:", "\ttenants:", "not readable as YAML"),
    ])
    func `says what is wrong, where, and what was probably meant`(mistake: Mistake) {
        let problems = Self.problems(Self.sound.replacing(mistake.line, with: mistake.becomes))

        #expect(problems.contains { $0.hasPrefix("linewarden.yaml:") && $0.contains(mistake.says) }, "\(problems)")
    }

    private static func waived(_ line: String = "", _ becomes: String = "") -> [String] {
        let waiver = """

                thresholds:
                  idle-seconds:
                    value: 1800
                    reason: the wallboards
                    owner: Ada
                    approver: Grace
                    ends: 2027-06-30
            """
        return problems(sound + (line.isEmpty ? waiver : waiver.replacing(line, with: becomes)))
    }

    private static let places: [(String, String)] = [
        ("{}", "2:18: a place for checkpoints needs one of directory, git, witness"),
        ("{directory: a, git: b}", "2:18: a place for checkpoints needs one of directory, git, witness"),
        ("{witness: 'http://w.example', key: k}", "2:28: checkpoints.a.witness must be an https address"),
        (
            "{witness: 'https://w.example', key: k}",
            "2:54: checkpoints.a.key must be the verifier key of a witness: `name+12345678+base64`"
        ),
        ("{git: a, brunch: b}", "2:27: checkpoints.a.brunch is not a setting; did you mean branch?"),
    ]

    @Test(arguments: places) func `says what is wrong with a place for checkpoints`(place: String, says: String) {
        let text = Self.sound.replacing("version: 1\n", with: "version: 1\ncheckpoints: {a: \(place)}\n")
        #expect(Self.problems(text).contains { $0.contains(says) }, "\(Self.problems(text))")
    }

    /// A bucket, with one setting more, or another.
    private static func bucket(_ changed: String, _ other: String = "") -> String {
        let settings = [
            "endpoint": "'https://s3.example.com'", "region": "r", "bucket": "acme-copies", "access-key": "env:A",
            "secret": "env:B", "keep": "30 days",
        ].merging([changed: other]) { $1 }
        let given = settings.filter { $0.value != "" }.sorted { $0.key < $1.key }
        return "{s3: {" + given.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}}"
    }

    private static let copies: [(String, String)] = [
        (bucket("keep"), "copies.a.s3.keep is missing"),
        (bucket("secret"), "copies.a.s3.secret is missing"),
        (bucket("region"), "copies.a.s3.region is missing"),
        (bucket("keep", "30"), "copies.a.s3.keep must be from 1 to 36500 days"),
        (bucket("keep", "0 days"), "copies.a.s3.keep must be from 1 to 36500 days"),
        (bucket("keep", "36501 days"), "copies.a.s3.keep must be from 1 to 36500 days"),
        (bucket("keep", "2 weeks"), "copies.a.s3.keep must be from 1 to 36500 days"),
        (bucket("secret", "wJalrXUtnFEMI"), "copies.a.s3.secret must say where it is: env:NAME"),
        (bucket("lock", "legal"), "copies.a.s3.lock must be compliance or governance"),
        (bucket("endpoint", "'http://s3.example.com'"), "copies.a.s3.endpoint must be an https address"),
        (bucket("endpoint", "'https://s3.example.com/vault'"), "copies.a.s3.endpoint must be an https address"),
        (bucket("endpoint", "'https://me:pw@s3.example.com'"), "copies.a.s3.endpoint must be an https address"),
        (bucket("endpoint", "s3.example.com"), "copies.a.s3.endpoint must be an https address"),
        (bucket("bucket", "Acme"), "copies.a.s3.bucket must be the name of a bucket"),
        (bucket("bucket", "a/b-c"), "copies.a.s3.bucket must be the name of a bucket"),
        (bucket("prefix", "/a"), "copies.a.s3.prefix must be names with a / between them"),
        (bucket("prefix", "a/../b"), "copies.a.s3.prefix must be names with a / between them"),
        (bucket("kept", "x"), "copies.a.s3.kept is not a setting; did you mean keep?"),
        ("{}", "2:13: a place for copies needs one of directory, git, s3"),
        ("{directory: a, git: b}", "2:13: a place for copies needs one of directory, git"),
        ("{directory: a, directry: b}", "2:28: copies.a.directry is not a setting; did you mean directory?"),
        ("{git: 'https://me:secret@forge.example/a.git'}", "2:19: copies.a.git holds a password; use ssh"),
    ]

    @Test(arguments: copies) func `says what is wrong with a place for copies`(place: String, says: String) {
        let text = Self.sound.replacing("version: 1\n", with: "version: 1\ncopies: {a: \(place)}\n")
        #expect(Self.problems(text).contains { $0.contains(says) }, "\(Self.problems(text))")
    }

    @Test(arguments: [
        "{directory: a}", "{git: 'https://me@forge.example/a.git'}", "{git: 'git@forge.example:a.git'}",
        bucket("keep", "1 day"), bucket("keep", "36500 days"), bucket("lock", "governance"),
        bucket("prefix", "copies/of emea"), bucket("session-token", "credential:token"),
        bucket("endpoint", "'https://s3.example.com:8443/'"), bucket("endpoint", "'http://127.0.0.1:8333'"),
    ])
    func `takes a place for copies`(place: String) {
        #expect(Self.problems(Self.sound.replacing("version: 1\n", with: "version: 1\ncopies: {a: \(place)}\n")) == [])
    }

    @Test func `takes a loose threshold with a reason, an owner, an approver and an end`() {
        #expect(Self.waived() == [])
    }

    @Test(arguments: [
        ("        approver: Grace\n", "", "tenants.acme.thresholds.idle-seconds.approver is missing"),
        (
            "approver: Grace", "approver: Ada",
            "15:19: tenants.acme.thresholds.idle-seconds.approver must be somebody other than the owner"
        ),
        ("2027-06-30", "someday", "16:15: tenants.acme.thresholds.idle-seconds.ends must be a date such as 2027-06-30"),
        ("        value: 1800\n", "", "tenants.acme.thresholds.idle-seconds.value is missing"),
        ("reason: the", "reson: the", "tenants.acme.thresholds.idle-seconds.reason is missing"),
        (
            "reason: the", "reson: the",
            "13:9: tenants.acme.thresholds.idle-seconds.reson is not a setting; did you mean reason?"
        ),
    ])
    func `takes no loose threshold without all of them`(line: String, becomes: String, says: String) {
        let problems = Self.waived(line, becomes)

        #expect(problems.contains { $0.contains(says) }, "\(problems)")
    }

    @Test func `takes what was decided of a requirement, and says nothing of the others`() throws {
        let text =
            Self.sound
            + "\n    applicability:\n      A.7.4: {applicable: false, reason: r, owner: Ada}\n      10.1: {owner: Eve}"
        let configuration = try Configuration(text, name: "linewarden.yaml", folder: URL(fileURLWithPath: "/"))
        let decisions = try #require(configuration.tenants["acme"]?.applicability)
        #expect(decisions.count == 2 && decisions["A.7.4"]?.isApplicable == false)
        #expect(decisions["10.1"]?.isApplicable == true && decisions["10.1"]?.owner == "Eve")
    }

    @Test func `takes no control for not applicable without the same`() {
        let text =
            Self.sound + "\n    not-applicable:\n      ACC-03: {reason: r, owner: Ada, approver: Ada, ends: 2027-06-30}"

        #expect(Self.problems(text).contains { $0.contains("not-applicable.ACC-03.approver must be somebody other") })
    }

    @Test func `names everything that is wrong at once`() {
        let text = Self.sound.replacing("platform: genesys-cloud", with: "platform: cxone").replacing(
            "region:", with: "regin:")

        #expect(Self.problems(text).count == 3)
    }

    @Test(arguments: ["", "[]", "7", "text", "tenants: []", "null"])
    func `that is no mapping is refused`(text: String) {
        #expect(!Self.problems(text).isEmpty)
        #expect(Self.problems(text).allSatisfy { $0.contains("linewarden.yaml:1:") }, "\(Self.problems(text))")
    }

    @Test func `never repeats a secret written into it`() {
        let text = Self.sound.replacing("env:ACME_SECRET", with: "hunter2")

        #expect(!Self.problems(text).joined().contains("hunter2"))
    }
}
