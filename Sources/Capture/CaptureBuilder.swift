/// Gathers documents into the files of a capture, in the one layout there is.
public struct CaptureBuilder {
    private var objects: [String: [UInt8]] = [:]
    private var lines: [String: Lines] = [:]
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
            lines[path, default: Lines()].append(id, bytes)
        } else {
            objects[path] = (try? JSON(bytes).canonical(indented: true)) ?? bytes
        }
    }

    /// The files, lines sorted by id.
    public func files() -> [String: [UInt8]] {
        objects.merging(lines.mapValues(\.sorted)) { first, _ in first }
    }

    /// The files, and nothing is left here: what they are made of is let go on the way.
    public mutating func takeFiles() -> [String: [UInt8]] {
        var files = objects
        objects = [:]
        while let (path, lines) = lines.popFirst() { files[path] = lines.sorted }
        return files
    }

    /// The lines of one file in the order they came, end to end.
    private struct Lines {
        private var bytes: [UInt8] = []
        private var places: [(id: String, range: Range<Int>)] = []
        private var isSorted = true

        mutating func append(_ id: String, _ line: [UInt8]) {
            if let last = places.last, !Self.precedes(last.id, id) { isSorted = false }
            let start = bytes.count
            bytes += line
            bytes.append(0x0A)
            places.append((id, start..<bytes.count))
        }

        var sorted: [UInt8] {
            if isSorted { return bytes }
            var sorted: [UInt8] = []
            sorted.reserveCapacity(bytes.count)
            for place in places.sorted(by: { Self.precedes($0.id, $1.id) }) { sorted += bytes[place.range] }
            return sorted
        }

        private static func precedes(_ one: String, _ other: String) -> Bool {
            one.utf8.lexicographicallyPrecedes(other.utf8)
        }
    }
}
