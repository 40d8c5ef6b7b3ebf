import ContactCenter
import Testing

@Suite("An identifier")
struct IdentifierTests {
    private static let lower = "3fa85f64-5717-4562-b3fc-2c963f66afa6"

    @Test(arguments: [
        lower, "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "3FA85F64-5717-4562-B3FC-2C963F66AFA6", "3fa85f64-5717-4562-b3fc-2c963f66afag",
        "3fa85f6405717-4562-b3fc-2c963f66afa6", "3fa85f64-5717-4562-b3fc-2c963f66afa", lower + "0", "", "*",
        "administrator",
        "Übersicht, 36 characters of UTF-8 ok",
    ])
    func `is read back as it was given, from characters and from bytes`(text: String) {
        #expect(Identifier<Person>(text).rawValue == text)
        #expect(Identifier<Person>(utf8: Array(text.utf8)[...]).rawValue == text)
        #expect(Identifier<Person>(text) == Identifier(utf8: Array("-\(text)-".utf8)[1..<text.utf8.count + 1]))
        #expect(Set([Identifier<Person>(text), Identifier(utf8: Array(text.utf8)[...])]).count == 1)
    }

    @Test func `differs from another in any one digit, and in case`() {
        let places = Self.lower.indices.filter { Self.lower[$0] != "-" }
        let others = places.map { place in
            var other = Self.lower
            other.replaceSubrange(place...place, with: other[place] == "0" ? "1" : "0")
            return Identifier<Person>(other)
        }
        #expect(Set(others + [Identifier(Self.lower), Identifier(Self.lower.uppercased())]).count == 34)
    }

    @Test func `comes in the order of its bytes`() {
        let texts = [
            "", "*", "0", "00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-00000000000a",
            "00000000-0000-0000-0001-000000000000", "3FA85F64-5717-4562-B3FC-2C963F66AFA6", Self.lower, "3fa9", "a",
            "é",
        ]
        #expect(texts.reversed().map { Identifier<Person>($0) }.sorted().map(\.rawValue) == texts)
    }

    @Test func `makes the same subject as its characters`() {
        let id = Person.ID(Self.lower)
        #expect(Subject(.person, id) == Subject(.person, Self.lower) && Subject.person(id).id == Self.lower)
        #expect(Subject(.person, id) != Subject(.group, id))
    }
}
