import Redaction
import Testing

@Suite("Secrets in running text")
struct SecretTextTests {
    private let marks = SecretMarks(key: [UInt8](repeating: 7, count: 32))

    @Test(arguments: [
        ("before AKIAIOSFODNN7EXAMPLE after", "AKIAIOSFODNN7EXAMPLE"),
        ("Authorization: Bearer abcdefgh12345678", "abcdefgh12345678"),
        ("Basic dXNlcjpwYXNzd29yZA==", "dXNlcjpwYXNzd29yZA=="),
        ("t=eyJhbGciOiJI.eyJzdWIiOiIx.SflKxwRJSMeKKF2Q", "eyJhbGciOiJI.eyJzdWIiOiIx.SflKxwRJSMeKKF2Q"),
        ("https://a.example/?x=1&client_secret=abcd", "abcd"),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----", "MIIE"),
        ("-----BEGIN PRIVATE KEY-----\nMIIEcut", "MIIEcut"),
    ])
    func `are known by their shape, and the words around them stay`(text: String, secret: String) {
        let marked = marks.marking(text)
        #expect(!marked.contains(secret))
        #expect(marked.contains("hmac-sha256:"))
        #expect(marked.first == text.first || text.hasPrefix("-----BEGIN"))
        #expect(marks.marking(marked) == marked)
    }

    @Test(arguments: [
        "AKIAIOSFODNN7EXAMPL", "Bearer of good news, everybody", "Bearer abcdefg12345678", "Basic understanding",
        "https://a.example/?client_secret=abc", "https://a.example/?token=${credentials.token}", "eyJust a word",
        "-----BEGIN CERTIFICATE-----\nMIIE",
    ])
    func `a letter less, a template, or another word is none`(text: String) {
        #expect(marks.marking(text) == text)
    }
}
