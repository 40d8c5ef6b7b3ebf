import Capture
import Testing

@Suite("The canonical form of RFC 8785")
struct RFC8785Tests {

    private func canonical(_ text: String) throws -> String {
        String(decoding: try JSON(Array(text.utf8)).rfc8785(), as: UTF8.self)
    }

    /// Source: RFC 8785, Appendix B, with its note that zero has no sign.
    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("-0.0", "0"), ("5e-324", "5e-324"), ("-5e-324", "-5e-324"),
        ("1.7976931348623157e308", "1.7976931348623157e+308"), ("9007199254740991", "9007199254740991"),
        ("9007199254740992.0", "9007199254740992"), ("295147905179352830000.0", "295147905179352830000"),
        ("9.999999999999997e22", "9.999999999999997e+22"), ("1e23", "1e+23"), ("1e21", "1e+21"),
        ("999999999999999900000.0", "999999999999999900000"), ("9.999999999999997e-7", "9.999999999999997e-7"),
        ("0.000001", "0.000001"), ("333333333.3333332", "333333333.3333332"), ("1.50", "1.5"), ("1e2", "100"),
        ("-12.5e-3", "-0.0125"), ("1424953923781206.25", "1424953923781206.2"),
    ])
    func `writes numbers as ECMAScript does`(number: String, written: String) throws {
        #expect(try canonical("[\(number)]") == "[\(written)]")
    }

    @Test(arguments: ["9007199254740992", "-9007199254740992", "1e309", "99999999999999999999"])
    func `has none for numbers a double does not hold`(number: String) throws {
        #expect(throws: JSONError.self) { try canonical("[\(number)]") }
    }

    /// Source: RFC 8785 §3.2.3.
    @Test func `sorts keys by their UTF-16 units`() throws {
        let text = #"{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}"#
        #expect(try canonical(text) == "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\u{fb33}\":3}")
    }

    @Test func `drops what says nothing, inside and out`() throws {
        #expect(
            try canonical(" { \"b\" : [ true , null ] , \"a\" : \"\\u0041\\/\" } ") == #"{"a":"A/","b":[true,null]}"#)
    }
}
