/// A folder as Git keeps it: its entries, each a mode, a name and an object.
enum TreeObject {

    struct Entry: Equatable {
        let name: String
        let id: ObjectID
        let mode: Mode
    }

    enum Mode: String {
        case folder = "40000"
        case file = "100644"
    }

    /// Reads one.
    ///
    /// A file that may be executed, or a link, is a file like any other; a repository within the repository has nothing
    /// to read.
    ///
    /// - Returns: Nil where it breaks off.
    static func entries(_ bytes: [UInt8]) -> [Entry]? {
        var entries: [Entry] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let space = rest.firstIndex(of: 0x20), let zero = rest[space...].firstIndex(of: 0),
                zero + ObjectID.size < rest.endIndex
            else { return nil }
            let mode = rest[..<space]
            entries.append(
                Entry(
                    name: String(decoding: rest[(space + 1)..<zero], as: UTF8.self),
                    id: ObjectID(bytes.span.bytes, at: zero + 1),
                    mode: mode.elementsEqual(Mode.folder.rawValue.utf8) ? .folder : .file))
            rest = rest[(zero + 1 + ObjectID.size)...]
        }
        return entries
    }

    /// Writes one.
    ///
    /// Git sorts by name, a folder's as if a slash followed it.
    static func bytes(of entries: [Entry]) -> [UInt8] {
        let sorted = entries.map { ($0, Array(($0.mode == .folder ? $0.name + "/" : $0.name).utf8)) }
            .sorted { $0.1.lexicographicallyPrecedes($1.1) }
        var bytes: [UInt8] = []
        for (entry, _) in sorted {
            bytes += "\(entry.mode.rawValue) \(entry.name)\u{0}".utf8
            entry.id.append(to: &bytes)
        }
        return bytes
    }
}
