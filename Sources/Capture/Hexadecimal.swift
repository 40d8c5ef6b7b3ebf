import Crypto

extension Sequence<UInt8> {

    /// Two lower-case digits a byte.
    public var hexadecimal: String {
        var digits: [UInt8] = []
        digits.reserveCapacity(2 * underestimatedCount)
        for byte in self {
            digits.append(hexadecimalDigit(byte >> 4))
            digits.append(hexadecimalDigit(byte & 15))
        }
        return String(decoding: digits, as: UTF8.self)
    }
}

/// The lower-case digit of a number below 16.
func hexadecimalDigit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 + nibble : 0x57 + nibble }

extension [UInt8] {

    /// SHA-256 as 64 hexadecimal digits: how every document is named as evidence.
    public var sha256: String { SHA256.hash(data: self).hexadecimal }
}
