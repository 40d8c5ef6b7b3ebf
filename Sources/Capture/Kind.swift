import Crypto

/// One kind of thing a capture holds, and how it is laid out: fixed per kind, never by size.
public struct Kind: Hashable, Sendable {

    /// The name of its folder or file: `oauth-clients`.
    public let name: String
    public let layout: Layout

    public enum Layout: String, Sendable {

        /// One document for the whole tenant: `config/idle-timeout.json`.
        case setting

        /// One indented file an object: `config/roles/<id>.json`.
        case objects

        /// One line an object, sorted by id, in files named by the first hexadecimal digits of SHA-256 of the id:
        /// three of them under `config/`, two under `state/`.
        case lines
    }

    public init(_ name: String, _ layout: Layout) {
        self.name = name
        self.layout = layout
    }

    /// The file a document of this kind lies in.
    ///
    /// - Parameter id: The document's id; of no meaning for a setting.
    public func path(of id: String, in tree: Tree) -> String {
        switch layout {
        case .setting: "\(tree)/\(name).json"
        case .objects: "\(tree)/\(name)/\(Self.fileName(of: id)).json"
        case .lines: "\(tree)/\(name)/\(Self.digits(of: id, tree == .config ? 3 : 2)).ndjson"
        }
    }

    /// The id where it can be a file name, else `~` and its SHA-256.
    public static func fileName(of id: String) -> String {
        let isPlain =
            (1...64).contains(id.utf8.count)
            && id.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == 0x2D
            }
        return isPlain ? id : "~" + SHA256.hash(data: Array(id.utf8)).hexadecimal
    }

    private static func digits(of id: String, _ count: Int) -> String {
        let hash = SHA256.hash(data: Array(id.utf8)).withUnsafeBytes { UInt16($0[0]) << 8 | UInt16($0[1]) }
        return String(unsafeUninitializedCapacity: count) { digits in
            for place in 0..<count { digits[place] = hexadecimalDigit(UInt8(hash >> UInt16(12 - 4 * place) & 15)) }
            return count
        }
    }
}

/// The two halves of a capture.
public enum Tree: String, Sendable, CaseIterable, CustomStringConvertible {

    /// What somebody set.
    case config

    /// What moves by itself: counts, versions, last sign-ins.
    case state

    public var description: String { rawValue }
}
