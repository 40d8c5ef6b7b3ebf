import Assurance
import ContactCenter
import Frameworks
import Testing

@Suite("A customer's framework")
struct OwnFrameworkTests {
    private static let policy = Framework("acme-policy", "Acme policy")

    private static let control = Control(
        "ACC-03", "A claim", severity: .low, satisfies: .iso27001("A.8.2"), why: "", remedy: "", reads: .asOf
    ) { _ in .met(examined: 1) }

    private static func library(_ relation: Relation, checks: [(String, DirectMapping)] = []) -> Library {
        let source = Crosswalk.Source(id: "acme.yaml", judge: .customer("acme.yaml"), document: "the wiki")
        return Library(own: [
            OwnFramework(
                file: "acme.yaml", framework: policy,
                catalogue: Catalogue(
                    title: "Acme policy", edition: "3", publisher: "Acme", licence: "internal", source: "the wiki",
                    isSelection: false,
                    requirements: [
                        Requirement(id: "P-1", title: "Access", group: ""),
                        Requirement(id: "P-2", title: "Leaving", group: ""),
                    ]),
                checks: checks.map { (requirement: $0.0, mapping: $0.1) },
                crosswalks: [
                    Crosswalk(
                        source, from: policy.id, to: "iso27001-2022", pairs: [.init("P-1", "A.8.2", relation)])
                ])
        ])
    }

    private func row(_ library: Library, _ id: String = "P-1") throws -> Coverage.Row {
        let choice = try #require(library.choice(named: "acme-policy"))
        let coverage = try #require(library.coverage(of: choice, by: [Self.control]))
        return try #require(coverage.rows.first { $0.requirement.id == id })
    }

    @Test func `is listed after ours`() {
        #expect(Self.library(.equal).frameworks.last == Self.policy)
        #expect(Self.library(.equal).frameworks.count == Framework.published.count + 1)
    }

    @Test(arguments: [
        (Relation.equal, Share.part), (.superset, .part), (.subset, .uncertain), (.intersects, .uncertain),
    ])
    func `is touched through its own crosswalk, which says that it is the customer's`(
        relation: Relation, share: Share
    ) throws {
        let derived = try #require(try row(Self.library(relation)).derived.first)
        #expect(derived.through == .iso27001("A.8.2") && derived.relation == relation && derived.share == share)
        #expect(derived.crosswalk.judge == .customer("acme.yaml"))
        #expect(try row(Self.library(relation), "P-2").cover == .none)
    }

    @Test func `is touched directly where the customer says by which check, and how much of it`() throws {
        let mapping = DirectMapping("ACC-03", by: .customer("acme.yaml"), share: .most, because: "it is all about that")
        let row = try row(Self.library(.equal, checks: [("P-2", mapping)]), "P-2")
        #expect(row.direct == [mapping] && row.cover == .direct)
    }

    @Test func `may say another share of a check that cites the requirement itself, and both are shown, ours first`()
        throws
    {
        let mapping = DirectMapping(
            "ACC-03", by: .customer("acme.yaml"), share: .whole, because: "the assessor says so")
        let file = OwnFramework(
            file: "acme.yaml", framework: .iso27001, catalogue: nil,
            checks: [(requirement: "A.8.2", mapping: mapping), (requirement: "A.8.2", mapping: mapping)],
            crosswalks: [])
        let library = Library(own: [file])
        let coverage = try #require(library.coverage(of: .init(.iso27001), by: [Self.control]))
        let direct = try #require(coverage.rows.first { $0.requirement.id == "A.8.2" }).direct
        #expect(direct.map(\.judge) == [.ours, .customer("acme.yaml")] && direct.map(\.share) == [.part, .whole])

        let old = try #require(library.choice(named: "iso27001-2013"))
        let derived = try #require(library.coverage(of: old, by: [Self.control])).rows.first {
            $0.requirement.id == "A.9.2.3"
        }?.derived
        #expect(derived?.map(\.control) == ["ACC-03"], "over a crosswalk it is named once")
    }

    @Test func `gives what it says on to others, one step and marked as the customer's`() throws {
        let mapping = DirectMapping("ACC-04", by: .customer("acme.yaml"), share: .whole, because: "the same")
        let library = Self.library(.equal, checks: [("P-1", mapping)])
        let coverage = try #require(library.coverage(of: .init(.iso27001), by: [Self.control]))
        let derived = try #require(coverage.rows.first { $0.requirement.id == "A.8.2" }?.derived.first)
        #expect(derived.control == "ACC-04" && derived.direct.judge == .customer("acme.yaml"))
        #expect(derived.share == .part && derived.through == Citation(Self.policy, "P-1"))
    }
}

@Suite("A cycle")
struct CyclesTests {
    private func closing(_ arrows: (String, String)...) -> [[String]] {
        Cycles(in: arrows.map { (from: $0.0, to: $0.1) }).closing.map(\.way)
    }

    @Test func `is found with the way round it`() {
        #expect(closing(("a", "b"), ("b", "c"), ("c", "a")) == [["c", "a", "b", "c"]])
        #expect(closing(("a", "a")) == [["a", "a"]])
    }

    @Test func `is not made by two ways to one end`() {
        #expect(closing(("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")).isEmpty)
    }

    @Test func `is named by the arrow that closes it`() {
        #expect(Cycles(in: [("x", "y"), ("a", "b"), ("b", "a")]).closing.map(\.arrow) == [2])
    }

    @Test func `of any length is found, and told by its ends`() throws {
        let arrows = (0..<100_000).map { (from: "\($0)", to: "\(($0 + 1) % 100_000)") }
        let way = try #require(Cycles(in: arrows).closing.first?.way)
        #expect(way == ["99999", "0", "1", "…", "99998", "99999"])
    }
}
