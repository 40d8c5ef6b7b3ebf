import Capture
import GenesysCloud
import Redaction
import Testing

@Suite("What is kept of a schema")
struct SchemaTests {
    private static let secret = "hunter-2-is-no-secret"

    /// The properties of what goes into an action, as they are kept.
    private func kept(_ properties: String, besides more: String = "") -> (properties: JSON?, all: Kept) {
        let kept = Kept(
            #"{"id":"a","contract":{"input":{"inputSchema":{"type":"object","properties":{\#(properties)}}}}\#(more)}"#,
            kind: .dataActions)
        return (kept.config["contract"]?["input"]?["inputSchema"]?["properties"], kept)
    }

    @Test(arguments: ["password", "apiKey", "secret", "version", "size", "user", "owners", "selfUri"])
    func `is every name and type, whatever is called so elsewhere`(name: String) {
        let property = #""\#(name)":{"type":"string","description":"Which one","id":"x","name":"y"}"#
        let (properties, all) = kept(property)
        #expect(properties?[key: name]?.canonical() == JSON(literal: "{\(property)}")[key: name]?.canonical())
        #expect(all.state == nil)
    }

    @Test(arguments: ["default", "const", "example"])
    func `is no value that is written out for what is called like a secret`(key: String) {
        let (properties, all) = kept(#""password":{"type":"string","\#(key)":"\#(Self.secret)"}"#)
        #expect(properties?["password"]?["type"]?.string == "string")
        #expect(SecretMarks.isMark(properties?["password"]?[key: key]?.string ?? ""))
        #expect(!all.text.contains(Self.secret))
        let (harmless, _) = kept(#""colour":{"type":"string","\#(key)":"\#(Self.secret)"}"#)
        #expect(harmless?["colour"]?[key: key]?.string == Self.secret)
    }

    @Test func `is no value of a list, nor of what lies further in`() {
        let (properties, all) = kept(
            #""login":{"type":"object","properties":{"token":{"type":"string","enum":["\#(Self.secret)"]}}}"#)
        let token = properties?["login"]?["properties"]?["token"]
        #expect(SecretMarks.isMark(token?["enum"]?.elements.first { _ in true }?.string ?? ""))
        #expect(token?["type"]?.string == "string" && !all.text.contains(Self.secret))
    }

    @Test func `is no secret that is known by its shape, wherever it stands`() {
        let (properties, all) = kept(
            #""colour":{"description":"Send Bearer abcdefgh12345678","default":"AKIAIOSFODNN7EXAMPLE"}"#)
        #expect(properties?["colour"]?["description"]?.string?.hasPrefix("Send Bearer hmac-sha256:") == true)
        #expect(SecretMarks.isMark(properties?["colour"]?["default"]?.string ?? ""))
        #expect(!all.text.contains("AKIA"))
    }

    @Test func `leaves a map as somebody wrote it, but for secrets`() {
        let maps =
            #""translationMap":{"version":"$.v","user":"$.u"},"translationMapDefaults":{"size":"1","secret":"hush"}"#
        let kept = Kept(#"{"id":"a","config":{"response":{\#(maps)}}}"#, kind: .dataActions)
        let response = kept.config["config"]?["response"]
        #expect(response?["translationMap"]?["version"]?.string == "$.v")
        #expect(response?["translationMapDefaults"]?["size"]?.string == "1")
        #expect(SecretMarks.isMark(response?["translationMapDefaults"]?["secret"]?.string ?? ""))
        #expect(kept.state == nil)
    }

    @Test func `is the same of a table, whose columns may be called like anything`() {
        let schema = #"{"properties":{"version":{"type":"string","title":"version"},"token":{"title":"token"}}}"#
        let kept = Kept(#"{"id":"t","version":3,"schema":\#(schema)}"#, kind: .dataTables)
        #expect(kept.config["schema"]?.canonical() == JSON(literal: schema).canonical())
        #expect(kept.state?["version"]?.integer == 3)
    }
}
