import Capture
import Testing

@testable import Signatures

@Suite("A signed document")
struct EnvelopeTests {

    private static let document = Array(#"{"b": 1.50, "a": ["x", 1e21]}"#.utf8)

    private static let pem = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f
        -----END PRIVATE KEY-----
        """
    /// What compliance-trestle 5.2.0 made of the document with that key, 2026-11-25.
    private static let signedByTrestle = (
        payload: """
        eyJfdHlwZSI6Imh0dHBzOi8vaW4tdG90by5pby9TdGF0ZW1lbnQvdjEiLCJwcmVkaWNhdGUiOnsiY2Fub25pY2FsaX\
        phdGlvbiI6IlJGQzg3ODUiLCJkaWdlc3RBbGdvcml0aG0iOiJzaGEyNTYiLCJkaWdlc3RTb3VyY2UiOiJjYW5vbmlj\
        YWwtanNvbiIsInRvb2wiOiJjb21wbGlhbmNlLXRyZXN0bGUifSwicHJlZGljYXRlVHlwZSI6Imh0dHBzOi8vb3NjYW\
        wtY29tcGFzcy5naXRodWIuaW8vY29tcGxpYW5jZS10cmVzdGxlL3ByZWRpY2F0ZXMvb3NjYWwtc2lnbmluZy92MSIs\
        InN1YmplY3QiOlt7ImRpZ2VzdCI6eyJzaGEyNTYiOiIzOTAwMjIxMTQ5YmUyZWRmYzUzZmZjMDk3MDU0ZjA5MmEwMD\
        MwZmZlMzRlNGQ2YzQ3ZmRkODgyOWI1NzI4Mzg1In0sIm5hbWUiOiJhci5qc29uIn1dfQ==
        """,
        signature: """
        O3bTx1cFRWqxMBi7veiyvbKo/uaNNMN5EJk5soDsQhGDLu5gtn+budonTD4+zSva1VcuOvLZ7ib7W4HrfGKOCQ==
        """
    )

    private static let otherPEM = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIP8BAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f
        -----END PRIVATE KEY-----
        """

    /// What `openssl genpkey -algorithm x25519` of OpenSSL 3 writes.
    private static let agreementPEM = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VuBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f
        -----END PRIVATE KEY-----
        """

    private static func signed(_ document: [UInt8] = document, with pem: String = pem) throws -> SignedEnvelope {
        try SignedEnvelope(
            signing: DocumentStatement(of: document, named: "ar.json", by: "test"), with: Ed25519PrivateKey(pem: pem))
    }

    @Test func `is what was signed, read back from its file`() throws {
        let key = try Ed25519PrivateKey(pem: Self.pem).publicKey
        let statement = try SignedEnvelope(json: Self.signed().json).statement(signedBy: key)

        try statement.check(Self.document, named: "ar.json")
        #expect(statement.name == "ar.json")
        #expect(statement.tool == "test")
    }

    @Test func `is read where another tool signed it`() throws {
        let (payload, signature) = Self.signedByTrestle
        let envelope =
            #"{"payload":"\#(payload)","payloadType":"application/vnd.in-toto+json","#
            + #""signatures":[{"keyid":"of theirs","sig":"\#(signature)"}]}"#
        let statement = try SignedEnvelope(json: Array(envelope.utf8))
            .statement(signedBy: Ed25519PrivateKey(pem: Self.pem).publicKey)

        try statement.check(Self.document, named: "ar.json")
        #expect(statement.tool == "compliance-trestle")
    }

    @Test func `may be laid out otherwise, and say nothing else`() throws {
        let statement = try Self.signed().statement(signedBy: Ed25519PrivateKey(pem: Self.pem).publicKey)

        try statement.check(Array("{\n\"a\":[\"x\",1e+21],\"b\":1.5}\n".utf8), named: "ar.json")
        #expect(throws: SignatureFault("the document was changed after it was signed")) {
            try statement.check(Array(#"{"b": 1.51, "a": ["x", 1e21]}"#.utf8), named: "ar.json")
        }
        #expect(throws: SignatureFault("it was signed as ar.json, not as other.json")) {
            try statement.check(Self.document, named: "other.json")
        }
    }

    @Test func `is believed for its own key only`() throws {
        let other = try Ed25519PrivateKey(pem: Self.otherPEM).publicKey

        #expect(throws: SignatureFault("no signature in it is by this key")) {
            try Self.signed().statement(signedBy: other)
        }
    }

    @Test func `is not believed with another payload under its signature`() throws {
        let key = try Ed25519PrivateKey(pem: Self.pem).publicKey
        let own = try #require(try JSON(Self.signed().json)["payload"]?.string)
        let other = try #require(try JSON(Self.signed(Array("[]".utf8)).json)["payload"]?.string)
        let text = String(decoding: try Self.signed().json, as: UTF8.self)
        let forged = text.split(separator: own, maxSplits: 1).joined(separator: other)

        #expect(throws: SignatureFault("no signature in it is by this key")) {
            try SignedEnvelope(json: Array(forged.utf8)).statement(signedBy: key)
        }
    }

    @Test(arguments: [
        ("[]", "it is no DSSE envelope"), ("{", "it is no DSSE envelope"),
        (#"{"payload":"!","payloadType":"application/vnd.in-toto+json"}"#, "it is no DSSE envelope"),
        (#"{"payload":"e30=","payloadType":"text/plain"}"#, "what it holds is no in-toto statement"),
        (
            #"{"payload":"e30=","payloadType":"application/vnd.in-toto+json","signatures":[]}"#,
            "it has 0 signatures; 1 to 16 are read"
        ),
    ])
    func `says what is wrong with an envelope`(text: String, says: String) {
        #expect(throws: SignatureFault(says)) { try SignedEnvelope(json: Array(text.utf8)) }
    }

    @Test(arguments: ["", "{", "not JSON", #"{"a":1,"a":2}"#, "[9007199254740992]", "[1e999]"])
    func `is not made of what no verifier would read`(text: String) {
        #expect(throws: SignatureFault.self) {
            try DocumentStatement(of: Array(text.utf8), named: "ar.json", by: "test")
        }
    }

    @Test func `is signed with an Ed25519 key in clear, and no other`() {
        #expect(throws: SignatureFault("it is no Ed25519 private key in PEM")) { try Ed25519PrivateKey(pem: "") }
        #expect(throws: SignatureFault("it is an X25519 key, which agrees on secrets and does not sign")) {
            try Ed25519PrivateKey(pem: Self.agreementPEM)
        }
        #expect(throws: SignatureFault("it is no Ed25519 private key in PEM")) {
            try Ed25519PrivateKey(pem: Self.agreementPEM.replacing("MC4CAQAwBQYDK2Vu", with: "MC4CAQAwBQYDK2Vx"))
        }
        #expect(throws: SignatureFault("it is no Ed25519 public key in PEM")) { try Ed25519PublicKey(pem: Self.pem) }
        #expect(throws: SignatureFault("it is encrypted; `openssl pkey -in KEY` takes its passphrase away")) {
            try Ed25519PrivateKey(pem: "-----BEGIN ENCRYPTED PRIVATE KEY-----")
        }
    }

    @Test func `encodes what it signs as DSSE says`() {
        #expect(
            String(decoding: SignedEnvelope.encoded(Array("{}".utf8)), as: UTF8.self)
                == "DSSEv1 28 application/vnd.in-toto+json 2 {}")
    }
}
