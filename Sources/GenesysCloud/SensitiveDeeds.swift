public import ContactCenter

extension GenesysCloud {

    /// What an entry of the audit log says somebody did with much data or many rights; nil for anything else, what failed,
    /// and what no person did.
    public static func deed(of event: AuditEvent) -> SensitiveDeed? {
        guard event.status != .failure, case .person(let person) = event.actor,
            let known = deeds.first(where: {
                $0.service == event.service && $0.entities.contains(event.entity.type)
                    && $0.actions.contains(event.action)
            })
        else { return nil }
        return SensitiveDeed(
            id: event.id, at: event.at, person: person, what: known.what,
            words: "\(event.entity.type) \(event.action)")
    }

    /// The services that tell of such deeds.
    public static let deedServices = Set(deeds.map(\.service)).sorted()

    /// Names are those of the SDK's enumerations of version 269, grouped by name; which action belongs to which entity is
    /// assumed where no published service mapping tells.
    private static let deeds:
        [(service: String, entities: Set<String>, actions: Set<String>, what: SensitiveDeed.What)] = [
            ("Quality", ["Recording", "ScreenRecording"], ["Download", "Export"], .export),
            ("Quality", ["BulkActions"], ["Create", "Execute", "Export"], .export),
            ("AnalyticsReporting", ["Exports", "ScheduledExports"], ["Create", "Download", "Export"], .export),
            ("ExternalContactsExport", ["ExportRequest"], ["Create", "Download", "Export"], .export),
            ("Supportability", ["Pcaps", "SupportFile"], ["Create", "Download", "Export"], .export),
            (
                "PeoplePermissions", ["Role", "RoleSettings", "Policy"],
                ["Create", "Update", "Delete", "MemberAdd", "MemberUpdate", "MemberRemove"], .roleChange
            ),
        ]
}
