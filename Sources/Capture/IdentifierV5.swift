import Crypto

/// Name-based identifiers after RFC 9562 §5.5: the same name, the same UUID, today and in seven years.
public enum IdentifierV5 {

    /// The UUID of a name in our namespace, which is the URL namespace of RFC 9562 hashed with
    /// `urn:linewarden`.
    public static func uuid(of name: String) -> String { names.uuid(of: name) }

    /// Names that begin alike: what they have in common is hashed once.
    public struct Names: Sendable {
        private let begun: Insecure.SHA1

        /// - Parameter beginning: What every name begins with.
        public init(beginning: String) { self.init(names.begun, then: beginning) }

        fileprivate init(in namespace: [UInt8]) { self.init(Insecure.SHA1(), then: namespace) }

        private init(_ hash: Insecure.SHA1, then beginning: String) { self.init(hash, then: Array(beginning.utf8)) }

        private init(_ hash: Insecure.SHA1, then beginning: [UInt8]) {
            var hash = hash
            hash.update(data: beginning)
            begun = hash
        }

        /// The UUID of the whole name.
        ///
        /// - Parameter rest: What it ends with.
        public func uuid(of rest: String) -> String { IdentifierV5.text(digest(rest)) }

        fileprivate func digest(_ rest: String) -> [UInt8] {
            var (hash, rest) = (begun, rest)
            rest.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
            var bytes = Array(hash.finalize().prefix(16))
            bytes[6] = bytes[6] & 0x0F | 0x50
            bytes[8] = bytes[8] & 0x3F | 0x80
            return bytes
        }
    }

    static let urlNamespace: [UInt8] = [
        0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8,
    ]

    private static let names = Names(in: Names(in: urlNamespace).digest("urn:linewarden"))

    static func uuid(of name: String, in namespace: [UInt8]) -> String { Names(in: namespace).uuid(of: name) }

    /// 16 bytes as people write them: `3fa85f64-5717-5562-b3fc-2c963f66afa6`.
    private static func text(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: 36) { digits in
            var place = 0
            for (number, byte) in bytes.enumerated() {
                if number == 4 || number == 6 || number == 8 || number == 10 {
                    digits[place] = UInt8(ascii: "-")
                    place += 1
                }
                digits[place] = hexadecimalDigit(byte >> 4)
                digits[place + 1] = hexadecimalDigit(byte & 15)
                place += 2
            }
            return place
        }
    }
}
