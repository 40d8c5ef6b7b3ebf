import ArgumentParser
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
}
