/// A block of IPv4 addresses: `203.0.113.0/24`.
public struct AddressBlock: Hashable, Sendable {

    /// The first address, as a number.
    public let base: UInt32

    /// How many leading bits all its addresses share, 0 to 32.
    public let prefixLength: Int

    /// Reads CIDR notation, or a single address as a block of one.
    ///
    /// - Returns: nil for anything else, IPv6 included.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = Self.address(parts[0]) else { return nil }
        let length = parts.count == 2 ? Self.number(parts[1], upTo: 32) : 32
        guard let length else { return nil }
        prefixLength = length
        base = address & Self.mask(length)
    }

    public func contains(_ other: AddressBlock) -> Bool {
        prefixLength <= other.prefixLength && other.base & Self.mask(prefixLength) == base
    }

    private static func mask(_ length: Int) -> UInt32 { length == 0 ? 0 : UInt32.max << (32 - UInt32(length)) }

    private static func address(_ text: Substring) -> UInt32? {
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
