import ContactCenter

extension TenantDraft {

    /// What the customer has to bring back, and the drill they made last.
    mutating func declareRecovery() {
        let owner = administrators.first?.id ?? "nobody"
        // What no new organisation has of its own: a restore has to make it.
        let (division, group) = (divisions[divisions.count - 1].name, groups[groups.count - 1].name)
        services = [
            RecoveryService(
                id: "Signing in", owner: owner, recoveryMinutes: 60, lossMinutes: 2 * 1440, order: 1,
                needs: [.init("divisions", division)]),
            RecoveryService(
                id: "Inbound voice", owner: owner, recoveryMinutes: 240, lossMinutes: 2 * 1440, order: 2,
                needs: [.init("divisions", division), .init("groups", group)],
                singlePoints: [.init(.carrier, "Invented Telecom")]),
        ]
        var days = 20
        if plants("CFG-03") {
            days = 120
            plant("CFG-03", .tenant, "Was restored into a sandbox 120 days ago, and never since")
        }
        let began = moment(daysAgo: days)
        drills = [
            Drill(
                id: "DR-1nvented00", captured: began.advanced(by: .seconds(-6 * 3600)), began: began,
                ended: began.advanced(by: .seconds(1800)), sandbox: "invented-sandbox", restored: size,
                services: [.init("Signing in", seconds: 300), .init("Inbound voice", seconds: 1500)], isSigned: true)
        ]
    }
}
