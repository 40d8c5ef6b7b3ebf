import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CHN-08: knowledge is on record")
struct KnowledgeIsOnRecordTests {
    let control = Control.knowledgeIsOnRecord

    @Test func `it counts what is open, what is not, and what nobody changed for a year`() {
        let bases = [
            base("a", isPublished: true, changed: .daysAgo(365)),
            base("b", isPublished: true, changed: .daysAgo(365).justBefore),
            base("c", isPublished: false, changed: .daysAgo(900)),
        ]
        guard case .exhibit(let exhibit) = control(tenant.knowing(.knowledgeBases, bases)) else {
            Issue.record("no exhibit")
            return
        }
        #expect(exhibit.rows.map(\.count) == [2, 1, 1])
        #expect(exhibit.undecided == [])
    }

    @Test func `what is not known of one is said`() {
        let unknown = KnowledgeBase(
            id: "a", name: "A", isPublished: .absent(.leftOut), lastChanged: .observed(.today))
        guard case .exhibit(let exhibit) = control(tenant.knowing(.knowledgeBases, [unknown])) else {
            Issue.record("no exhibit")
            return
        }
        #expect(exhibit.undecided.map(\.absence) == [.leftOut])
    }

    @Test func `a list nobody could read is said to be missing`() {
        guard case .exhibit(let exhibit) = control(tenant.refusing(.knowledgeBases)) else {
            Issue.record("no exhibit")
            return
        }
        #expect(exhibit.rows.isEmpty)
        #expect(exhibit.undecided.map(\.absence) == [.refused])
    }

    private func base(_ id: KnowledgeBase.ID, isPublished: Bool, changed: Moment) -> KnowledgeBase {
        KnowledgeBase(id: id, name: "Base", isPublished: .observed(isPublished), lastChanged: .observed(changed))
    }
}
