package import Capture
import ContactCenter
import Engine
package import Foundation
import Programme
import Redaction
package import Simulator

/// A tenant served on this machine, a configuration that reads it, and a data directory: what `linewarden` is run on.
package struct Installation: Sendable {
    package let tenant: SimulatedTenant
    package let folder: URL
    package var program = Program(environment: [
        "S_CORE": "secret core", "S_SETTINGS": "secret settings", "S_TELEPHONY": "secret telephony",
        "S_APPS": "secret apps", "S_MAIL": "secret mail", "S_WRONG": "another secret",
        "S_RESPONDER": "secret responder", "S_TICKETS": Announcer.secret.exposed, "S_SHORT": "fifteen letters",
    ])

    /// Clients that are in the configuration and may do nothing on the platform.
    package var refuses: Set<ReaderClient.Purpose> = []
    package var wrongSecrets = false
    package var faults = Faults.none

    /// The lines under `checkpoints:`, each with its indentation.
    package var checkpoints: [String] = []
    /// The folder of the customer's own controls, if there is one.
    package var controls: String?

    /// Controls whose being undetermined does not count.
    package var notAssessed: [String] = []

    /// What happened to the tenant before.
    package var past = TenantPast()
    package var seen: @Sendable (Exchange) -> Void = { _ in }

    /// The lines under `responder:` besides its client, each with its indentation; nil where nothing may be changed.
    package var responder: [String]?

    /// The variable with the secret of whoever announces change tickets; nil where nobody may.
    package var ticketSecret: String?

    /// The lines under `recovery:` besides its services, each with its indentation.
    package var sandboxes: [String] = []

    package init(_ posture: Posture) throws {
        let now = Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        tenant = .generate(people: 50, seed: 5, posture: posture, at: now)
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-installed-\(ProcessInfo.processInfo.globallyUniqueString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    package func clean() { try? FileManager.default.removeItem(at: folder) }

    package var data: URL { folder.appendingPathComponent("data") }
    package var archive: URL {
        data.appendingPathComponent("tenants/genesys-cloud-\(tenant.capture.manifest.organization)/archive.git")
    }

    /// Serves the tenant while `body` runs; the configuration reads it.
    ///
    /// - Parameters:
    ///   - capture: Served in place of the tenant as it was generated.
    ///   - exports: What the platform can export of its flows; nil for all there is.
    package func serving<Result: Sendable>(
        _ capture: Capture? = nil, exporting exports: ArraySlice<SimulatedFlowExport>? = nil,
        _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        var options = Options { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
        options.faults = faults
        options.exchanges = seen
        options.past = past
        options.flowExports = exports.map(Array.init) ?? tenant.flowExports
        for reader in tenant.readers where refuses.contains(reader.purpose) {
            options.permissions[reader.id] = .only([])
        }
        let clients = tenant.readers.map { ClientCredentials(id: $0.id, secret: "secret \($0.purpose.rawValue)") }
        let responder = ClientCredentials(id: "responder", secret: "secret responder")
        let simulator = try Simulator(of: capture ?? tenant.capture, clients: clients + [responder], options: options)
        return try await simulator.serving { endpoint in
            try configure(api: endpoint.api, login: endpoint.login)
            return try await body()
        }
    }

    package func configure(api: String, login: String) throws {
        var lines = ["version: 1"] + (checkpoints.isEmpty ? [] : ["checkpoints:"]) + checkpoints
        lines += ["tenants:", "  acme:", "    platform: genesys-cloud", "    gateway:"]
        lines += ["      api: \(api)", "      login: \(login)", "    clients:"]
        for reader in tenant.readers {
            let name = reader.purpose.rawValue
            lines += ["      \(name):", "        id: \(reader.id)"]
            lines.append("        secret: env:S_\(wrongSecrets ? "WRONG" : name.uppercased())")
        }
        if let responder {
            lines += ["    responder:", "      client: {id: responder, secret: \"env:S_RESPONDER\"}"] + responder
        }
        if !notAssessed.isEmpty { lines.append("    not-assessed: [\(notAssessed.joined(separator: ", "))]") }
        if let ticketSecret { lines.append("    tickets: {webhook: {secret: \"env:\(ticketSecret)\"}}") }
        if let controls { lines.append("    controls: [\(controls)]") }
        lines.append("    registers:")
        for (name, entries) in tenant.registers.sorted(by: { $0.key < $1.key }) {
            lines.append("      \(name): [" + entries.map { "\"\($0)\"" }.joined(separator: ", ") + "]")
        }
        lines += (tenant.programs ?? []).isEmpty ? [] : ["    programs:"]
        for program in tenant.programs ?? [] {
            let permissions = program.permissions.map { "\"\($0)\"" }.joined(separator: ", ")
            lines += ["      \(program.id):", "        owner: \(program.owner)", "        purpose: \(program.purpose)"]
            lines += ["        permissions: [\(permissions)]", "        review: \"\(program.review.iso8601Day)\""]
        }
        lines += (tenant.services ?? []).isEmpty ? [] : ["    recovery:"] + sandboxes + ["      services:"]
        for service in tenant.services ?? [] {
            let needs = service.needs.map { "\"\($0)\"" }.joined(separator: ", ")
            lines += ["        \"\(service.id)\":", "          owner: \(service.owner)"]
            lines += ["          order: \(service.order)", "          needs: [\(needs)]"]
            lines += service.recoveryMinutes.map { ["          rto-minutes: \($0)"] } ?? []
            lines += service.lossMinutes.map { ["          rpo-minutes: \($0)"] } ?? []
        }
        lines += (tenant.functions ?? []).isEmpty ? [] : ["    functions:"]
        for function in tenant.functions ?? [] {
            let titles = function.titles.map { "\"\($0)\"" }.joined(separator: ", ")
            lines += ["      \"\(function.id)\":", "        titles: [\(titles)]", "        roles:"]
            lines += function.gives.map { "          \"\($0.role)\": [\"\($0.reach)\"]" }
        }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: configuration)
    }

    package var configuration: URL { folder.appendingPathComponent("linewarden.yaml") }

    /// Runs `linewarden import idp acme` on what the tenant's identity provider exported, the older export first.
    ///
    /// - Returns: How the last one ended.
    package func importExports(_ more: String...) async throws -> Program.Ending {
        var last: Program.Ending?
        for export in tenant.exports {
            let exported = folder.appendingPathComponent("idp-\(export.taken.iso8601Day)")
            try FileManager.default.createDirectory(at: exported, withIntermediateDirectories: true)
            var arguments = ["import", "idp", "acme"]
            for file in export.files {
                let path = exported.appendingPathComponent(file.name)
                try Data(file.bytes).write(to: path)
                arguments.append(path.path)
            }
            arguments += ["--taken", export.taken.iso8601, "--config", configuration.path, "--data", data.path]
            last = try await program.run(arguments + more)
        }
        return try last ?? { throw CancellationError() }()
    }

    /// Runs `linewarden import findings acme` on what the tenant's scanner reported.
    package func importScan(_ more: String...) async throws -> Program.Ending {
        guard let scan = tenant.scan else { throw CancellationError() }
        let file = folder.appendingPathComponent("scan.sarif")
        try Data(scan.sarif).write(to: file)
        return try await program.run(
            [
                "import", "findings", "acme", file.path, "--source", scan.source, "--cadence", "\(scan.cadenceDays)",
                "--config", configuration.path, "--data", data.path,
            ] + more)
    }

    /// Runs `linewarden import flows acme` on what the platform exports of the tenant's flows.
    package func importFlows(_ more: String...) async throws -> Program.Ending {
        let exported = folder.appendingPathComponent("flows")
        try FileManager.default.createDirectory(at: exported, withIntermediateDirectories: true)
        for export in tenant.flowExports {
            try Data(export.bytes).write(to: exported.appendingPathComponent(export.name))
        }
        return try await program.run(
            ["import", "flows", "acme", exported.path, "--config", configuration.path, "--data", data.path] + more)
    }

    /// Runs `linewarden assess acme` on it.
    package func assess(
        _ more: String..., interruptedWhen: (@Sendable (AsyncStream<String>) async -> Void)? = nil
    ) async throws -> Program.Ending {
        try await program.run(
            ["assess", "acme", "--config", configuration.path, "--data", data.path] + more,
            interruptedWhen: interruptedWhen)
    }
}
