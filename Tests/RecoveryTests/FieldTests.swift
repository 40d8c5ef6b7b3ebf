import Capture
import ContactCenter
import Recovery
import Testing

/// Two documents of one made-up kind beside each other.
@Suite("The fields that differ")
struct FieldTests {
    private static let rules = ComparisonRules(
        volatile: ["version"], sets: ["things": ["tags", "rules", "rules[].actions"]],
        references: ["division": ["divisions"]], lightKeys: ["description"])

    private func changes(_ before: String, _ after: String) throws -> [FieldChange] {
        try difference(before, after).objects.first?.fields ?? []
    }

    private func difference(_ before: String, _ after: String) throws -> Difference {
        try Difference(
            from: capture(before), to: capture(after), kinds: [Kind("things", .objects)], by: Self.rules)
    }

    private func capture(_ document: String) throws -> Capture {
        let bytes = Array("{\"id\":\"1\",\(document)}".utf8)
        var manifest = Manifest(
            platform: "p", organization: "o", isSimulated: true, clients: [], began: Moment(milliseconds: 0),
            ended: Moment(milliseconds: 0), tool: "t", kinds: [.init("things", documents: 1)])
        manifest.files = ["config/things/1.json": bytes.sha256]
        return Capture(manifest: manifest, files: ["config/things/1.json": bytes])
    }

    @Test func `of a set are the elements that came and went`() throws {
        let changes = try changes(#""tags":["a","b","c"]"#, #""tags":["d","c","a"]"#)

        #expect(changes == [FieldChange("tags", .elements, before: [.json(#""b""#)], after: [.json(#""d""#)])])
    }

    @Test func `of a set count an element as often as it is there`() throws {
        #expect(try changes(#""tags":["a","a"]"#, #""tags":["a"]"#).first?.before == [.json(#""a""#)])
    }

    @Test func `of a list in order are the places`() throws {
        #expect(try changes(#""steps":["a","b"]"#, #""steps":["a","c"]"#).map(\.path) == ["steps[1]"])
    }

    @Test func `of a list in order are one where it was reordered`() throws {
        #expect(try changes(#""steps":["a","b","c"]"#, #""steps":["c","b","a"]"#).map(\.form) == [.order])
    }

    @Test func `of a list that grew are what came`() throws {
        let change = try #require(try changes(#""steps":["a","c"]"#, #""steps":["a","b","c"]"#).first)

        #expect(change.form == .elements)
        #expect(change.before == [])
        #expect(change.after == [.json(#""b""#)])
    }

    @Test func `are none where an element of a set has its own sets in another order`() throws {
        let before = #""rules":[{"actions":["x","y"]},{"actions":["z"],"version":1}]"#
        let after = #""rules":[{"actions":["z"],"version":2},{"actions":["y","x"]}]"#

        #expect(try changes(before, after) == [])
    }

    @Test(arguments: ["null", "{}", #"{"a":null}"#, "[]", #""""#, #"{"a":[],"b":""}"#, #"{"version":3}"#])
    func `are none where nothing is said in another way`(nothing: String) throws {
        #expect(try changes(#""a":1"#, #""a":1,"b":\#(nothing)"#) == [])
        #expect(try changes(#""a":1,"b":\#(nothing)"#, #""a":1,"b":null"#) == [])
        #expect(try changes(#""rules":[{"a":1}]"#, #""rules":[{"a":1,"b":\#(nothing)}]"#) == [])
        #expect(try changes(#""steps":[1,{"a":1}]"#, #""steps":[1,{"a":1,"b":\#(nothing)}]"#) == [])
        #expect(try changes(#""b":\#(nothing)"#, #""b":["x"]"#).count == 1)
    }

    @Test(arguments: ["0", "false", "[null]", #"" ""#])
    func `are one where something came that is small`(something: String) throws {
        #expect(try changes(#""a":1"#, #""a":1,"b":\#(something)"#).map(\.path) == ["b"])
        #expect(try changes(#""a":1,"b":\#(something)"#, #""a":1"#).map(\.path) == ["b"])
    }

    @Test func `of a reference are whom it is to, and not what that is called`() throws {
        #expect(try changes(#""division":{"id":"d","name":"A"}"#, #""division":{"id":"d","name":"B"}"#) == [])
        #expect(try changes(#""division":{"id":"d","name":"A"}"#, #""division":{"id":"e","name":"A"}"#).count == 1)
    }

    @Test func `weigh what their kind weighs, and less where the key says so`() throws {
        let changes = try changes(#""description":"a","name":"a""#, #""description":"b","name":"b""#)

        #expect(changes.map(\.weight) == [.light, .medium])
    }

    @Test func `show a secret as its mark, and never what is sealed`() throws {
        let mark = "hmac-sha256:01234567:" + String(repeating: "a", count: 32)
        let other = "hmac-sha256:01234567:" + String(repeating: "b", count: 32)
        let changes = try changes(
            #""key":"\#(mark)","owner":{"sealed":"k:AAAA"},"all":{"deep":{"sealed":"k:AAAA"}}"#,
            #""key":"\#(other)","owner":{"sealed":"k:BBBB"}"#)

        #expect(changes.map(\.path) == ["all", "key", "owner"])
        #expect(changes[0].before == [.json(#"{"deep":"«redacted»"}"#)])
        #expect(changes[1].after == [.json("\"\(other)\"")])
        #expect(changes[2].after == [.redacted])
    }

    @Test func `are not known where a secret is marked, or a name sealed, under another key`() throws {
        let mark = "hmac-sha256:01234567:" + String(repeating: "a", count: 32)
        let other = "hmac-sha256:89abcdef:" + String(repeating: "b", count: 32)
        let difference = try difference(
            #""key":"\#(mark)","owner":{"sealed":"k:AAAA"},"tags":["\#(mark)"]"#,
            #""key":"\#(other)","owner":{"sealed":"l:BBBB"},"tags":["\#(other)"]"#)

        #expect(difference.objects == [])
        #expect(difference.unseen == 3)
    }

    @Test func `are changed where more than the key is another`() throws {
        let mark = "hmac-sha256:01234567:" + String(repeating: "a", count: 32)
        let other = "hmac-sha256:89abcdef:" + String(repeating: "b", count: 32)

        #expect(try changes(#""url":"https://a/?k=\#(mark)""#, #""url":"https://b/?k=\#(other)""#).count == 1)
    }
}
