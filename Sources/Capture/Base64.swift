/// Base64 after RFC 4648 §4, with padding.
///
/// The pure rooms have no Foundation.
public enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()

    public static func append(_ bytes: [UInt8], to out: inout [UInt8]) {
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

    /// Reads a text in the one form these bytes have.
    ///
    /// A second spelling of the same bytes, with other padding or bits left over, would be a second signature or id.
    ///
    /// - Returns: nil where the text is not Base64, or not in that form.
    public static func decoded(_ text: some Collection<UInt8>) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(text.count / 4 * 3)
        var bits: UInt32 = 0
        var held: UInt32 = 0
        for character in text {
            if character == UInt8(ascii: "=") { continue }
            let value = values[Int(character)]
            guard value != 255 else { return nil }
            bits = bits << 6 | UInt32(value)
            held += 6
            guard held >= 8 else { continue }
            held -= 8
            out.append(UInt8(truncatingIfNeeded: bits >> held))
            bits &= 1 << held - 1
        }
        var again: [UInt8] = []
        append(out, to: &again)
        return again.elementsEqual(text) ? out : nil
    }
}
