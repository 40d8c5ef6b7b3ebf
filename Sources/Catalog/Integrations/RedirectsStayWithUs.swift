public import Assurance
import ContactCenter

extension Control {
    public static let redirectsStayWithUs = Control(
        "INT-05",
        "Sign-ins return only to safe addresses of ours",
        severity: .high,
        satisfies: .iso27001("A.8.26"), .nistCSF("PR.AA-03"),
        why: """
            After signing in, the browser carries the proof of it to the client's redirect address. Whoever owns that \
            address, or listens on the way there, is signed in as the agent.
            """,
        remedy: """
            Keep only the exact https addresses the application uses. Take out wildcards, plain http and the \
            developer's own machine, and list the hosts that remain under redirect-hosts.
            """,
        of: .clients,
        given: Fact(ifKnown: .approvedRedirectHosts)
    ) { approved in
        Question { client in
            var defects = Defects(of: .client(client))
            guard client.isActive, !client.redirects.isEmpty else { return defects }
            defects.look(at: client.redirects)
            defects.look(atHostsOf: client.redirects.filter { !$0.contains("*") && !isLocal($0) }, approved)
            return defects
        }
    }
}

private func isLocal(_ address: String) -> Bool { Host(of: address)?.isLocal ?? false }

extension Defects {
    fileprivate mutating func look(at redirects: [String]) {
        let open = redirects.filter { Host(of: $0)?.scheme == "http" && !isLocal($0) }
        if !open.isEmpty {
            add(.high, "returns sign-ins over plain http", seen: open.spelledOut(), expected: "https addresses")
        }
        let wild = redirects.filter { $0.contains("*") }
        if !wild.isEmpty {
            add(.high, "returns sign-ins to a wildcard", seen: wild.spelledOut(), expected: "exact addresses")
        }
        let local = redirects.filter { isLocal($0) }
        if !local.isEmpty {
            add(
                .low, "returns sign-ins to the machine it runs on", seen: local.spelledOut(),
                expected: "no local address")
        }
    }

    fileprivate mutating func look(atHostsOf redirects: [String], _ approved: Reading<Register>) {
        // An app's own scheme has no host: then the whole address is what can be approved.
        let hosts = redirects.map { Host(of: $0)?.name ?? $0 }.distinct()
        guard !hosts.isEmpty, let approved = know(approved, of: .approvedRedirectHosts) else { return }
        let strangers = hosts.filter { !approved.contains($0) }
        if !strangers.isEmpty {
            add(
                .medium, "returns sign-ins to hosts on no list of ours", seen: strangers.spelledOut(),
                expected: "entries in redirect-hosts")
        }
    }
}
