/// Two lower-case digits a byte.
enum Hexadecimal {
    private static let digits = Array("0123456789abcdef".utf8)

    static func text(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// - Returns: nil where a character is no digit, or one is left over.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let nibbles = text.utf8.map { digit in digits.firstIndex(of: digit) }
        guard nibbles.count % 2 == 0 else { return nil }
        var bytes: [UInt8] = []
        for at in stride(from: 0, to: nibbles.count, by: 2) {
            guard let high = nibbles[at], let low = nibbles[at + 1] else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        return bytes
    }
}
