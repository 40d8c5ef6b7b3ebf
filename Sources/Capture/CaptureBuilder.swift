/// Gathers documents into the files of a capture, in the one layout there is.
public struct CaptureBuilder {
    private var objects: [String: [UInt8]] = [:]
    private var lines: [String: [(id: String, line: [UInt8])]] = [:]
    public private(set) var counts: [String: Int] = [:]

    public init() {}

    /// Adds one document, already split.
    ///
    /// - Precondition: for `.objects` and `.lines`, no document of that kind and id was added before.
    public mutating func add(_ kind: Kind, id: String, config: [UInt8], state: [UInt8]?) {
        counts[kind.name, default: 0] += 1
        add(kind, id: id, config, in: .config)
        if let state { add(kind, id: id, state, in: .state) }
    }

    /// Adds one document of the platform as it came, with nothing to hide: for generated tenants and tests.
    public mutating func add(_ kind: Kind, id: String, _ document: JSON, volatile: Set<String>) {
        let halves = Keeping.split(document, id: kind.layout == .setting ? nil : id) { path, _ in
            path.last.map(volatile.contains) == true ? .volatile : .keep
        }
        add(kind, id: id, config: halves.config, state: halves.state)
    }

    private mutating func add(_ kind: Kind, id: String, _ bytes: [UInt8], in tree: Tree) {
        let path = kind.path(of: id, in: tree)
        if kind.layout == .lines {
            lines[path, default: []].append((id, bytes))
        } else {
            objects[path] = (try? JSON(bytes).canonical(indented: true)) ?? bytes
        }
    }

    /// The files, lines sorted by id.
    public func files() -> [String: [UInt8]] {
        var files = objects
        for (path, lines) in lines {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(lines.reduce(0) { $0 + $1.line.count + 1 })
            for (_, line) in lines.sorted(by: { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }) {
                bytes += line
                bytes.append(0x0A)
            }
            files[path] = bytes
        }
        return files
    }
}
