import Capture

/// One list of one collection: a listing with the braces of its path filled in.
struct PlannedList: Sendable {
    let listing: Listing

    /// What fills the braces; empty where there are none.
    let parent: String

    /// A name that can be a file's: `grants-3fa85f64e2c1`.
    var name: String {
        guard !parent.isEmpty else { return listing.kind.name }
        let digits = Array(parent.utf8).sha256.prefix(12)
        switch listing.each {
        // Lists by role sort behind those by division, which know when a grant was made.
        case .powerfulRole: return "\(listing.kind.name)-role-\(digits)"
        // What was asked for alone sorts before its list, which leaves something out.
        case .customAction: return "alone-\(listing.kind.name)-\(digits)"
        case .document, .fixed, nil: return "\(listing.kind.name)-\(digits)"
        }
    }

    /// The path as it is sent, without its query.
    var path: String {
        guard let open = listing.path.firstIndex(of: "{"), let close = listing.path.firstIndex(of: "}") else {
            return listing.path
        }
        return listing.path[..<open] + Address.escaped(parent) + listing.path[listing.path.index(after: close)...]
    }
}

/// Writes addresses.
enum Address {

    /// A text as part of a path or query: everything but letters, digits and `-._~` percent-encoded (RFC 3986 §2.3).
    static func escaped(_ text: String) -> String {
        var out: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                out.append(byte)
            default:
                out.append(UInt8(ascii: "%"))
                out += [byte].hexadecimal.uppercased().utf8
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    static func query(_ parameters: [Listing.Parameter]) -> String {
        guard !parameters.isEmpty else { return "" }
        return "?" + parameters.map { "\(escaped($0.name))=\(escaped($0.value))" }.joined(separator: "&")
    }
}
