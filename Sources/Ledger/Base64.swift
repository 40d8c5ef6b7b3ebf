import FoundationEssentials

/// Base64 in the standard alphabet with padding, in the one spelling each value has.
enum Base64 {
    static func text(_ bytes: some Sequence<UInt8>) -> String { Data(bytes).base64EncodedString() }

    /// The bytes; nil for anything that ``text(_:)`` would spell in another way, such as spare bits that are set.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let text = String(text)
        guard let data = Data(base64Encoded: text), data.base64EncodedString() == text else { return nil }
        return Array(data)
    }
}
