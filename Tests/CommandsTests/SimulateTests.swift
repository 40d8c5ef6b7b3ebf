import ArgumentParser
import ContactCenter
import Foundation
import Simulator
import Testing

@testable import Commands

@Suite("What a simulator can be asked for")
struct SimulateTests {

    @Test(arguments: ["-1", "1000001", "9223372036854775807"])
    func `an audit log of more than a million entries a day is refused, and says so`(audits: String) {
        let error = #expect(throws: (any Error).self) { try Simulate.parse(["--audits=\(audits)"]) }
        #expect(error.map(Simulate.message(for:))?.contains("--audits is a number from 0 to 1000000") == true)
    }

    @Test(arguments: [["--state", "somewhere"], ["--evolve", "3"]])
    func `a new organisation has no past and is no capture`(arguments: [String]) {
        let error = #expect(throws: (any Error).self) { try Simulate.parse(["--bare", "Range"] + arguments) }
        #expect(error.map(Simulate.message(for:))?.contains("--bare is an organisation without a past") == true)
    }

    @Test func `an audit log of a million entries a day is served`() throws {
        #expect(try Simulate.parse(["--audits", "1000000"]).audits == 1_000_000)
    }

    @Test(arguments: [true, false])
    func `the configuration it writes reads, of a generated tenant and of a new organisation`(isBare: Bool) throws {
        let moment = Moment(milliseconds: 1_795_000_000_000)
        let tenant =
            isBare
            ? SimulatedTenant.bare(organization: "Range", seed: 1, at: moment)
            : .generate(people: 40, seed: 1, posture: .poor, at: moment)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("sim.yaml")
        let clients = SimulatedClients(of: tenant, seed: 1)
        try clients.writeConfiguration(to: file.path, for: Endpoint(port: 8080), saying: tenant)
        let configuration = try Configuration(file: file)
        #expect(configuration.tenants.keys.sorted() == ["simulated"])
    }
}
