import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CRY-05: edges are up to date")
struct EdgesAreUpToDateTests {
    let control = Control.edgesAreUpToDate

    @Test func `an edge that is online and known is in order`() {
        #expect(control(knowing([Edge(id: "e", name: "E")])) == .met(examined: 1))
    }

    @Test func `without an edge in use there is nothing to judge`() {
        #expect(control(knowing([])).isNotApplicable)
        #expect(control(knowing([Edge(id: "e", name: "E", isInUse: false)], expired: ["e"])).isNotApplicable)
    }

    @Test func `old software and being offline fall short`() {
        #expect(control.findings(in: knowing([Edge(id: "e", name: "E")], expired: ["e"])) == ["edge/e high"])
        let away = Edge(id: "e", name: "E", isOnline: .observed(false))
        #expect(control.findings(in: knowing([away])) == ["edge/e medium"])
    }

    @Test func `an authority is good until its certificate runs out`() {
        let edges = [Edge(id: "e", name: "E")]
        let good = CertificateAuthority(id: "a", name: "A", ends: .observed(.today.justAfter))
        let over = CertificateAuthority(id: "a", name: "A", ends: .observed(.today))
        #expect(control(knowing(edges).knowing(.certificateAuthorities, [good])) == .met(examined: 2))
        #expect(
            control.findings(in: knowing(edges).knowing(.certificateAuthorities, [over]))
                == ["certificate-authority/a high"])
    }

    @Test func `lists that nobody could read leave it open, and what is wrong is reported all the same`() {
        let edges = [Edge(id: "e", name: "E", isOnline: .observed(false))]
        #expect(control.missing(in: knowing([Edge(id: "e", name: "E")]).refusing(.expiredEdges)) == [.refused])
        #expect(control.findings(in: knowing(edges).refusing(.expiredEdges)) == ["edge/e medium"])
        #expect(control.missing(in: knowing(edges).refusing(.edges)) == [.refused])
    }

    private func knowing(_ edges: [Edge], expired: [Edge.ID] = []) -> TenantSnapshot {
        tenant.knowing(.edges, edges).knowing(.expiredEdges, expired).knowing(.certificateAuthorities, [])
    }
}
