import Capture
import ContactCenter
import GenesysCloud
import Testing

@Suite("An entry of the audit log")
struct AuditEventTests {

    private static let record = #"""
        {"id":"e1","userHomeOrgId":"org-2","user":{"id":"p1","selfUri":"/api/v2/users/p1"},"client":{"id":"c1"},
         "remoteIp":["203.0.113.7","198.51.100.1"],"serviceName":"PeoplePermissions","level":"USER",
         "eventDate":"2026-11-22T08:00:00.123Z","action":"MemberAdd","entity":{"id":"r1","name":"p2--r1--org-1"},
         "entityType":"Role","status":"SUCCESS",
         "propertyChanges":[{"property":"x","oldValues":["1"],"newValues":["2",{"sealed":"k:AA=="}]}],
         "context":{"correlationId":"k1"}}
        """#
    private static let pushed = #"""
        {"id":"e1","userHomeOrgId":"org-2","userId":"p1","username":{"id":"p1"},"userDisplay":"P","clientId":{"id":"c1"},
         "remoteIp":["203.0.113.7","198.51.100.1"],"serviceName":"PeoplePermissions","level":"USER",
         "eventTime":"2026-11-22T08:00:00.123Z","action":"MemberAdd","entity":{"id":"r1","name":"p2--r1--org-1"},
         "entityType":"Role",
         "propertyChanges":[{"property":"x","oldValues":["1"],"newValues":["2",{"sealed":"k:AA=="}]}],
         "context":{"correlationId":"k1"}}
        """#

    private func event(_ text: String) throws -> AuditEvent { try GenesysCloud.auditEvent(JSON(literal: text)) }

    @Test func `says the same in both of its shapes, and in the envelope it is pushed in`() throws {
        let record = try event(Self.record)
        #expect(try event(Self.pushed) == record)
        #expect(
            try event(
                #"{"version":"0","id":"other","detail":{"topicName":"v2.audits.entitytype.Role.entityid.r1","eventBody":\#(Self.pushed)}}"#
            ) == record)
        #expect(record.id == "e1")
        #expect(record.at == Moment(iso8601: "2026-11-22T08:00:00.123Z"))
        #expect(record.actor == .person("p1"))
        #expect(record.client == "c1")
        #expect(record.organization == "org-2")
        #expect(record.addresses == ["203.0.113.7", "198.51.100.1"])
        #expect(record.changes == [.init("x", old: [.text("1")], new: [.text("2"), .sealed])])
        #expect(record.correlation == "k1")
        #expect((record.entity.id, record.entity.name) == ("r1", "p2--r1--org-1"))
    }

    @Test func `is the platform's own where it names neither person nor client`() throws {
        let event = try event(
            #"{"id":"e","eventDate":"2026-11-22T08:00:00Z","user":{},"client":{"id":""},"remoteIp":[],"level":"SYSTEM"}"#
        )
        #expect(event.actor == .system)
        #expect(event.client == nil)
        #expect(event.level == .system)
    }

    @Test func `is a client's where there is no person`() throws {
        #expect(
            try event(#"{"id":"e","eventDate":"2026-11-22T08:00:00Z","user":{},"client":{"id":"c9"}}"#).actor
                == .client("c9"))
    }

    @Test func `finds who changed a group in the context, where alone it stands`() throws {
        #expect(
            try event(#"{"id":"e","eventDate":"2026-11-22T08:00:00Z","user":{},"context":{"userid":"p7"}}"#).actor
                == .person("p7"))
    }

    @Test func `takes words nobody knows as they are`() throws {
        let event = try event(
            #"{"id":"e","eventTime":1795334400000,"serviceName":"New","action":"Frobnicate","entityType":"Oddity","level":"ROBOT","status":"MAYBE","remoteIp":null,"propertyChanges":"none"}"#
        )
        #expect((event.service, event.action, event.entity.type) == ("New", "Frobnicate", "Oddity"))
        #expect((event.level, event.status) == (.other("ROBOT"), .other("MAYBE")))
        #expect(event.at == Moment(milliseconds: 1_795_334_400_000))
        #expect(event.changes == [])
    }

    @Test(arguments: [
        (#"{"eventDate":"2026-11-22T08:00:00Z"}"#, "an id"),
        (#"{"id":"","eventDate":"2026-11-22T08:00:00Z"}"#, "an id"),
        (#"{"id":7,"eventDate":"2026-11-22T08:00:00Z"}"#, "an id"), (#"{"id":"e"}"#, "a date"),
        (#"{"id":"e","eventDate":"yesterday"}"#, "a date"), (#"{"id":"e","eventDate":-1}"#, "a date"), ("[]", "an id"),
    ])
    func `is unreadable without an id or a date, and says which`(text: String, lacks: String) {
        #expect(throws: UnreadableAudit(lacks: lacks)) { try event(text) }
    }
}
