import Capture
import ContactCenter
import GenesysCloud
import Redaction
import Simulator

/// The OAuth clients with which a simulated tenant can be read.
struct SimulatedClients {
    let readers: [ReaderClient]
    let credentials: [ClientCredentials]
    let responder: ClientCredentials

    /// Secrets are made from the seed: they guard an invented tenant on this machine.
    init(of tenant: SimulatedTenant, seed: UInt64) {
        readers = tenant.readers
        responder = Self.responder(seed: seed)
        credentials = tenant.readers.map { reader in
            ClientCredentials(
                id: reader.id, secret: Array("simulated secret \(seed) \(reader.id)".utf8).sha256.prefix(40).description
            )
        }
    }

    /// The client that may change the tenant: one the tenant does not list, and so trusted with everything.
    static func responder(seed: UInt64) -> ClientCredentials {
        ClientCredentials(
            id: "simulated-responder",
            secret: Array("simulated secret \(seed) responder".utf8).sha256.prefix(40).description)
    }

    /// One line a client: id, secret, what it may read.
    var json: [UInt8] {
        zip(readers, credentials).flatMap { reader, credentials in
            var writer = JSONWriter()
            writer.object { json in
                json.field("reader", reader.purpose.rawValue)
                json.field("id", credentials.id)
                json.field("secret", credentials.secret)
            }
            return writer.bytes + [0x0A]
        }
    }

    /// The tenant as a configuration in hand.
    func tenant(at endpoint: Endpoint, leavingOut: Set<Reader> = []) -> TenantConfiguration {
        var clients: [Reader: TenantConfiguration.ClientConfiguration] = [:]
        for (reader, credentials) in zip(readers, credentials) {
            guard let own = Reader(rawValue: reader.purpose.rawValue), !leavingOut.contains(own) else { continue }
            clients[own] = .init(id: credentials.id, secret: .given(Secret(credentials.secret)))
        }
        return TenantConfiguration(
            endpoints: Endpoints(api: endpoint.api, login: endpoint.login), clients: clients)
    }

    /// Writes a `linewarden.yaml` that reads it, and the secrets it refers to in a folder beside it, readable by their
    /// owner alone.
    func writeConfiguration(to file: String, for endpoint: Endpoint, saying tenant: SimulatedTenant) throws {
        let folder = file + ".secrets"
        for (reader, credentials) in zip(readers, credentials) {
            try Files.write(
                Array(credentials.secret.utf8), to: "\(folder)/\(reader.purpose.rawValue)", isPrivate: true)
        }
        try Files.write(Array(responder.secret.utf8), to: "\(folder)/responder", isPrivate: true)
        let name = folder.split(separator: "/").last.map(String.init) ?? folder
        try Files.write(Array(configuration(for: endpoint, saying: tenant, secrets: name).utf8), to: file)
    }

    private func configuration(for endpoint: Endpoint, saying tenant: SimulatedTenant, secrets: String) -> String {
        var lines = ["version: 1", "tenants:", "  simulated:", "    platform: genesys-cloud", "    gateway:"]
        lines += ["      api: \(endpoint.api)", "      login: \(endpoint.login)", "    clients:"]
        for reader in readers {
            lines += ["      \(reader.purpose.rawValue):", "        id: \(reader.id)"]
            lines.append("        secret: file:\(secrets)/\(reader.purpose.rawValue)")
        }
        lines += ["    responder:", "      client: {id: \(responder.id), secret: \"file:\(secrets)/responder\"}"]
        lines.append(tenant.registers.isEmpty ? "    registers: {}" : "    registers:")
        for (name, entries) in tenant.registers.sorted(by: { $0.key < $1.key }) {
            lines.append("      \(name): [" + entries.map { "\"\($0)\"" }.joined(separator: ", ") + "]")
        }
        if let programs = tenant.programs {
            lines.append(programs.isEmpty ? "    programs: {}" : "    programs:")
            lines += programs.flatMap(\.lines)
        }
        if let functions = tenant.functions {
            lines.append(functions.isEmpty ? "    functions: {}" : "    functions:")
            lines += functions.flatMap(\.lines)
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension RegisteredProgram {

    /// As it stands under `programs:`.
    fileprivate var lines: [String] {
        [
            "      \(id):", "        owner: \"\(owner)\"", "        purpose: \"\(purpose)\"",
            "        permissions: [" + permissions.map { "\"\($0)\"" }.joined(separator: ", ") + "]",
            "        review: \"\(review.iso8601Day)\"",
        ]
    }
}

extension JobFunction {

    /// As it stands under `functions:`.
    fileprivate var lines: [String] {
        let who = [("departments", departments), ("titles", titles), ("groups", groups.map(\.rawValue))]
        return ["      \"\(id)\":"]
            + who.filter { !$0.1.isEmpty }.map { "        \($0.0): " + Self.list($0.1) } + ["        roles:"]
            + gives.map { "          \"\($0.role)\": " + Self.list([$0.reach.description]) }
    }

    private static func list(_ words: [String]) -> String {
        "[" + words.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    }
}

extension SimulatedTenant {

    /// A capture somebody else made, to be served as it is: one client may read everything.
    init(serving capture: Capture) {
        self.init(
            capture: capture, truth: [], registers: [:],
            readers: ReaderClient.Purpose.allCases.map {
                ReaderClient(id: "simulated-reader-\($0.rawValue)", purpose: $0)
            })
    }
}
