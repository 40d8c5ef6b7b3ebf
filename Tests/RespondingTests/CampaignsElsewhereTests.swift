import Capture
import ContactCenter
import Engine
import GenesysCloud
import Platforms
import Rehearsals
import Response
import Simulator
import Testing

@Suite("Campaigns that come back in another tenant")
struct CampaignsElsewhereTests {
    private static let source = Rebuilt.kept
    private static let bare = Rebuilt.bare

    /// What campaigns go by, and they themselves.
    private static let outbound: [Kind] = [.contactLists, .callableTimeSets, .callAnalysisSets, .campaigns]
    private static let kinds: [Kind] = [.divisions, .locations, .sites, .groups, .queues] + outbound

    private static func place(_ source: Capture = source, onto standing: Capture = bare) throws -> Rebuilt {
        try Rebuilt(source, onto: standing) { $0.kinds = kinds }
    }

    private static func plan(_ source: Capture = source, onto standing: Capture = bare) throws -> Rebuilding {
        try Rebuilding(of: source, onto: standing, .init())
    }

    private static func document(_ kind: Kind, _ name: String, in capture: Capture = source) throws -> Document {
        try #require(try capture.documents(of: kind).first { $0["name"]?.string == name }, "\(kind.name) \(name)")
    }

    private static func made(_ plan: Rebuilding, _ kind: Kind = .campaigns) -> [String] {
        plan.changes.filter { $0.verb == .make && $0.documentKind == kind.name }.compactMap(\.target.name).sorted()
    }

    private static func left(_ plan: Rebuilding, _ kind: Kind, _ name: String) -> [Rebuilding.Left] {
        plan.left.filter { $0.kind == kind.name && $0.name == name }
    }

    /// The other tenant with the script somebody imported there, and a list of who said no.
    private static func prepared() throws -> Capture {
        try bare.adding(.scripts, id: "there", Array(#"{"id":"there","name":"Renewal Call"}"#.utf8))
            .adding(
                .dncLists, id: "no", Array(#"{"id":"no","name":"Said no to us","dncSourceType":"rds","size":3}"#.utf8))
    }

    @Test func `are off, call an empty list within the hours they had, and differ in nothing but what was told`()
        async throws
    {
        let place = try Self.place()
        defer { place.remove() }
        try await place.serving { place, changer, _, _ in
            let applied = try await place.apply(changer)
            #expect(applied.filter { !$0.isSettled }.map(\.words) == [])
            let now = try await changer.captured(Self.kinds, of: "sandbox")
            let (was, new) = (
                try Self.document(.campaigns, "Surveys"), try Self.document(.campaigns, "Surveys", in: now)
            )
            #expect(was["campaignStatus"]?.string == "on" && new["campaignStatus"]?.string == "off")
            #expect(try now.documents(of: .campaigns).allSatisfy { $0["campaignStatus"]?.string == "off" })
            let list = try Self.document(.contactLists, "Customers", in: now)
            #expect(new["contactList"]?["id"]?.string == list.id)
            #expect(list.state?["size"]?.integer ?? 0 == 0)
            let columns = try Self.document(.contactLists, "Customers")["columnNames"]
            #expect(columns != nil && list["columnNames"]?.canonical() == columns?.canonical())
            let hours = try Self.document(.callableTimeSets, "Daytime", in: now)
            #expect(new["callableTimeSet"]?["id"]?.string == hours.id)
            let site = try Self.document(.sites, "Main Site", in: now)
            #expect(new["site"]?["id"]?.string == site.id)
            let outbound = Set(Self.outbound.map(\.name))
            #expect(try await place.proof(changer).unexplained.filter { outbound.contains($0.kind) } == [])
        }
    }

    @Test func `come after everything they go by`() throws {
        let kinds = try Self.plan(onto: Self.prepared()).changes.filter { $0.verb == .make }.compactMap(\.documentKind)
        let first = try #require(kinds.firstIndex(of: "campaigns"))
        for kind in ["divisions", "queues", "sites", "contact-lists", "callable-time-sets", "call-analysis-sets"] {
            #expect(try #require(kinds.lastIndex(of: kind), "\(kind)") < first)
        }
        // Nothing is completed afterwards: they are made whole.
        #expect(try !Self.plan().changes.contains { $0.verb == .complete && $0.documentKind == "campaigns" })
    }

    @Test(arguments: ["on", "complete", "invalid", "stopping", "forced_off"])
    func `are off, whatever they were`(status: String) async throws {
        let id = try Self.document(.campaigns, "Surveys").id
        let place = try Self.place(
            try Self.source.setting("campaignStatus", to: "\"\(status)\"", of: .campaigns, id))
        defer { place.remove() }
        let told = Self.left(place.rebuilding, .campaigns, "Surveys").first { $0.field == "campaignStatus" }
        #expect(told?.because == "it comes back switched off" && told?.halts == true)
        try await place.serving { place, changer, _, _ in
            _ = try await place.apply(changer)
            let now = try await changer.captured([.campaigns], of: "sandbox")
            #expect(try Self.document(.campaigns, "Surveys", in: now)["campaignStatus"]?.string == "off")
        }
    }

    @Test func `are not made without their script, and with it by its name where that is there`() async throws {
        let without = try Self.plan()
        let told = Self.left(without, .campaigns, "Renewals")
        #expect(!Self.made(without).contains("Renewals") && told.count == 1)
        #expect(told.first?.field == nil && told.first?.because.contains("scripts/Renewal Call") == true)
        #expect(told.first?.byHand?.contains("the script Renewal Call") == true)
        let place = try Self.place(onto: try Self.prepared())
        defer { place.remove() }
        try await place.serving { place, changer, _, _ in
            let applied = try await place.apply(changer)
            #expect(applied.filter { !$0.isSettled }.map(\.words) == [])
            let now = try await changer.captured(Self.kinds, of: "sandbox")
            let made = try Self.document(.campaigns, "Renewals", in: now)
            #expect(made["script"]?["id"]?.string == "there" && made["campaignStatus"]?.string == "off")
            let queue = try #require(try Self.document(.campaigns, "Renewals")["queue"]?["name"]?.string)
            #expect(try made["queue"]?["id"]?.string == Self.document(.queues, queue, in: now).id)
            #expect(made["dncLists"]?.elements.compactMap { $0["id"]?.string } == ["no"])
        }
    }

    /// What a campaign means something else without.
    @Test(arguments: [
        "contactList", "queue", "script", "site", "edgeGroup", "callAnalysisResponseSet", "callableTimeSet",
    ])
    func `are not half made`(member: String) throws {
        let id = try Self.document(.campaigns, "Surveys").id
        let elsewhere = #"{"id":"7d3f7a52-0000-4000-8000-000000000000","name":"Elsewhere"}"#
        let plan = try Self.plan(try Self.source.setting(member, to: elsewhere, of: .campaigns, id))
        #expect(Self.made(try Self.plan()).contains("Surveys") && !Self.made(plan).contains("Surveys"))
        let told = Self.left(plan, .campaigns, "Surveys")
        #expect(told.count == 1 && told.first?.field == nil)
        #expect(told.first?.because.contains("/Elsewhere, which does not come back") == true)
        #expect(told.first?.byHand?.contains("leave it off until it was tried") == true)
    }

    /// What they come without, where nothing of its name is there.
    @Test(arguments: [
        ("dncLists", "dnc-lists/Said no to us"), ("ruleSets", "rule-sets/Elsewhere"),
        ("contactListFilters", "contact-list-filters/Elsewhere"),
    ])
    func `come without lists, rules and filters that are not there, each told by name`(member: String, name: String)
        throws
    {
        let id = try Self.document(.campaigns, "Surveys").id
        let elsewhere = #"[{"id":"7d3f7a52-0000-4000-8000-000000000000","name":"Elsewhere"}]"#
        let source =
            member == "dncLists" ? Self.source : try Self.source.setting(member, to: elsewhere, of: .campaigns, id)
        let plan = try Self.plan(source)
        #expect(Self.made(plan).contains("Surveys"))
        let told = try #require(Self.left(plan, .campaigns, "Surveys").first { $0.field == member + "[]" })
        #expect(told.because.contains(name) && told.halts)
        #expect(told.byHand == "make it there, and put it into the campaign before that is switched on")
        let there = try Self.plan(onto: Self.prepared())
        #expect(!Self.left(there, .campaigns, "Surveys").contains { $0.field == "dncLists[]" })
    }

    @Test func `are told with the number they call from, and their list with who is not on it`() throws {
        let plan = try Self.plan()
        let number = try #require(Self.left(plan, .campaigns, "Surveys").first { $0.field == "callerAddress" })
        #expect(number.because.contains("+493055500000") && number.halts && number.byHand != nil)
        let list = try #require(Self.left(plan, .contactLists, "Customers").first { $0.field == "contacts" })
        #expect(list.because.contains("without contacts") && list.halts && list.byHand != nil)
    }

    @Test func `are told with the list that was there, and with whoever is on it`() throws {
        let here = try Self.source.documents(of: .campaigns).reduce(Self.source) {
            try $0.removing($1.id, of: .campaigns)
        }
        let told = try #require(
            Self.left(try Self.plan(onto: here), .campaigns, "Surveys").first { $0.field == "contacts" })
        #expect(told.because.contains("Customers") && told.halts && told.byHand != nil)
        #expect(!Self.left(try Self.plan(), .campaigns, "Surveys").contains { $0.field == "contacts" })
    }

    @Test func `leave hours that are there and differ, since campaigns may go by them`() throws {
        let hours = try #require(try Self.source.documents(of: .callableTimeSets).first)
        let here = try Self.source.setting("callableTimes", to: "[]", of: .callableTimeSets, hours.id)
        let plan = try Self.plan(onto: here)
        #expect(!plan.changes.contains { $0.documentKind == "callable-time-sets" })
        #expect(plan.left.contains { $0.id == hours.id && $0.because.contains("campaigns may go by it") })
    }

    @Test func `are left, and so is a list, where one of the name is there and differs`() throws {
        let (campaign, list) = (
            try Self.document(.campaigns, "Surveys").id, try Self.document(.contactLists, "Customers").id
        )
        let other = try Self.source.setting("callerName", to: #""Another""#, of: .campaigns, campaign)
            .setting("columnNames", to: #"["Phone"]"#, of: .contactLists, list)
        let plan = try Self.plan(onto: other)
        #expect(plan.changes == [])
        #expect(Self.left(plan, .campaigns, "Surveys").first?.because.contains("it may be calling") == true)
        #expect(Self.left(plan, .contactLists, "Customers").first?.because.contains("columns") == true)
        let same = try Self.plan(onto: Self.source)
        #expect(!same.left.contains { ["campaigns", "contact-lists"].contains($0.kind) })
    }

    @Test func `come where both tenants were collected with what they go by, and are told where not`() throws {
        let plan = try Rebuilding(of: Self.source, onto: Self.bare, .init(kinds: [.campaigns]))
        #expect(plan.changes == [])
        #expect(plan.left.allSatisfy { $0.kind == "campaigns" && $0.field == nil && $0.byHand != nil })
        #expect(
            Set(plan.left.compactMap(\.name))
                == Set(try Self.source.documents(of: .campaigns).compactMap { $0["name"]?.string }))
    }

    @Test func `lead a call to the flow of the same name, and do not come where that does not`() throws {
        let id = try Self.document(.callAnalysisSets, "Hang up on machines").id
        let source = try Self.source.adding(.flows, id: "there", Array(#"{"id":"there","name":"After"}"#.utf8)).setting(
            "responses",
            to: #"""
                {"disposition.classification.callable.person":{"reactionType":"transfer_flow","data":"there","name":"After"}}
                """#, of: .callAnalysisSets, id)
        let without = try Self.plan(source)
        #expect(Self.made(without, .callAnalysisSets).isEmpty && Self.made(without).isEmpty)
        #expect(
            Self.left(without, .callAnalysisSets, "Hang up on machines").first?.because.contains("flows/After") == true)
        let flow = Array(#"{"id":"here","name":"After"}"#.utf8)
        let with = try Self.plan(source, onto: try Self.bare.adding(.flows, id: "here", flow))
        #expect(Self.made(with, .callAnalysisSets) == ["Hang up on machines"] && Self.made(with).contains("Surveys"))
    }

    @Test func `are made once, whatever answers are lost and however often it is applied`() async throws {
        let place = try Self.place()
        defer { place.remove() }
        let lost = Faults.Rule(
            .failingAfterwards(status: 500), on: "/api/v2/outbound/*", method: "POST", when: .every(2))
        try await place.serving({ $0.faults = Faults([lost]) }) { place, changer, simulator, _ in
            let applied = try await place.apply(changer, { $0.caps.errors = 100 })
            #expect(applied.filter { !$0.isSettled }.map(\.words) == [])
            let now = try await changer.captured(Self.outbound, of: "sandbox")
            for kind in Self.outbound {
                #expect(
                    try now.documents(of: kind).compactMap { $0["name"]?.string }.sorted()
                        == Self.made(place.rebuilding, kind))
            }
            let sent = simulator.writes.values.reduce(0, +)
            #expect(try await place.apply(changer).allSatisfy { $0.isSettled })
            #expect(simulator.writes.values.reduce(0, +) == sent)
        }
    }

    @Test func `are made after a break from where it broke off, and never left on`() async throws {
        let place = try Self.place()
        defer { place.remove() }
        try await place.serving { place, changer, _, _ in
            await #expect(throws: Crash.self) {
                try await place.apply(
                    changer,
                    crash: { record in
                        guard record.change.target.kind == .campaign, case .outcome = record.phase else { return }
                        throw Crash()
                    })
            }
            #expect(try await place.apply(changer).allSatisfy { $0.isSettled })
            let now = try await changer.captured([.campaigns], of: "sandbox")
            #expect(
                try now.documents(of: .campaigns).compactMap { $0["name"]?.string }.sorted()
                    == Self.made(place.rebuilding))
            #expect(try now.documents(of: .campaigns).allSatisfy { $0["campaignStatus"]?.string == "off" })
        }
    }

    @Test func `are taken back by deleting them, and what they went by after them, but for lists`() async throws {
        let place = try Self.place()
        defer { place.remove() }
        try await place.serving { place, changer, _, _ in
            _ = try await place.apply(changer)
            let undo = try await place.here.journal().undo(of: place.plan)
            let outbound = undo.changes.filter { change in Self.outbound.contains { $0.name == change.documentKind } }
            #expect(outbound.allSatisfy { $0.verb == .unmake && $0.expects != nil })
            let documents = try GenesysCloud.documents(of: outbound, from: place.source, onto: place.standing)
            let deleting = changer.making(try #require(documents)) { nil }
            for change in outbound {
                _ = await deleting.gather([change])
                _ = try await deleting.make(change, try await deleting.look(change))
            }
            let now = try await changer.captured(Self.outbound, of: "sandbox")
            for kind in Self.outbound {
                // Somebody may have loaded it meanwhile.
                #expect(try now.documents(of: kind).isEmpty == (kind != .contactLists), "\(kind.name)")
            }
        }
    }

    @Test func `are not taken back once somebody started them`() async throws {
        let place = try Self.place()
        defer { place.remove() }
        try await place.serving { place, changer, simulator, _ in
            _ = try await place.apply(changer)
            let undo = try await place.here.journal().undo(of: place.plan)
            let back = try #require(undo.changes.first { $0.target.name == "Surveys" })
            let made = try Self.document(.campaigns, "Surveys", in: try await changer.captured([.campaigns], of: "x"))
            let start = Change(.resumeCampaign, Subject(.campaign, made.id, name: "Surveys"))
            _ = try await changer.make(start, try await changer.look(start))
            let documents = try GenesysCloud.documents(of: [back], from: place.source, onto: place.standing)
            let deleting = changer.making(try #require(documents)) { nil }
            _ = await deleting.gather([back])
            let seen = try await deleting.look(back)
            #expect(!seen.isDone && seen.mark != back.expects)
            await #expect(throws: PlatformError.self) { try await deleting.make(back, seen) }
            #expect(simulator.document("campaigns", made.id)?["campaignStatus"]?.string == "on")
        }
    }
}
