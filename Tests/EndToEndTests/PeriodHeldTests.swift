import Capture
import Foundation
import Rehearsals
import Simulator
import Testing

/// A sound tenant assessed twice, whose audit log is read afterwards.
@Suite struct `A control over a period` {
    private let installation: Installation

    init() throws {
        installation = try Installation(.sound)
    }

    private func run(_ arguments: String...) async throws -> Program.Ending {
        try await installation.program.run(arguments + ["--data", installation.data.path])
    }

    /// The standing of a control between the two runs on record.
    private func standing() async throws -> String? {
        let runs = try await run("history", "runs", "acme", "--json")
        let moments = try #require(JSON(Array(runs.output.utf8))["runs"]).elements.compactMap { $0["at"]?.string }
        try #require(moments.count == 2)
        let period = try await run(
            "history", "period", "acme", moments[1], moments[0], "--control", "AUT-06", "--json")
        return try JSON(Array(period.output.utf8))["controls"]?.elements.first { _ in true }?["standing"]?.string
    }

    @Test func `is held only once the audit log between two runs was read whole`() async throws {
        let installation = installation
        try await installation.serving {
            for _ in 0..<2 {
                let assessed = try await installation.assess("--quiet")
                try #require(assessed.code <= 2, "\(assessed.complaints)")
            }
            #expect(try await standing() == "notObserved")
            let read = try await run(
                "audit", "read", "acme", "--service", "PeoplePermissions", "--quiet", "--config",
                installation.configuration.path)
            try #require(read.code == 0, "\(read.complaints)")
            #expect(try await standing() == "held")
        }
    }
}
