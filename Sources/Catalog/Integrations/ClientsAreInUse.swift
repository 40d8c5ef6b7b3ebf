public import Assurance
public import ContactCenter

extension Control {
    public static let clientsAreInUse = Control(
        "INT-06",
        "Every active OAuth client is in use",
        severity: .medium,
        satisfies: .iso27001("A.8.2"), .iso27001("A.8.16"), .nistCSF("PR.AA-05"), .nistCSF("DE.CM-03"),
        why: """
            The project that made the client is over, and its secret still opens the tenant. Nobody watches what \
            nobody uses, so its first request in a year would be a thief's.
            """,
        remedy: """
            Disable the client: its tokens end at once, and it can be made active again if somebody calls. Delete it \
            when nobody has for a month.
            """,
        of: .clients,
        given: Fact(whole: .clientUsage), .unusedClientDays
    ) { usage, days in
        let window = usage.from.duration(to: usage.until)
        let isLong = window >= .days(days)
        return Question { client in
            guard client.isActive, usage.requests[client.id, default: 0] == 0 else { return false }
            // Made while we were already counting: it had less than the whole window to be used.
            if let created = client.created, created >= usage.from { return false }
            return isLong ? true : nil
        } finding: { client in
            Shortfall(
                .client(client), "is active and has not made a request for \(window.wholeDays.of("day"))",
                seen: "no request between \(usage.from.iso8601Day) and \(usage.until.iso8601Day)",
                expected: "a request within \(days.of("day"))")
        } missing: { _ in
            .cutShort(read: window.wholeDays, of: days)
        }
    }
}

extension Fact where Value == Int {

    /// After how many days without a request a client counts as unused.
    public static var unusedClientDays: Self {
        Fact(
            Parameter(
                "unused-client-days", .days, default: 90, in: 1...365, looser: .higher,
                source: "this project's default; PCI DSS 4.0.1 asks for a review of such accounts and sets no number"))
    }
}
