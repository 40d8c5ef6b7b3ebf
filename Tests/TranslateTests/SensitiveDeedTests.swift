import ContactCenter
import GenesysCloud
import Testing

@Suite("Exports and role changes in the audit log")
struct SensitiveDeedTests {

    private static func event(
        _ service: String, _ entity: String, _ action: String, by actor: AuditEvent.Actor = .person("p"),
        status: AuditEvent.Status = .success
    ) -> AuditEvent {
        AuditEvent(
            id: "e", at: Moment(milliseconds: 0), service: service, action: action, entity: .init(type: entity),
            actor: actor, status: status)
    }

    @Test(arguments: [
        ("Quality", "Recording", "Export", SensitiveDeed.What.export), ("Quality", "BulkActions", "Execute", .export),
        ("AnalyticsReporting", "ScheduledExports", "Create", .export),
        ("ExternalContactsExport", "ExportRequest", "Download", .export),
        ("Supportability", "Pcaps", "Create", .export),
        ("PeoplePermissions", "Role", "MemberAdd", .roleChange), ("PeoplePermissions", "Policy", "Delete", .roleChange),
    ])
    func `are told by service, entity and action`(
        service: String, entity: String, action: String, what: SensitiveDeed.What
    ) {
        let deed = GenesysCloud.deed(of: Self.event(service, entity, action))
        #expect(deed?.what == what && deed?.words == "\(entity) \(action)" && deed?.person == "p")
    }

    @Test func `are nothing else, nothing that failed, and nothing a program or the platform did`() {
        #expect(GenesysCloud.deed(of: Self.event("Quality", "Recording", "View")) == nil)
        #expect(GenesysCloud.deed(of: Self.event("Directory", "Role", "Update")) == nil)
        #expect(GenesysCloud.deed(of: Self.event("Quality", "Recording", "Export", status: .failure)) == nil)
        #expect(GenesysCloud.deed(of: Self.event("Quality", "Recording", "Export", by: .client("c"))) == nil)
        #expect(GenesysCloud.deed(of: Self.event("Quality", "Recording", "Export", by: .system)) == nil)
        #expect(GenesysCloud.deedServices.contains("Quality"))
    }
}
