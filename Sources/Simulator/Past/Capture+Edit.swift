import Capture

/// A capture whose documents are put back to what they were.
struct RewoundCapture {
    private(set) var files: [String: [UInt8]]

    init(_ capture: Capture) { files = capture.files }

    /// Puts other members into the half of a document that is configuration.
    mutating func put(_ members: [String: [UInt8]], into id: String, of kind: Kind) {
        change(id, of: kind) { $0.putting(members) }
    }

    /// Puts a document of a kind kept in lines in.
    mutating func insert(_ line: [UInt8], id: String, of kind: Kind) {
        let path = kind.path(of: id, in: .config)
        var lines = Self.lines(files[path])
        lines.append((id, line))
        lines.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
        files[path] = Self.joined(lines)
    }

    /// Lets no person of the capture have been seen after a moment.
    mutating func forgetSignIns(after latest: String) {
        let prefix = "\(Tree.state)/\(Stock.people.kind.name)/"
        for (path, bytes) in files where path.hasPrefix(prefix) {
            let lines = Self.lines(bytes).map { (id: $0.id, line: Self.seen($0.line, notAfter: latest)) }
            files[path] = Self.joined(lines)
        }
    }

    private static func seen(_ line: [UInt8], notAfter latest: String) -> [UInt8] {
        guard let person = try? JSON(line) else { return line }
        var members: [String: [UInt8]] = [:]
        if let date = person["dateLastLogin"]?.string, date > latest {
            members["dateLastLogin"] = Array(#""\#(latest)""#.utf8)
        }
        if let date = person["lastTokenIssued"]?["dateIssued"]?.string, date > latest {
            members["lastTokenIssued"] = Array(#"{"dateIssued":"\#(latest)"}"#.utf8)
        }
        return members.isEmpty ? line : person.putting(members)
    }

    private mutating func change(_ id: String, of kind: Kind, _ edit: (JSON) -> [UInt8]) {
        let path = kind.path(of: id, in: .config)
        guard let bytes = files[path] else { return }
        if kind.layout == .lines {
            let lines = Self.lines(bytes).map { entry -> (id: String, line: [UInt8]) in
                guard entry.id == id, let json = try? JSON(entry.line) else { return entry }
                return (id, edit(json))
            }
            files[path] = Self.joined(lines)
        } else if let json = try? JSON(bytes), let document = try? JSON(edit(json)) {
            files[path] = document.canonical(indented: true)
        }
    }

    private static func lines(_ bytes: [UInt8]?) -> [(id: String, line: [UInt8])] {
        guard let bytes, let lines = try? JSON.lines(bytes) else { return [] }
        return lines.map { ($0["id"]?.string ?? "", $0.canonical()) }
    }

    private static func joined(_ lines: [(id: String, line: [UInt8])]) -> [UInt8] {
        lines.flatMap { $0.line + [0x0A] }
    }
}

extension JSON {

    /// The object with other members in place of those of the same names, canonical.
    fileprivate func putting(_ members: [String: [UInt8]]) -> [UInt8] {
        var rest = members
        var pairs: [(String, [UInt8])] = self.members.map { key, value in
            (key, rest.removeValue(forKey: key) ?? value.canonical())
        }
        pairs += rest.map { ($0, $1) }
        var writer = JSONWriter()
        writer.object { json in
            for (key, value) in pairs.sorted(by: { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }) {
                json.key(key)
                json.verbatim(value)
            }
        }
        return writer.bytes
    }
}
