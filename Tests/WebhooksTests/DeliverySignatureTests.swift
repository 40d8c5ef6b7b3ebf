import ContactCenter
import Redaction
import Testing

@testable import Webhooks

@Suite("The signature of a delivery")
struct DeliverySignatureTests {

    /// `printf '1795500000.{"a":1}' | openssl dgst -sha256 -hmac "a secret of sixteen" -r`, 2026-11-30.
    private static let code = "b30e3150ee62fd1e4928baab33c5931bc5d75579dc8aa20f99ef6d1dcb43d4e0"
    private static let text = "t=1795500000,v1=\(code)"
    private static let body = Array(#"{"a":1}"#.utf8)
    private static let secret = Secret("a secret of sixteen")

    @Test func `is what openssl makes of seconds, full stop and body`() throws {
        #expect(DeliverySignature(of: Self.body, at: 1_795_500_000, with: Self.secret).text == Self.text)
        let signature = try #require(DeliverySignature(Self.text))
        #expect(signature.sent == Moment(milliseconds: 1_795_500_000_000))
        #expect(signature.isValid(of: Self.body, with: Self.secret))
        let spaced = try #require(DeliverySignature("t=1795500000, v1=\(Self.code.uppercased())"))
        #expect(spaced.isValid(of: Self.body, with: Self.secret))
    }

    @Test func `is of this body, this secret and these seconds alone`() throws {
        let signature = try #require(DeliverySignature(Self.text))
        #expect(!signature.isValid(of: Self.body + [0x0A], with: Self.secret))
        #expect(!signature.isValid(of: Self.body, with: Secret("a secret of sixteem")))
        let later = try #require(DeliverySignature(Self.text.replacing("t=1795500000", with: "t=1795500001")))
        #expect(!later.isValid(of: Self.body, with: Self.secret))
        let last = try #require(DeliverySignature(Self.text.dropLast() + "1"))
        #expect(!last.isValid(of: Self.body, with: Self.secret))
    }

    @Test(arguments: [
        "", "t=1795500000", "v1=\(code)", "v1=\(code),t=1795500000", "t=,v1=\(code)", "t=-1,v1=\(code)",
        "t=179550000012,v1=\(code)", "t=1795500000,v1=\(code)0", "t=1795500000,v1=\(code)00",
        "t=1795500000,v1=\(code.dropLast(2))", "t=1795500000,v1=\(code.dropLast())g", "t=1795500000,v1=\(code),v1=x",
    ])
    func `is nothing else`(text: String) { #expect(DeliverySignature(text) == nil) }

    @Test(arguments: [(-300, true), (-301, false), (0, true), (300, true), (301, false)])
    func `counts within five minutes of our clock`(seconds: Int, isTimely: Bool) throws {
        let signature = try #require(DeliverySignature(Self.text))
        #expect(signature.isTimely(at: signature.sent.advanced(by: .seconds(seconds))) == isTimely)
    }
}
