import Capture
import GenesysCloud
import Redaction
import Testing

@Suite("Secrets in what is kept")
struct SecretTests {

    /// Documents as the platform gives them, each with one secret: `hunter-2-is-no-secret`.
    static let documents: [(what: String, kind: Kind, document: String)] = [
        ("the secret of an OAuth client", .oauthClients, #"{"id":"c","secret":"$"}"#),
        ("an API key", .integrations, #"{"id":"i","config":{"properties":{"apiKey":"$"}}}"#),
        (
            "a client secret of an integration", .integrations,
            #"{"id":"i","config":{"properties":{"clientSecret":"$"}}}"#
        ),
        ("the fields of a credential", .integrations, #"{"id":"i","credentialFields":{"userName":"$","host":"h"}}"#),
        ("credentials in a list", .integrations, #"{"id":"i","config":{"list":[{"password":"$"}]}}"#),
        ("an AWS access key", .integrations, #"{"id":"i","accessKeyId":"x","secretAccessKey":"$"}"#),
        ("a connection string", .integrations, #"{"id":"i","ConnectionString":"$"}"#),
        ("a private key by its name", .integrations, #"{"id":"i","sshPrivateKey":"$"}"#),
        ("the headers a webhook is sent with", .openMessaging, #"{"id":"m","webhookHeaders":{"Authorization":"$"}}"#),
        (
            "the signature token of a webhook", .openMessaging,
            #"{"id":"m","outboundNotificationWebhookSignatureSecretToken":"$"}"#
        ),
        (
            "the digest password of a trunk", .trunkBaseSettings,
            #"{"id":"t","properties":{"trunk_sip_authentication_credentials_password":{"value":{"instance":"$"}}}}"#
        ),
        (
            "a literal header of a data action", .dataActions,
            #"{"id":"a","config":{"request":{"headers":{"X-Auth":"$"}}}}"#
        ),
        (
            "a key in an address", .dataActions,
            #"{"id":"a","config":{"request":{"requestUrlTemplate":"https://crm.example/v1?api_key=$&id=${input.ID}"}}}"#
        ),
        ("a bearer token under any name", .integrations, #"{"id":"i","greeting":"Bearer $"}"#),
        (
            "a private key under any name", .integrations,
            #"{"id":"i","note":"-----BEGIN RSA PRIVATE KEY-----\n$\n-----END RSA PRIVATE KEY-----"}"#
        ),
        ("a secret inside what moves by itself", .integrations, #"{"id":"i","lastError":{"apiKey":"$"}}"#),
        ("a secret under a key with an escape in it", .oauthClients, #"{"id":"c","secre\u0074":"$"}"#),
    ]

    static let secret = "hunter-2-is-no-secret"

    @Test(arguments: Self.documents.indices)
    func `leave a keyed hash and nothing of themselves`(_ index: Int) {
        let (what, kind, document) = Self.documents[index]

        let kept = Kept(
            document.replacing("$\"", with: Self.secret + "\"").replacing("$&", with: Self.secret + "&")
                .replacing("$\\n", with: Self.secret + "\\n"), kind: kind)

        #expect(!kept.text.contains(Self.secret), "\(what) is in \(kept.text)")
        #expect(kept.text.contains("hmac-sha256:" + Kept.marks.keyID + ":"), "\(what) left no mark: \(kept.text)")
    }

    @Test(arguments: [
        #"{"accessTokenValiditySeconds":86400}"#, #"{"passwordRequirements":{"minimumLength":12}}"#,
        #"{"tokenStorageLocation":"cookie"}"#, #"{"hasPassword":true}"#, #"{"secret":""}"#, #"{"secret":null}"#,
        #"{"config":{"request":{"headers":{"Content-Type":"application/json","user-agent":"Acme"}}}}"#,
        #"{"config":{"request":{"headers":{"Authorization":"Bearer ${credentials.token}"}}}}"#,
        #"{"config":{"request":{"headers":{"Authorization":"$!{credentials.token}"}}}}"#,
        #"{"config":{"request":{"requestUrlTemplate":"https://crm.example/v1?api_key=${credentials.key}"}}}"#,
        #"{"url":"https://crm.example/v1?page=2"}"#,
        #"{"certificate":"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"}"#,
    ])
    func `are not seen where there are none`(document: String) {
        let kept = Kept(document, kind: .authenticationSettings)

        #expect(kept.config.canonical() == JSON(literal: document).canonical())
    }

    @Test func `do not take the time of the last token with them`() {
        let kept = Kept(#"{"id":"p","lastTokenIssued":{"dateIssued":"2026-11-01"}}"#, kind: .people)

        #expect(kept.state?["lastTokenIssued"]?["dateIssued"]?.string == "2026-11-01")
    }

    @Test func `are marked the same under one key and otherwise under another`() {
        let other = SecretMarks(key: [UInt8](repeating: 8, count: 32))

        #expect(Kept.marks.mark(of: "a") == Kept.marks.mark(of: "a"))
        #expect(Kept.marks.mark(of: "a") != Kept.marks.mark(of: "b"))
        #expect(other.mark(of: "a") != Kept.marks.mark(of: "a"))
        #expect(other.keyID != Kept.marks.keyID)
    }

    @Test func `once marked are their own mark, under whatever key`() {
        let mark = Kept.marks.mark(of: "a")
        let other = SecretMarks(key: [UInt8](repeating: 8, count: 32))

        #expect(other.mark(of: mark) == mark)
        #expect(Kept(#"{"id":"c","secret":"\#(mark)"}"#, kind: .oauthClients).config["secret"]?.string == mark)
        let url = "https://crm.example/v1?api_key=\(mark)"
        #expect(Kept(#"{"id":"c","url":"\#(url)"}"#, kind: .oauthClients).config["url"]?.string == url)
    }

    @Test(arguments: [
        "hmac-sha256:0011223:00112233445566778899aabbccddeeff", "hmac-sha256:00112233:00112233445566778899aabbccddeef",
        "hmac-sha256:00112233:00112233445566778899AABBCCDDEEFF", "hmac-sha256:00112233", "hmac-sha256:", "secret",
        "hmac-sha256:00112233:00112233445566778899aabbccddeeff:",
        "HMAC-sha256:00112233:00112233445566778899aabbccddeeff",
    ])
    func `only look like a mark where every digit is there`(text: String) {
        #expect(!SecretMarks.isMark(text))
        #expect(Kept.marks.mark(of: text) != text)
    }

    @Test func `are never printed`() {
        let key = Kept.key()
        let printed = "\(Secret("s3cret")) \(Personal("Ada")) \(key) \(Kept.marks)"

        #expect(printed == "«redacted» «redacted» «redacted» «redacted»")
        #expect(String(reflecting: Secret("s3cret")) == "«redacted»")
        #expect(String(reflecting: Personal("Ada")) == "«redacted»")
        #expect("\(Optional(Secret("s3cret")) as Any)".contains("s3cret") == false)
        #expect("\(["token": Secret("s3cret")])".contains("s3cret") == false)
    }

    @Test func `are not found by dumping what holds them`() {
        var dumped = ""
        dump(Secret("s3cret"), to: &dumped)
        dump(Personal("Ada"), to: &dumped)

        #expect(!dumped.contains("s3cret"))
        #expect(!dumped.contains("Ada"))
    }
}
