import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("IDN-01: everybody is on record")
struct EverybodyIsOnRecordTests {
    let control = Control.everybodyIsOnRecord

    @Test func `people are counted by state, and active ones by division`() {
        let people = [
            Person(id: "a", division: "sales"), Person(id: "b", division: "sales"), Person(id: "c", division: "gone"),
            Person(id: "d"), Person(id: "e", state: .inactive, division: "sales"), Person(id: "f", state: .deleted),
            Person(id: "g", state: .other("paused")),
        ]
        let divisions = [Division(id: "sales", name: "Sales"), Division(id: "care", name: "Care")]
        let snapshot = tenant.knowing(.people, people).knowing(.divisions, divisions)
        let rows: [(String, Int)] = [
            ("people active", 4), ("people inactive", 1), ("people deleted", 1), ("people paused", 1),
            ("active in Sales", 2), ("active in Care", 0), ("active in division gone", 1),
            ("active in no division", 1),
        ]
        #expect(control(snapshot) == .exhibit(Exhibit(rows.map(Exhibit.Row.init))))
    }

    @Test func `a list cut short says so`() {
        let snapshot = tenant.knowingInPart(.people, [Person(id: "a")]).knowing(.divisions, [])
        guard case .exhibit(let exhibit) = control(snapshot) else {
            Issue.record("an inventory is an exhibit")
            return
        }
        #expect(exhibit.undecided == [Gap(.people, .cutShort(read: 1, of: 2))])
    }

    @Test func `without the divisions people are counted by the division's id`() {
        let snapshot = tenant.knowing(.people, [Person(id: "a", division: "d-1")]).refusing(.divisions)
        guard case .exhibit(let exhibit) = control(snapshot) else {
            Issue.record("an inventory is an exhibit")
            return
        }
        #expect(exhibit.rows.last == Exhibit.Row("active in division d-1", 1))
        #expect(exhibit.undecided == [Gap(.divisions, .refused)])
    }
}
