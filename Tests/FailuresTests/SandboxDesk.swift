import Capture
import ContactCenter
import Engine
import Foundation
import LedgerStore
import Rehearsals
import Simulator
import Synchronization
import Testing

/// An installation of two tenants, each served: one that is to come back, and a sandbox of its first day for it.
struct SandboxDesk {
    let desk: Desk
    private let counts = Counts()

    private static let now = Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    private static let bare = SimulatedTenant.bare(organization: "Acme Sandbox", seed: 2, at: now)

    init() throws { desk = try Desk() }

    /// The most requests one token made within one window of the limit.
    private final class Counts: Sendable {
        private let most = Mutex(0)

        func note(_ exchange: Exchange) {
            let count = exchange.headers.first { $0.name == "inin-ratelimit-count" }.flatMap { Int($0.value) } ?? 0
            most.withLock { $0 = max($0, count) }
        }

        func takeMost() -> Int {
            most.withLock { most in
                defer { most = 0 }
                return most
            }
        }
    }

    /// The most requests one token made in the sandbox within one window, since this was last asked.
    func mostInAWindow() -> Int { counts.takeMost() }

    /// Serves both, and reads both once.
    ///
    /// - Parameters:
    ///   - listed: The organisation on the list of sandboxes.
    ///   - adjust: What of the sandbox's simulator is to be otherwise.
    func serving(
        listing listed: String = bare.capture.manifest.organization,
        _ adjust: @escaping @Sendable (inout Options) -> Void = { _ in },
        _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        try await desk.open {
            let clients = Self.bare.readers.map {
                ClientCredentials(id: $0.id, secret: "secret \($0.purpose.rawValue)")
            }
            let responder = ClientCredentials(id: "responder", secret: "secret responder")
            var options = Options { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
            options.exchanges = { counts.note($0) }
            adjust(&options)
            let simulator = try Simulator(
                of: Self.bare.capture, clients: clients + [responder], options: options)
            try await simulator.serving { endpoint in
                try configure(endpoint, listing: listed)
                let collected = try await run("assess", "acme-sandbox", "--quiet", "--out", out("sandbox"))
                try #require(collected.code != 78, "\(collected.complaints)")
                try await body()
            }
        }
    }

    private func configure(_ endpoint: Endpoint, listing organization: String) throws {
        var lines = ["", "  acme-sandbox:", "    platform: genesys-cloud", "    gateway:"]
        lines += ["      api: \(endpoint.api)", "      login: \(endpoint.login)", "    clients:"]
        for reader in Self.bare.readers {
            lines += ["      \(reader.purpose.rawValue):", "        id: \(reader.id)"]
            lines.append("        secret: env:S_\(reader.purpose.rawValue.uppercased())")
        }
        lines += ["    responder:", "      client: {id: responder, secret: \"env:S_RESPONDER\"}", "people:", ""]
        let file = desk.installation.configuration
        let text = try String(contentsOf: file, encoding: .utf8)
            .replacing("\npeople:\n", with: lines.joined(separator: "\n"))
            .replacing(
                "    recovery:\n",
                with: "    recovery:\n      sandboxes: [{tenant: acme-sandbox, organization: \(organization)}]\n")
        try Data(text.utf8).write(to: file)
    }

    /// Takes the sandbox off the list.
    func unlist() throws {
        let file = desk.installation.configuration
        let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        let rest = lines.filter { !$0.hasPrefix("      sandboxes: ") }.joined(separator: "\n")
        try Data(rest.utf8).write(to: file)
    }

    /// Opens the sandbox's ledger to write to it, as any other run would.
    func ledger() throws -> LedgerLog {
        let folder = try DataDirectory(desk.installation.data).tenant(
            platform: "genesys-cloud", organization: Self.bare.capture.manifest.organization)
        return try LedgerLog(at: folder.ledger, origin: folder.logOrigin)
    }

    func out(_ name: String) -> String { desk.installation.folder.path + "/" + name }

    /// Where the program finds all of it.
    var place: [String] {
        ["--config", desk.installation.configuration.path, "--data", desk.installation.data.path]
    }

    func run(_ arguments: String..., as name: String? = nil) async throws -> Program.Ending {
        try await desk.linewarden(arguments, as: name)
    }

    /// Plans as Ada to restore the newest capture into the sandbox.
    ///
    /// - Parameter askingForSecrets: Whether stored credentials come too, of what a person gives.
    /// - Returns: The plan's id, and everything that was said.
    func planned(askingForSecrets: Bool = false) async throws -> (id: String, said: String) {
        let more = askingForSecrets ? [] : ["--without-secrets"]
        let ending = try await desk.linewarden(
            [
                "restore", "acme", "--from", "latest", "--to", "acme-sandbox", "--because", "the drill of the quarter",
            ] + more, as: "ada")
        try #require(ending.code == 0, "\(ending.output)\(ending.complaints)")
        let line = try #require(ending.output.split(separator: "\n").first { $0.hasPrefix("PL-") })
        return (String(line.prefix { $0 != " " && $0 != ":" }), ending.output)
    }

    func approve(_ plan: String) async throws {
        for name in ["grace", "edsger"] {
            let agreed = try await run("plans", "approve", "acme-sandbox", plan, as: name)
            try #require(agreed.code == 0, "\(agreed.complaints)")
        }
    }
}
