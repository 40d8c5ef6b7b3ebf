import Capture
import GenesysCloud
import Redaction
import Testing

@Suite("Secrets in what is filled in and sent, and in words for people")
struct SecretTemplateTests {

    @Test(arguments: [
        (#"{"user":"ada","password": "hunter22"}"#, "hunter22"),
        (#"{"auth":{"apiKey":"one\"two"}}"#, "two"),
        ("grant_type=password&client_secret=abcd", "abcd"),
        ("client_secret=abcd&x=1", "abcd"),
        ("<login><Password>hunter22</Password></login>", "hunter22"),
        ("key AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE"),
    ])
    func `a value written out under a name of a secret is one, or one by its shape`(template: String, secret: String) {
        let kept = keptTemplate(template)
        #expect(!kept.contains(secret))
        #expect(kept.contains("hmac-sha256:"))
        #expect(keptTemplate(kept) == kept)
    }

    @Test(arguments: [
        #"{"password": "${credentials.password}"}"#, #"{"password": "$!{input.word}"}"#, #"{"password": ""}"#,
        #"{"user": "hunter22"}"#, "client_secret=$secret&x=1", "<Password></Password>", "<Password>  </Password>",
        "${input.rawRequest}",
    ])
    func `what is taken from elsewhere when it is sent is none, and neither is nothing`(template: String) {
        #expect(keptTemplate(template) == template)
    }

    @Test(arguments: ["description", "notes", "ttsString", "text"])
    func `words around a secret stay, wherever people write words`(field: String) {
        let kept = Kept(#"{"id":"p","\#(field)":"Use Bearer abcdefgh12345678 for now"}"#, kind: .prompts)
        let text = kept.config[key: field]?.string ?? ""
        #expect(text.hasPrefix("Use Bearer hmac-sha256:"))
        #expect(text.hasSuffix(" for now"))
        let none = Kept(#"{"id":"p","\#(field)":"Bearer of good news, everybody"}"#, kind: .prompts)
        #expect(none.config[key: field]?.string == "Bearer of good news, everybody")
    }

    private func keptTemplate(_ template: String) -> String {
        var json = JSONWriter()
        json.object { json in
            json.field("id", "a")
            json.object("config") { $0.object("request") { $0.field("requestTemplate", template) } }
        }
        let kept = Kept(String(decoding: json.bytes, as: UTF8.self), kind: .dataActions)
        return kept.config["config"]?["request"]?["requestTemplate"]?.string ?? ""
    }
}
