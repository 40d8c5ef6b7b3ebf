import Assurance

/// The generated parts of a platform's page.
public struct PlatformTables: Sendable {
    private let calls: [PlatformCall]
    private let clients: [PlatformClient]

    /// - Parameter clients: Our clients, the one that needs nothing but looking first.
    public init(calls: [PlatformCall], clients: [PlatformClient]) {
        self.calls = calls
        self.clients = clients
    }

    /// Every call, in the order they are made.
    public var callTable: String {
        Markdown.table(
            ["call", "asked with", "permission", "our client", "paging", "kept as", "from profile"],
            calls.map { call in
                [
                    Markdown.code(call.route), call.query.isEmpty ? "" : Markdown.code(call.query),
                    call.permissionCell, call.client, call.paging, Markdown.code(call.kind), call.profile,
                ]
            })
    }

    /// The permissions of the client that reads nearly everything, one a line.
    public var coreRole: String {
        let names = clients.first?.permissions.map(\.permission) ?? []
        return "```\n" + names.map { $0 + "\n" }.joined() + "```\n"
    }

    /// The same as the body of the call that makes a role.
    public var coreRoleBody: String {
        var lines = ["```json", "{", "  \"name\": \"Linewarden reader\",", "  \"permissionPolicies\": ["]
        let policies = self.policies
        for (place, policy) in policies.enumerated() {
            let comma = place + 1 < policies.count ? "," : ""
            let actions = policy.actions.map { "\"\($0)\"" }.joined(separator: ", ")
            lines.append(
                "    {\"domain\": \"\(policy.domain)\", \"entityName\": \"\(policy.entity)\", "
                    + "\"actionSet\": [\(actions)], \"allowConditions\": false}\(comma)")
        }
        return (lines + ["  ]", "}", "```"]).joined(separator: "\n") + "\n"
    }

    /// The clients that are needed besides, and what else their permissions allow.
    public var addOns: String {
        Markdown.table(
            ["client", "permission", "it would also allow", "read with it"],
            clients.dropFirst().flatMap { client in
                client.permissions.map { note in
                    [client.name, Markdown.code(note.permission), note.alsoAllows, kinds(of: client.name)]
                }
            })
    }

    private func kinds(of client: String) -> String {
        calls.filter { $0.client == client }.map { Markdown.code($0.kind) }.distinct().spelledOut()
    }

    private struct Policy {
        let domain: String
        let entity: String
        var actions: [String]
    }

    private var policies: [Policy] {
        var policies: [Policy] = []
        for note in clients.first?.permissions ?? [] {
            let parts = note.permission.split(separator: ":").map(String.init)
            guard parts.count == 3 else { continue }
            if policies.last?.domain == parts[0], policies.last?.entity == parts[1] {
                policies[policies.count - 1].actions.append(parts[2])
            } else {
                policies.append(Policy(domain: parts[0], entity: parts[1], actions: [parts[2]]))
            }
        }
        return policies
    }
}
