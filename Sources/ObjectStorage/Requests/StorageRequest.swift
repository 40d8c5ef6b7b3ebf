import Capture
import Foundation

/// One request to an object store, before it is signed.
struct StorageRequest: Sendable {
    let method: String

    /// As it reads: `/bucket/a name with spaces`.
    let path: String
    var query: [Pair] = []
    var headers: [Pair] = []
    var payload = Payload.bytes([])

    /// What we are doing with it, for errors.
    let doing: String

    /// The permission that allows it, in the store's own words.
    let needs: String

    enum Payload: Sendable {
        case bytes([UInt8])
        case file(URL, FileDigest)

        var sha256: String {
            switch self {
            case .bytes(let bytes): bytes.sha256
            case .file(_, let digest): digest.sha256
            }
        }
    }

    var encodedPath: String { Self.encoded(path, keeping: UInt8(ascii: "/")) }

    /// Sorted by name, then by value, as it is signed and sent.
    var encodedQuery: String {
        query.map { (Self.encoded($0.name), Self.encoded($0.value)) }.sorted { $0 < $1 }
            .map { "\($0)=\($1)" }.joined(separator: "&")
    }

    /// Every byte but letters, digits and `-._~` as `%` and two capital digits.
    private static func encoded(_ text: String, keeping kept: UInt8? = nil) -> String {
        var out: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), kept:
                out.append(byte)
            default: out += [UInt8(ascii: "%")] + [byte].hexadecimal.uppercased().utf8
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}

/// A name and its value, of a header or a query.
struct Pair: Equatable, Sendable {
    let name: String
    let value: String

    init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
