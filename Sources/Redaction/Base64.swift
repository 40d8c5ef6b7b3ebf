/// Base64 after RFC 4648 §4, with padding.
///
/// The pure rooms have no Foundation.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()

    static func append(_ bytes: [UInt8], to out: inout [UInt8]) {
        var at = 0
        while at < bytes.count {
            var bits: UInt32 = 0
            for offset in at..<at + 3 { bits = bits << 8 | (offset < bytes.count ? UInt32(bytes[offset]) : 0) }
            let digits = min(bytes.count - at, 3) + 1
            for digit in 0..<4 {
                out.append(digit < digits ? alphabet[Int(bits >> (18 - 6 * UInt32(digit)) & 63)] : UInt8(ascii: "="))
            }
            at += 3
        }
    }

    /// - Returns: nil where the text is not Base64.
    static func decoded(_ text: some Collection<UInt8>) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        var out: [UInt8] = []
        var bits: UInt32 = 0
        var held: UInt32 = 0
        for character in text {
            if character == UInt8(ascii: "=") { continue }
            let value = values[Int(character)]
            guard value != 255 else { return nil }
            bits = bits << 6 | UInt32(value)
            held += 6
            if held >= 8 {
                held -= 8
                out.append(UInt8(truncatingIfNeeded: bits >> held))
                bits &= 1 << held - 1
            }
        }
        return out
    }
}
