import Redaction
import Testing

@Suite struct `A text holds a word` {
    @Test(arguments: [
        ("password", "password"), ("userpasswordhash", "password"), ("a", ""), ("", ""), ("papassword", "password"),
        ("tenänt", "än"),
    ])
    func `wherever its bytes stand`(text: String, word: String) { #expect(text.holds(word)) }

    @Test(arguments: [("passwor", "password"), ("", "a"), ("pass word", "password"), ("PASSWORD", "password")])
    func `and not where they do not`(text: String, word: String) { #expect(!text.holds(word)) }
}
