import ContactCenter
import Testing

@Suite("Grants by holder")
struct GrantsByHolderTests {

    @Test func `are each holder's own, in the order they were met`() {
        let held = GrantsByHolder([
            grant(.person("p"), "one"), grant(.person("q"), "two"), grant(.group("p"), "three"),
            grant(.person("p"), "four"), grant(.client("p"), "five"), grant(.unknown("p"), "six"),
        ])
        #expect(held.grants(of: .person("p")).map(\.role) == ["one", "four"])
        #expect(held.grants(of: .person("q")).map(\.role) == ["two"])
        #expect(held.grants(of: .client("p")).map(\.role) == ["five"])
        #expect(held.grants(of: .unknown("p")).map(\.role) == ["six"])
        #expect(held.grants(of: .person("r")).isEmpty)
    }

    @Test func `of a person are their own, then those of their groups`() {
        let held = GrantsByHolder([grant(.group("g"), "one"), grant(.person("p"), "two"), grant(.group("h"), "three")])
        #expect(
            held.grants(of: Person(id: "p", groups: .observed(["h", "g"]))).map(\.role) == ["two", "three", "one"])
    }

    @Test func `tell whether some group holds anything, and somebody nobody knows`() {
        let none = GrantsByHolder([grant(.person("p"), "one")])
        #expect(!none.someGroupHolds && !none.hasUnknownHolder)
        let both = GrantsByHolder([grant(.group("g"), "one"), grant(.unknown("x"), "one")])
        #expect(both.someGroupHolds && both.hasUnknownHolder)
        #expect(GrantsByHolder([]).grants(of: .person("p")).isEmpty)
    }

    private func grant(_ holder: Grant.Holder, _ role: Role.ID) -> Grant { Grant(holder, role, in: .everywhere) }
}
