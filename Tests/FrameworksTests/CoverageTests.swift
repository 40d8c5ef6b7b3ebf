import Assurance
import Catalog
import ContactCenter
import Frameworks
import Testing

@Suite("What checks touch a framework")
struct CoverageTests {

    private static func control(_ id: String, _ citation: Citation, _ others: Citation...) -> Control {
        let cited = others.first ?? citation
        return Control(
            .init(id), "A claim", severity: .low, satisfies: citation, cited, why: "", remedy: "", reads: .asOf
        ) { _ in .met(examined: 1) }
    }

    private func row(
        _ requirement: String, of framework: String, by controls: Control..., in library: Library = Library()
    ) throws -> Coverage.Row {
        let choice = try #require(library.choice(named: framework))
        let coverage = try #require(library.coverage(of: choice, by: controls))
        return try #require(coverage.rows.first { $0.requirement.id == requirement })
    }

    @Test func `is direct where a control cites the requirement, and part of it`() throws {
        let row = try row("A.8.2", of: "iso27001-2022", by: Self.control("ACC-03", .iso27001("A.8.2")))
        let direct = try #require(row.direct.first)
        #expect(row.direct.count == 1 && row.derived.isEmpty && row.cover == .direct)
        #expect(direct.control == "ACC-03" && direct.judge == .ours && direct.share == .part && !direct.reason.isEmpty)
    }

    @Test func `is derived one crosswalk away, with the citation, the relation and whose it is`() throws {
        let row = try row("A.9.2.3", of: "iso27001-2013", by: Self.control("ACC-03", .iso27001("A.8.2")))
        let derived = try #require(row.derived.first)
        #expect(row.direct.isEmpty && row.derived.count == 1 && row.cover == .derived)
        #expect(derived.through == .iso27001("A.8.2") && derived.relation == .equal && derived.share == .part)
        #expect(derived.crosswalk.id == "iso27001-2013_to_iso27001-2022")
        #expect(derived.crosswalk.judge == .publisher("ISO (27002:2022 Annex B); the relation is our reading"))
    }

    @Test func `is derived against the way of the crosswalk too, with the relation turned round`() throws {
        // The policy of the FBI holds the control of NIST and fixes its parameters.
        let there = try row("AC-2", of: "cjis", by: Self.control("IDN-01", .nist80053("AC-2")))
        #expect(there.derived.map(\.relation) == [.superset] && there.derived.map(\.share) == [.part])
        let back = try row("AC-2", of: "nist-800-53-r5", by: Self.control("IDN-01", .cjis("AC-2")))
        #expect(back.derived.map(\.relation) == [.subset] && back.derived.map(\.share) == [.uncertain])
    }

    @Test func `is surely a part where the requirement took another in`() throws {
        // Several of 2013 became one of 2022.
        let old = try #require(Library().choice(named: "iso27001-2013")?.framework)
        let row = try row("A.5.1", of: "iso27001-2022", by: Self.control("ACC-03", Citation(old, "A.5.1.1")))
        #expect(row.derived.map(\.relation) == [.superset] && row.derived.map(\.share) == [.part])
    }

    @Test func `is never derived over two crosswalks`() throws {
        // From CSF 1.1 to 2.0 and from there to ISO there would be a way.
        let pairs = Crosswalk.published.filter { $0.from == "nist-csf-1.1" }.flatMap(\.pairs)
        #expect(pairs.contains { $0.from == "PR.AC-4" && $0.to == "PR.AA-05" })
        let row = try row("PR.AC-4", of: "nist-csf-1.1", by: Self.control("ACC-03", .iso27001("A.8.2")))
        #expect(row.cover == .none)
    }

    @Test func `does not name a direct check again as derived`() throws {
        let row = try row(
            "A.8.2", of: "iso27001-2022",
            by: Self.control("ACC-03", .iso27001("A.8.2"), .nistCSF("PR.AA-05")),
            Self.control("ACC-04", .nistCSF("PR.AA-05")))
        #expect(row.direct.map(\.control) == ["ACC-03"])
        #expect(row.derived.map(\.control) == ["ACC-04"])
    }

    @Test func `is uncertain over an intersection`() throws {
        let row = try row("A.8.2", of: "iso27001-2022", by: Self.control("ACC-04", .nistCSF("PR.AA-05")))
        #expect(row.derived.map(\.share) == [.uncertain])
    }

    @Test func `is nothing where nothing is`() throws {
        #expect(try row("4.1", of: "iso27001-2022", by: Self.control("ACC-03", .iso27001("A.8.2"))).cover == .none)
    }

    @Test func `is the customer's judgement where a control is the customer's own`() throws {
        let own = Control(
            "ORG-01", version: 1, "A claim", severity: .low, satisfies: [.iso27001("A.8.2")], why: "", remedy: "",
            reads: [Fact.asOf.kind], ownWith: "aa"
        ) { ids, _ in Dictionary(uniqueKeysWithValues: ids.map { ($0, .met(examined: 1)) }) }
        #expect(try row("A.8.2", of: "iso27001-2022", by: own).direct.map(\.judge) == [.customer("ORG-01")])
    }

    @Test(arguments: Framework.published)
    func `is direct for cited requirements only`(framework: Framework) throws {
        let coverage = try #require(Library().coverage(of: .init(framework), by: Catalog.controls))
        let cited = Set(Catalog.controls.flatMap(\.satisfies))
        for row in coverage.rows {
            #expect(row.direct.isEmpty != cited.contains(Citation(framework, row.requirement.id)))
            #expect(row.derived.allSatisfy { cited.contains($0.through) && $0.through.framework != framework })
        }
    }
}

@Suite("The names of frameworks")
struct LibraryTests {
    private let library = Library()

    @Test(arguments: [
        ("iso27001-2022", "iso27001-2022"), ("ISO27001-2022", "iso27001-2022"),
        ("nist-800-53-r5", "nist-800-53-r5-index"), ("nist-800-53-r5-index", "nist-800-53-r5-index"),
    ])
    func `are taken as people write them`(name: String, id: String) throws {
        let choice = try #require(library.choice(named: name))
        #expect(choice.framework.id == id && choice.baseline == nil)
    }

    @Test func `may be those of a baseline`() throws {
        let choice = try #require(library.choice(named: "fedramp-moderate"))
        #expect(choice.framework == .nist80053 && choice.baseline == "fedramp-moderate")
        #expect(library.coverage(of: choice, by: [])?.rows.count == 323)
    }

    @Test func `that are none are none`() { #expect(library.choice(named: "iso9001") == nil) }

    @Test func `of an old edition find what a requirement became`() throws {
        let old = try #require(library.choice(named: "iso27001-2013")?.framework)
        let became = library.successors(of: Citation(old, "A.9.2.3"))
        #expect(became.map(\.requirement) == [.iso27001("A.8.2")] && became.map(\.relation) == [.equal])
        let csf = try #require(library.choice(named: "nist-csf-1.1")?.framework)
        #expect(library.successors(of: Citation(csf, "PR.AC-4")).contains { $0.requirement == .nistCSF("PR.AA-05") })
    }

    @Test func `of an edition in force have no successors`() {
        #expect(library.successors(of: .iso27001("A.8.2")).isEmpty)
    }
}
