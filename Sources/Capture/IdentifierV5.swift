import Crypto

/// Name-based identifiers after RFC 9562 §5.5: the same name, the same UUID, today and in seven years.
public enum IdentifierV5 {

    /// The UUID of a name in our namespace, which is the URL namespace of RFC 9562 hashed with
    /// `urn:linewarden`.
    public static func uuid(of name: String) -> String { uuid(of: name, in: namespace) }

    static let urlNamespace: [UInt8] = [
        0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8,
    ]

    private static let namespace = digest("urn:linewarden", in: urlNamespace)

    static func uuid(of name: String, in namespace: [UInt8]) -> String {
        let hex = digest(name, in: namespace).hexadecimal
        let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { range in
            hex.utf8.dropFirst(range.lowerBound).prefix(range.count)
        }
        return parts.map { String(decoding: Array($0), as: UTF8.self) }.joined(separator: "-")
    }

    private static func digest(_ name: String, in namespace: [UInt8]) -> [UInt8] {
        var bytes = Array(Insecure.SHA1.hash(data: namespace + Array(name.utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x50
        bytes[8] = bytes[8] & 0x3F | 0x80
        return bytes
    }
}
