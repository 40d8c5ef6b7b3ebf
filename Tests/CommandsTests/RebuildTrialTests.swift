import Capture
import ContactCenter
import GenesysCloud
import Programme
import Redaction
import Response
import Simulator
import Testing

@testable import Commands
@testable import Engine

@Suite("What a restore into another tenant came to")
struct RebuildTrialTests {
    private static let kind = Kind.skills
    private static let empty = SimulatedTenant.generate(
        people: 20, seed: 3, posture: .sound, at: Moment(milliseconds: 1_795_564_800_000)
    ).capture

    /// A tenant with these skills, each in a state.
    private static func tenant(_ skills: [String: String]) -> Capture {
        var (files, manifest) = (empty.files, empty.manifest)
        for path in empty.paths(of: kind, in: .config) {
            files[path] = nil
            manifest.files[path] = nil
        }
        for (name, state) in skills {
            let path = kind.path(of: "id-\(name)", in: .config)
            files[path] = Array(#"{"id":"id-\#(name)","name":"\#(name)","state":"\#(state)"}"#.utf8)
            manifest.files[path] = files[path]?.sha256
        }
        manifest.kinds.removeAll { $0.name == kind.name }
        manifest.kinds.append(.init(kind.name, documents: skills.count))
        return Capture(manifest: manifest, files: files)
    }

    private static func trial(_ target: [String: String], made: [String]) throws -> RebuildTrial {
        let source = tenant(["Sales": "active", "Support": "active"])
        let applied = made.enumerated().map { place, name in
            Applied(
                number: place + 1,
                change: Change(
                    .make, Subject(.skill, "id-\(name)", name: name), .document(kind: kind.name, sha256: "aa")),
                .outcome(.done, because: "read back"))
        }
        return RebuildTrial(
            commit: "c0ffee", source: source, services: [],
            rebuilding: try Rebuilding(of: source, onto: tenant(target), .init(kinds: [kind])), applied: applied,
            proof: try RebuildProof(of: source, in: tenant(target), left: [], kinds: [kind]),
            settled: Dictionary(uniqueKeysWithValues: applied.map { ($0.number, .seconds(60)) }))
    }

    @Test func `has made everything that stands there where each was timed, as it was or not`() throws {
        let same = ["Sales": "active", "Support": "active"]
        #expect(try !Self.trial(same, made: ["Sales", "Support"]).stoodBefore)
        #expect(try !Self.trial(["Sales": "inactive", "Support": "active"], made: ["Sales", "Support"]).stoodBefore)
        #expect(try !Self.trial(["Sales": "active"], made: ["Sales"]).stoodBefore)
    }

    @Test func `stood there before in part where less was timed, though another differs`() throws {
        let trial = try Self.trial(["Sales": "inactive", "Support": "active"], made: ["Sales"])
        #expect(trial.proof.equal == 1 && trial.proof.differences.count == 1)
        #expect(trial.stoodBefore)
    }

    @Test func `stood there before in part where what was timed is gone again`() throws {
        #expect(try Self.trial(["Support": "active"], made: ["Sales"]).stoodBefore)
    }

    /// What a service that needs a group came to that was made and read back: one that was on, or was off.
    private static func service(thatWasOn isOn: Bool) throws -> DrillRecord.Service {
        let kind = Kind.emergencyGroups
        func tenant(_ enabled: Bool?) -> Capture {
            var (files, manifest) = (empty.files, empty.manifest)
            for path in empty.paths(of: kind, in: .config) {
                files[path] = nil
                manifest.files[path] = nil
            }
            if let enabled {
                let path = kind.path(of: "id-1", in: .config)
                files[path] = Array(#"{"id":"id-1","name":"Storm","enabled":\#(enabled)}"#.utf8)
                manifest.files[path] = files[path]?.sha256
            }
            manifest.kinds.removeAll { $0.name == kind.name }
            manifest.kinds.append(.init(kind.name, documents: enabled == nil ? 0 : 1))
            return Capture(manifest: manifest, files: files)
        }
        let rebuilding = try Rebuilding(of: tenant(isOn), onto: tenant(nil), .init(kinds: [kind]))
        let change = try #require(rebuilding.changes.first)
        let trial = RebuildTrial(
            commit: "c0ffee", source: tenant(isOn),
            services: [
                RecoveryService(
                    id: "Voice", owner: "ops", recoveryMinutes: 60, order: 1, needs: [.init(kind.name, "Storm")])
            ], rebuilding: rebuilding,
            applied: [Applied(number: 1, change: change, .outcome(.done, because: "read back"))],
            proof: try RebuildProof(of: tenant(isOn), in: tenant(false), left: rebuilding.left, kinds: [kind]),
            settled: [1: .seconds(60)])
        let began = Moment(milliseconds: 1_795_564_800_000)
        let record = trial.record(
            into: .sandbox(tenant: "s", organization: "o"), began: began, ended: began.advanced(by: .seconds(90)),
            calls: 1, log: "log")
        #expect(record.unexplained == [])
        return try #require(record.services.first)
    }

    @Test func `has not brought back a service whose need came back switched off, and says what it waits for`() throws {
        let waiting = try Self.service(thatWasOn: true)
        #expect(waiting.seconds == nil && waiting.missing == [] && waiting.untimed == [])
        #expect(
            waiting.waits == [
                "emergency-groups/Storm: enabled: it comes back switched off; by hand: look at it, then switch it on"
            ])
        let back = try Self.service(thatWasOn: false)
        #expect(back.seconds == 60 && back.waits == [])
    }

    private static let moment = Moment(milliseconds: 1_795_564_800_000)

    /// What a person has yet to do to what a service needs, where everything came back.
    private static func hands(on need: RecoveryService.Need, giving isGiven: Bool) throws -> [String] {
        let source = SimulatedTenant.generate(people: 40, seed: 9, posture: .mixed, at: moment).capture.marked()
        let bare = SimulatedTenant.bare(organization: "Sandbox", seed: 2, at: moment).capture
        let rebuilding = try Rebuilding(
            of: source, onto: bare, .init(kinds: [.divisions, .integrations, .dataActions]))
        let documents = try #require(
            try GenesysCloud.documents(of: rebuilding.changes, from: source, onto: bare))
        var given = GivenSecrets()
        for one in GenesysCloud.secrets(of: rebuilding.changes, documents, types: []) where isGiven {
            given.give(Dictionary(uniqueKeysWithValues: one.fields.map { ($0.path, Secret("hunter2")) }), of: one)
        }
        let trial = RebuildTrial(
            commit: "c0ffee", source: source,
            services: [RecoveryService(id: "Desk", owner: "ops", order: 1, needs: [need])], rebuilding: rebuilding,
            applied: [],
            proof: try RebuildProof(
                of: source, in: source, left: rebuilding.left, kinds: [.integrations, .dataActions]),
            given: given)
        let record = trial.record(
            into: .sandbox(tenant: "s", organization: "o"), began: moment, ended: moment.advanced(by: .seconds(90)),
            calls: 1, log: "log")
        #expect(
            record.left.contains { left in
                left.name?.hasPrefix("Customer Records ") == true && left.because.hasPrefix("only a mark is kept")
            } != isGiven)
        return try #require(record.services.first).waits
    }

    @Test func `does not wait for a secret that was given, and goes on waiting for the rest`() throws {
        let need = RecoveryService.Need(Kind.integrations.name, "Customer Records")
        let (open, given) = (try Self.hands(on: need, giving: false), try Self.hands(on: need, giving: true))
        #expect(open.contains { $0.contains("config.current.properties.clientSecret") })
        #expect(!given.contains { $0.contains("only a mark is kept") })
        #expect(!given.isEmpty && Set(given).isSubset(of: open) && given.count < open.count)
    }

    @Test func `has not brought back an action before the integration it is sent through`() throws {
        let waits = try Self.hands(on: .init(Kind.dataActions.name, "Find customer"), giving: true)
        #expect(!waits.isEmpty)
        #expect(waits.allSatisfy { $0.hasPrefix("data-actions/Find customer: integration ") }, "\(waits)")
        #expect(waits.contains { $0.contains("switch it on") }, "\(waits)")
    }

    @Test func `is not what only the other tenant has`() throws {
        let own = ["Sales": "active", "Support": "active", "Own": "active"]
        #expect(try !Self.trial(own, made: ["Sales", "Support"]).stoodBefore)
    }
}

extension Capture {

    /// The same with a mark in place of what is secret in an integration, as an archive keeps it.
    fileprivate func marked() -> Capture {
        var redactor = Redactor(
            GenesysCloud.keptFields, marks: SecretMarks(key: Array(repeating: 7, count: 32)),
            keys: PersonKeys { count in Array(repeating: 9, count: count) })
        var (files, manifest) = (files, manifest)
        for path in paths(of: .integrations, in: .config) {
            guard let document = try? JSON(files[path] ?? []), let id = document["id"]?.string else { continue }
            files[path] = redactor.keep(document, kind: .integrations, id: id).config
            manifest.files[path] = files[path]?.sha256
        }
        return Capture(manifest: manifest, files: files)
    }
}
