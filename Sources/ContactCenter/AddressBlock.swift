/// A block of addresses: `203.0.113.0/24`, `2001:db8::/32`.
///
/// An IPv4 address written as IPv6 (`::ffff:203.0.113.7`) is the IPv4 address it stands for.
public struct AddressBlock: Hashable, Sendable {

    /// The first address, as a number.
    public let base: UInt128

    /// How many leading bits all its addresses share: 0 to 32, or to 128 in IPv6.
    public let prefixLength: Int
    public let isIPv6: Bool

    /// Reads CIDR notation, or a single address as a block of one.
    ///
    /// - Returns: nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2 else { return nil }
        if let address = Self.address(parts[0]) {
            guard let length = Self.length(parts, upTo: 32) else { return nil }
            self.init(UInt128(address), length, isIPv6: false)
        } else if let address = SixParts(parts[0])?.address {
            guard let length = Self.length(parts, upTo: 128) else { return nil }
            let isMapped = address >> 32 == 0xFFFF && length >= 96
            self.init(isMapped ? address & 0xFFFF_FFFF : address, isMapped ? length - 96 : length, isIPv6: !isMapped)
        } else {
            return nil
        }
    }

    private init(_ address: UInt128, _ length: Int, isIPv6: Bool) {
        base = address & Self.mask(length, of: isIPv6 ? 128 : 32)
        prefixLength = length
        self.isIPv6 = isIPv6
    }

    public func contains(_ other: AddressBlock) -> Bool {
        isIPv6 == other.isIPv6 && prefixLength <= other.prefixLength
            && other.base & Self.mask(prefixLength, of: isIPv6 ? 128 : 32) == base
    }

    private static func length(_ parts: [Substring], upTo limit: Int) -> Int? {
        parts.count == 2 ? number(parts[1], upTo: limit) : limit
    }

    private static func mask(_ length: Int, of width: Int) -> UInt128 {
        let all = UInt128.max >> (128 - UInt128(width))
        return length == 0 ? 0 : all & (all << UInt128(width - length))
    }

    fileprivate static func address(_ text: Substring) -> UInt32? {
        let octets = text.split(separator: ".", omittingEmptySubsequences: false)
        guard octets.count == 4 else { return nil }
        return octets.reduce(UInt32?(0)) { sum, octet in
            guard let sum, let value = number(octet, upTo: 255) else { return nil }
            return sum << 8 | UInt32(value)
        }
    }

    private static func number(_ text: Substring, upTo limit: Int) -> Int? {
        guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let value = Int(text), value <= limit
        else { return nil }
        return value
    }
}

/// The text of an IPv6 address, taken apart at its colons (RFC 4291 §2.2).
private struct SixParts {
    let address: UInt128

    init?(_ text: Substring) {
        let halves = text.split(separator: "::", maxSplits: 2, omittingEmptySubsequences: false)
        guard halves.count <= 2, let front = Self.groups(halves[0], isLast: halves.count == 1) else { return nil }
        guard halves.count == 2 else {
            guard front.count == 8 else { return nil }
            address = Self.number(front)
            return
        }
        guard let back = Self.groups(halves[1], isLast: true), front.count + back.count < 8 else { return nil }
        address = Self.number(front + [UInt16](repeating: 0, count: 8 - front.count - back.count) + back)
    }

    private static func number(_ groups: [UInt16]) -> UInt128 { groups.reduce(0) { $0 << 16 | UInt128($1) } }

    /// The groups of one side of `::`; the last may be written as an IPv4 address.
    private static func groups(_ text: Substring, isLast: Bool) -> [UInt16]? {
        if text.isEmpty { return [] }
        var groups: [UInt16] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (number, part) in parts.enumerated() {
            if isLast, number == parts.count - 1, let four = AddressBlock.address(part) {
                groups += [UInt16(four >> 16), UInt16(four & 0xFFFF)]
            } else {
                guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy(isDigit),
                    let group = UInt16(part, radix: 16)
                else { return nil }
                groups.append(group)
            }
        }
        return groups
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}
