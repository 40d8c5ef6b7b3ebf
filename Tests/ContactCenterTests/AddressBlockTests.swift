import ContactCenter
import Testing

@Suite("A block of addresses")
struct AddressBlockTests {

    @Test(
        arguments: [
            ("203.0.113.0/24", 0xCB00_7100, 24), ("203.0.113.77/24", 0xCB00_7100, 24), ("203.0.113.7", 0xCB00_7107, 32),
            ("0.0.0.0/0", 0, 0), ("255.255.255.255/32", 0xFFFF_FFFF, 32), ("10.1.2.3/8", 0x0A00_0000, 8),
            ("2001:db8::/32", 0x2001_0DB8 << 96, 32), ("2001:DB8:0:0:0:0:0:1", 0x2001_0DB8 << 96 | 1, 128),
            ("::", 0, 128), ("::1/64", 0, 64), ("fe80::1:2", 0xFE80 << 112 | 0x1_0002, 128), ("::/0", 0, 0),
            ("64:ff9b::192.0.2.1", 0x64_FF9B << 96 | 0xC000_0201, 128), ("::ffff:203.0.113.7", 0xCB00_7107, 32),
            ("::ffff:203.0.113.7/120", 0xCB00_7100, 24),
        ] as [(String, UInt128, Int)])
    func `is read from CIDR notation or one address`(text: String, base: UInt128, length: Int) throws {
        let block = try #require(AddressBlock(text))
        #expect(block.base == base)
        #expect(block.prefixLength == length)
    }

    @Test(arguments: [
        "", "10", "10.0.0", "10.0.0.0.0", "10.0.0.256", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8/8", "10.0.0.-1",
        "office", " 10.0.0.1", "10..0.1", "10.0.0.1000", ":", ":::", "1::2::3", "2001:db8", "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7::8:9", "2001:db8::/129", "2001:db8::g", "12345::", "::1.2.3", "1.2.3.4::", "fe80::1%eth0",
        "1::/",
    ])
    func `is not read from anything else`(text: String) {
        #expect(AddressBlock(text) == nil)
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.0/16", true), ("10.0.0.0/8", "10.0.0.0/8", true), ("10.0.0.0/8", "10.0.0.0/7", false),
        ("10.0.0.0/8", "11.0.0.0/16", false), ("0.0.0.0/0", "203.0.113.7", true), ("203.0.113.7", "203.0.113.8", false),
        ("2001:db8::/33", "2001:db8:7fff:ffff:ffff:ffff:ffff:ffff", true), ("2001:db8::/33", "2001:db8:8000::", false),
        ("2001:db8::/32", "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", false), ("::/0", "203.0.113.7", false),
        ("0.0.0.0/0", "::1", false), ("203.0.113.0/24", "::ffff:203.0.113.255", true), ("::/0", "ffff::", true),
    ])
    func `contains what lies inside it`(outer: String, inner: String, contains: Bool) throws {
        #expect(try #require(AddressBlock(outer)).contains(#require(AddressBlock(inner))) == contains)
    }
}
