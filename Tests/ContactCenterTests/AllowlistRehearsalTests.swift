import ContactCenter
import Testing

@Suite("An allowlist, rehearsed on the past")
struct AllowlistRehearsalTests {

    private static let moment = Moment(milliseconds: 1_795_334_400_000)

    private func event(
        _ actor: AuditEvent.Actor, from addresses: String..., organization: String? = "org-1",
        at seconds: Int = 0, status: AuditEvent.Status = .success
    ) -> AuditEvent {
        AuditEvent(
            id: "e", at: Self.moment.advanced(by: .seconds(seconds)), service: "s", action: "a",
            entity: .init(type: "t"), actor: actor, organization: organization, addresses: addresses, status: status)
    }

    private func outcome(
        _ networks: [String], _ events: [AuditEvent], active: Set<Person.ID> = ["p1"], own: [OAuthClient.ID] = []
    ) -> AllowlistRehearsal.Outcome {
        var rehearsal = AllowlistRehearsal(networks.compactMap(AddressBlock.init), organization: "org-1")
        for event in events { rehearsal.see(event) }
        return rehearsal.outcome(active: active, own: own)
    }

    @Test(arguments: [
        ("203.0.113.64", true), ("203.0.113.127", true), ("203.0.113.63", false), ("203.0.113.128", false),
        ("2001:db8::", true), ("2001:db8:0:ffff:ffff:ffff:ffff:ffff", true), ("2001:db8:1::", false),
        ("2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", false), ("::ffff:203.0.113.64", true),
        ("::ffff:203.0.113.63", false), ("nonsense", false), ("", false),
    ])
    func `lets in to the edge of a network and not one address further`(address: String, comesIn: Bool) {
        let outcome = outcome(["203.0.113.64/26", "2001:db8::/48"], [event(.person("p1"), from: address)])
        #expect(outcome.lockedOut.isEmpty == comesIn)
        #expect(outcome.decision == (comesIn ? .locksNobodyOut : .locksOut))
    }

    @Test func `says who, from where, how often and when last`() throws {
        let outcome = outcome(
            ["203.0.113.0/24"],
            [
                event(.person("p1"), from: "192.0.2.1"), event(.person("p1"), from: "192.0.2.1", at: 60),
                event(.person("p1"), from: "192.0.2.2", at: 5), event(.person("p1"), from: "203.0.113.1"),
                event(.client("c1"), from: "192.0.2.9"), event(.person("x1"), from: "192.0.2.3", organization: "org-2"),
            ])
        let first = try #require(outcome.lockedOut.first)
        #expect(first.caller == .person("p1"))
        #expect(first.from.map(\.address) == ["192.0.2.1", "192.0.2.2"])
        #expect(first.from.map(\.count) == [2, 1])
        #expect(first.from.map(\.last) == [60, 5].map { Self.moment.advanced(by: .seconds($0)) })
        #expect(first.comesInElsewhere)
        #expect(outcome.lockedOut.map(\.caller) == [.person("p1"), .client("c1"), .partner("x1", of: "org-2")])
        #expect(outcome.lockedOut.last?.comesInElsewhere == false)
    }

    @Test(arguments: [(95, AllowlistRehearsal.Decision.locksNobodyOut), (94, .cannotTell)])
    func `of 100 active people, 95 must have been seen`(seen: Int, decision: AllowlistRehearsal.Decision) {
        let events = (0..<seen).map { event(.person(.init("p\($0)")), from: "203.0.113.7") }
        let active = Set((0..<100).map { Person.ID("p\($0)") })
        let outcome = outcome(["203.0.113.0/24"], events, active: active)
        #expect((outcome.activePeople, outcome.seenPeople) == (100, seen))
        #expect(outcome.decision == decision)
    }

    @Test func `who is active no more, or a partner's, does not count as seen`() {
        let events = [
            event(.person("left"), from: "203.0.113.7"),
            event(.person("p1"), from: "203.0.113.7", organization: "org-2"),
        ]
        #expect(outcome(["203.0.113.0/24"], events).seenPeople == 0)
    }

    @Test func `says whether we ourselves come in, and cannot tell where we were never seen`() {
        let person = event(.person("p1"), from: "203.0.113.7")
        let ours = { (address: String) in event(.client("ours"), from: address, organization: nil) }
        let list = ["203.0.113.0/24"]

        let unseen = outcome(list, [person], own: ["ours"])
        #expect((unseen.own.first?.isLockedOut, unseen.decision) == (nil, .cannotTell))
        let inside = outcome(list, [person, ours("203.0.113.255")], own: ["ours"])
        #expect((inside.own.first?.isLockedOut, inside.decision) == (false, .locksNobodyOut))
        let outside = outcome(list, [person, ours("203.0.114.0")], own: ["ours"])
        #expect((outside.own.first?.isLockedOut, outside.decision) == (true, .locksOut))
    }

    @Test func `a call with several addresses comes in only if all of them are listed`() {
        let list = ["203.0.113.0/24"]
        #expect(outcome(list, [event(.person("p1"), from: "203.0.113.1", "203.0.113.2")]).lockedOut.isEmpty)
        #expect(outcome(list, [event(.person("p1"), from: "203.0.113.1", "192.0.2.1")]).lockedOut.count == 1)
    }

    @Test func `what the platform did itself, what failed, and what names no address shows nobody`() {
        let events = [
            event(.system, from: "192.0.2.1"), event(.person("p1"), from: "192.0.2.1", status: .failure),
            event(.person("p1")),
        ]
        let outcome = outcome(["203.0.113.0/24"], events)
        #expect(outcome.lockedOut.isEmpty)
        #expect((outcome.seenPeople, outcome.decision) == (0, .cannotTell))
    }

    @Test func `cannot tell of a tenant nobody is active in`() {
        #expect(outcome(["0.0.0.0/0"], [event(.person("p1"), from: "192.0.2.1")], active: []).decision == .cannotTell)
    }

    @Test(arguments: [("192.0.2.1", AllowlistRehearsal.Decision.locksOut), ("203.0.113.1", .locksNobodyOut)])
    func `an address beyond the 256 of one caller counts all the same`(
        address: String, decision: AllowlistRehearsal.Decision
    ) throws {
        let usual = (0..<256).map { event(.person("p1"), from: "203.0.\($0).7") }
        let late = [1, 9, 4].map { event(.person("p1"), from: address, at: $0) }
        let outcome = outcome(["203.0.0.0/16"], usual + late)
        #expect(outcome.decision == decision)
        #expect(outcome.lockedOut.first?.comesInElsewhere == (decision == .locksOut ? true : nil))
        let outside = outcome.lockedOut.first?.from
        #expect(outside?.map(\.count) == (decision == .locksOut ? [3] : nil))
        #expect(outside?.map(\.last) == (decision == .locksOut ? [Self.moment.advanced(by: .seconds(9))] : nil))
    }

    @Test func `cannot tell where something of the past was not read, and says what`() {
        var read = ReadAudits()
        let (begin, end) = (Self.moment, Self.moment.advanced(by: .days(30)))
        read.add(begin..<end, of: "Directory")
        read.add(begin.advanced(by: .days(-1))..<begin.advanced(by: .days(9)), of: "Groups")
        read.add(begin.advanced(by: .days(8))..<begin.advanced(by: .days(10)), of: "Groups")
        read.add(begin.advanced(by: .days(12))..<end, of: "Groups")
        read.add("Quality")
        let missing = read.missing(from: begin, to: end)
        #expect(
            missing == [
                .init("Groups", from: begin.advanced(by: .days(10)), to: begin.advanced(by: .days(12))),
                .init("Quality", from: begin, to: end),
            ])
        var rehearsal = AllowlistRehearsal(
            ["203.0.113.0/24"].compactMap(AddressBlock.init), organization: "org-1")
        rehearsal.see(event(.person("p1"), from: "203.0.113.7"))
        #expect(rehearsal.outcome(active: ["p1"], own: []).decision == .locksNobodyOut)
        let outcome = rehearsal.outcome(active: ["p1"], own: [], missing: missing)
        #expect((outcome.decision, outcome.missing) == (.cannotTell, missing))
    }
}
