import Capture
import Testing

@Suite("The one way JSON is kept")
struct CanonicalTests {

    private static func canonical(_ text: String) -> String {
        String(decoding: JSON(literal: text).canonical(), as: UTF8.self)
    }

    @Test func `sorts keys by their bytes, at every level`() {
        #expect(Self.canonical(#"{"b":1,"a":{"d":1,"c":2},"B":3,"":4}"#) == #"{"":4,"B":3,"a":{"c":2,"d":1},"b":1}"#)
        #expect(Self.canonical(#"{"é":1,"z":2,"\u00e8":3}"#) == #"{"z":2,"è":3,"é":1}"#)
    }

    @Test func `leaves arrays in their order`() { #expect(Self.canonical("[3, 1, 2]") == "[3,1,2]") }

    @Test func `escapes only what must be`() {
        #expect(Self.canonical(#""\u0041\/\u00e9\ud83d\ude00""#) == #""A/é😀""#)
        #expect(Self.canonical(#""\"\\\b\f\n\r\t\u0001\u007f""#) == "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\u{7F}\"")
    }

    @Test func `indents by two spaces and ends in a line break`() {
        let text = String(
            decoding: JSON(literal: #"{"b":[],"a":[1,{"c":{}}]}"#).canonical(indented: true), as: UTF8.self)

        #expect(text == "{\n  \"a\": [\n    1,\n    {\n      \"c\": {}\n    }\n  ],\n  \"b\": []\n}\n")
    }

    @Test(arguments: ["{}", "[]", #"{"a":[{"b":null},[],"x"]}"#, "1", #""\u0000""#])
    func `changes nothing the second time`(text: String) {
        let once = Self.canonical(text)

        #expect(Self.canonical(once) == once)
        let indented = JSON(literal: text).canonical(indented: true)
        #expect(JSON(literal: String(decoding: indented, as: UTF8.self)).canonical(indented: true) == indented)
    }
}

@Suite("The two halves of a document")
struct KeepingTests {
    private static let document = JSON(
        literal: #"""
            {"id":"r","name":"Role","version":3,"nested":{"version":4,"x":1},"list":[{"version":5,"y":2}],
             "lastError":{"version":6,"secret":"s"}}
            """#)

    private static func split(_ document: JSON, id: String? = "r") -> (config: JSON, state: JSON?) {
        let halves = Keeping.split(document, id: id) { path, _ in
            switch path.last {
            case "version", "lastError": .volatile
            case "secret": .replace(Array(#""marked""#.utf8))
            default: .keep
            }
        }
        return (
            JSON(literal: String(decoding: halves.config, as: UTF8.self)),
            halves.state.map { JSON(literal: String(decoding: $0, as: UTF8.self)) }
        )
    }

    @Test func `keep what was set apart from what moves by itself`() {
        let (config, state) = Self.split(Self.document)

        #expect(config["version"] == nil)
        #expect(config["nested"]?["version"] == nil)
        #expect(config["nested"]?["x"]?.integer == 1)
        #expect(state?["version"]?.integer == 3)
        #expect(state?["nested"]?["version"]?.integer == 4)
        #expect(state?["id"]?.string == "r")
    }

    @Test func `leave what moves inside a list with its list`() {
        let (config, _) = Self.split(Self.document)

        #expect(config["list"]?.elements.first { _ in true }?["version"]?.integer == 5)
    }

    @Test func `replace a secret inside what moves`() {
        #expect(Self.split(Self.document).state?["lastError"]?["secret"]?.string == "marked")
    }

    @Test func `come together again to what the platform said`() {
        let (config, state) = Self.split(Self.document)
        let whole = String(decoding: Keeping.merged(config, state), as: UTF8.self)

        #expect(
            whole == String(decoding: Self.document.canonical(), as: UTF8.self).replacing(#""s""#, with: #""marked""#))
    }

    @Test(arguments: [
        #"{"id":"r"}"#, #"{"id":"r","version":1}"#, #"{"version":{"version":1}}"#, "{}", #"{"a":{"version":1}}"#,
    ])
    func `come together again from any document`(text: String) {
        let document = JSON(literal: text)
        let (config, state) = Self.split(document, id: document["id"]?.string)

        #expect(Keeping.merged(config, state) == document.canonical())
    }

    @Test func `are one where nothing moves`() { #expect(Self.split(JSON(literal: #"{"id":"r"}"#)).state == nil) }
}
