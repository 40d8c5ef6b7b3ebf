import ContactCenter
import Testing

@Suite("A block of addresses")
struct AddressBlockTests {

    @Test(
        arguments: [
            ("203.0.113.0/24", 0xCB00_7100, 24), ("203.0.113.77/24", 0xCB00_7100, 24), ("203.0.113.7", 0xCB00_7107, 32),
            ("0.0.0.0/0", 0, 0), ("255.255.255.255/32", 0xFFFF_FFFF, 32), ("10.1.2.3/8", 0x0A00_0000, 8),
        ] as [(String, UInt32, Int)])
    func `is read from CIDR notation or one address`(text: String, base: UInt32, length: Int) throws {
        let block = try #require(AddressBlock(text))
        #expect(block.base == base)
        #expect(block.prefixLength == length)
    }

    @Test(arguments: [
        "", "10", "10.0.0", "10.0.0.0.0", "10.0.0.256", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8/8", "10.0.0.-1",
        "2001:db8::/32", "::1", "office", " 10.0.0.1", "10..0.1", "10.0.0.1000",
    ])
    func `is not read from anything else`(text: String) {
        #expect(AddressBlock(text) == nil)
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.0/16", true), ("10.0.0.0/8", "10.0.0.0/8", true), ("10.0.0.0/8", "10.0.0.0/7", false),
        ("10.0.0.0/8", "11.0.0.0/16", false), ("0.0.0.0/0", "203.0.113.7", true), ("203.0.113.7", "203.0.113.8", false),
    ])
    func `contains what lies inside it`(outer: String, inner: String, contains: Bool) throws {
        #expect(try #require(AddressBlock(outer)).contains(#require(AddressBlock(inner))) == contains)
    }
}
