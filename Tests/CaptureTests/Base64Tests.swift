import Capture
import Testing

@Suite("Base64")
struct Base64Tests {

    private static func encoded(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        Base64.append(bytes, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")])
    func `is that of RFC 4648`(plain: String, text: String) {
        #expect(Self.encoded(Array(plain.utf8)) == text)
        #expect(Base64.decoded(text.utf8) == Array(plain.utf8))
    }

    @Test(arguments: ["Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "Zg==Zg==", "Zm9v\n", "Zm-v", "Z g="])
    func `has one spelling`(text: String) { #expect(Base64.decoded(text.utf8) == nil) }
}
