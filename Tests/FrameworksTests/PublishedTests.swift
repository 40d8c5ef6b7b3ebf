import Assurance
import Catalog
import Frameworks
import Testing

@Suite("The frameworks we ship")
struct PublishedTests {

    /// How many requirements each has.
    ///
    /// Source: the publishers' own counts where they give one (ISO 93 and 34, NIST 106, 1,014, 72 and 108, CSA 197,
    /// AICPA 61), else our selection's; 2026-11-22.
    private static let counts = [
        "iso27001-2022": 127, "nist-csf-2.0": 106, "nist-800-53-r5-index": 1014, "fedramp-20x-ksi": 46,
        "pci-dss-4.0.1": 135, "hipaa-security": 85, "gdpr": 56, "ccpa-cpra": 64, "glba-safeguards": 33,
        "nydfs-500": 46, "dora": 42,
        "soc2-tsc": 61, "csa-ccm-4": 197, "cjis": 99, "nist-ai-rmf-1.0": 72, "eu-ai-act": 19, "us-telephony": 28,
        "iso27001-2013": 114, "nist-csf-1.1": 108,
    ]

    @Test func `are these nineteen`() {
        #expect(Set(Framework.published.map(\.id)) == Set(Self.counts.keys))
        #expect(Framework.published.count == 19)
        #expect(Set(Framework.all).isSubset(of: Framework.published))
    }

    @Test(arguments: Framework.published)
    func `have as many requirements as they say, each once`(framework: Framework) throws {
        let catalogue = try #require(Catalogues.catalogue(of: framework))
        #expect(catalogue.requirements.count == catalogue.count)
        #expect(catalogue.count == Self.counts[framework.id])
        #expect(Set(catalogue.requirements.map(\.id)).count == catalogue.count)
        #expect(catalogue.requirements.allSatisfy { !$0.id.isEmpty && !$0.title.isEmpty && !$0.group.isEmpty })
    }

    @Test(arguments: Framework.published)
    func `say edition, source, day and licence`(framework: Framework) throws {
        let catalogue = try #require(Catalogues.catalogue(of: framework))
        #expect(!catalogue.edition.isEmpty && !catalogue.source.isEmpty && !catalogue.licence.isEmpty)
        let isNewer = framework == .nydfs || framework == .dora
        #expect(catalogue.retrieved == (isNewer ? "2026-11-29" : "2026-11-22"))
    }

    @Test func `say of which they are a selection`() {
        let selections = Framework.published.filter { Catalogues.catalogue(of: $0)?.isSelection == true }.map(\.id)
        #expect(
            selections == [
                "pci-dss-4.0.1", "hipaa-security", "gdpr", "ccpa-cpra", "nydfs-500", "dora", "cjis", "eu-ai-act",
                "us-telephony",
            ])
    }

    @Test func `have every clause that a control cites`() {
        let citations = Catalog.controls.flatMap(\.satisfies)
        #expect(citations.count > 100)
        for citation in citations { #expect(Catalogues.requirement(citation) != nil, "\(citation)") }
    }

    @Test func `hold the clauses of ISO before its annex`() {
        let ids = Catalogues.requirements(of: .iso27001).map(\.id)
        #expect(ids.first == "4.1" && ids[33] == "10.2" && ids[34] == "A.5.1" && ids.last == "A.8.34")
        #expect(ids.count { $0.hasPrefix("A.") } == 93)
    }

    @Test(arguments: [("fedramp-low", 156), ("fedramp-moderate", 323), ("fedramp-high", 410), ("nist-moderate", 287)])
    func `know the baselines of SP 800-53`(baseline: String, count: Int) {
        let requirements = Catalogues.requirements(of: .nist80053)
        #expect(requirements.count { $0.baselines.contains(baseline) } == count)
    }
}

@Suite("The crosswalks we ship")
struct PublishedCrosswalkTests {

    @Test func `are these eight`() {
        #expect(
            Crosswalk.published.map(\.source.id) == [
                "cjis_to_nist-800-53-r5", "fedramp-20x-ksi_to_nist-800-53-r5", "hipaa-security_to_nist-800-53-r5",
                "iso27001-2013_to_iso27001-2022", "nist-800-53-r5_to_iso27001-2022", "nist-csf-1.1_to_nist-csf-2.0",
                "nist-csf-2.0_to_iso27001-2022", "nist-csf-2.0_to_nist-800-53-r5",
            ])
    }

    private static func catalogue(_ id: String) -> Catalogue? {
        Framework.published.first { $0.id == id }.flatMap(Catalogues.catalogue)
    }

    @Test(arguments: Crosswalk.published.indices)
    func `have as many pairs as they say, and both ends of each`(place: Int) throws {
        let crosswalk = Crosswalk.published[place]
        let from = try #require(Self.catalogue(crosswalk.from))
        let to = try #require(Self.catalogue(crosswalk.to))
        #expect(crosswalk.pairs.count == crosswalk.count && crosswalk.count > 0)
        for pair in crosswalk.pairs {
            #expect(from.has(pair.from) && to.has(pair.to), "\(crosswalk.source.id) \(pair)")
        }
    }

    @Test(arguments: Crosswalk.published.indices)
    func `say who says so and where`(place: Int) {
        let source = Crosswalk.published[place].source
        guard case .publisher(let name) = source.judge else {
            Issue.record("\(source.id) is not its publisher's")
            return
        }
        #expect(!name.isEmpty && !source.document.isEmpty)
    }

    @Test func `lead nowhere back to where they began`() {
        let arrows = Crosswalk.published.flatMap { crosswalk in
            crosswalk.pairs.map { (from: "\(crosswalk.from) \($0.from)", to: "\(crosswalk.to) \($0.to)") }
        }
        #expect(Cycles(in: arrows).closing.isEmpty)
    }
}
