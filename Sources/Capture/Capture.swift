/// What one collection read from one tenant: the platform's own documents, and the manifest that says how they came.
///
/// A checkout of a commit of the archive is one; so is a folder somebody wrote by hand, if `docs/capture-format.md`
/// was followed.
public struct Capture: Sendable {
    public let manifest: Manifest

    /// The bytes of every file but the manifest, by path: `config/roles/<id>.json`.
    public let files: [String: [UInt8]]

    private let pathsByKind: [String: [Tree: [String]]]

    public init(manifest: Manifest, files: [String: [UInt8]]) {
        self.manifest = manifest
        self.files = files
        var paths: [String: [Tree: [String]]] = [:]
        for path in files.keys {
            guard let place = Place(path) else { continue }
            paths[place.kind, default: [:]][place.tree, default: []].append(path)
        }
        pathsByKind = paths.mapValues { $0.mapValues { $0.sorted() } }
    }

    /// Whether anything of this kind is in it.
    public func contains(_ kind: Kind) -> Bool { pathsByKind[kind.name] != nil }

    /// Whether a document of that kind and id is in it.
    ///
    /// - Parameter id: Of no meaning for a setting.
    /// - Throws: ``CaptureError`` if the file it would lie in does not read.
    public func holds(_ kind: Kind, id: String) throws(CaptureError) -> Bool {
        guard let bytes = files[kind.path(of: id, in: .config)] else { return false }
        guard kind.layout == .lines else { return true }
        do {
            return try JSON.lines(bytes).contains { $0["id"]?.string == id }
        } catch {
            throw CaptureError(kind.path(of: id, in: .config), .unreadable(error))
        }
    }

    /// The files of a kind in one of the two halves, sorted.
    public func paths(of kind: Kind, in tree: Tree) -> [String] { pathsByKind[kind.name]?[tree] ?? [] }

    /// Hands over what somebody set of every document in one file of a kind, with its id.
    ///
    /// - Throws: ``CaptureError`` if the file does not read or a document has no id.
    public func eachConfig(
        of kind: Kind, at path: String, _ body: (String, JSON) throws(CaptureError) -> Void
    ) throws(CaptureError) {
        if kind.layout == .lines { return try eachLine(of: path, body) }
        guard let config = try json(at: path) else { return }
        let id = kind.layout == .setting ? kind.name : config["id"]?.string
        guard let id else { throw CaptureError(path, .noID) }
        try body(id, config)
    }

    /// What somebody set of one object that has a file of its own; nil where there is none.
    ///
    /// - Throws: ``CaptureError`` if the file does not read.
    public func config(of kind: Kind, id: String) throws(CaptureError) -> JSON? {
        try json(at: kind.path(of: id, in: .config))
    }

    /// The kinds that have files.
    public var kindNames: [String] { pathsByKind.keys.sorted() }

    /// The one document of a setting; nil where there is none.
    ///
    /// - Throws: ``CaptureError`` if a file does not read.
    public func setting(_ kind: Kind) throws(CaptureError) -> Document? {
        guard let config = try json(at: "config/\(kind.name).json") else { return nil }
        return Document(id: kind.name, config: config, state: try json(at: "state/\(kind.name).json"))
    }

    /// Hands over every document of a kind, file by file, sorted by id within a file.
    ///
    /// - Throws: ``CaptureError`` if a file does not read or a line has no id.
    public func each(_ kind: Kind, _ body: (Document) -> Void) throws(CaptureError) {
        switch kind.layout {
        case .setting: if let document = try setting(kind) { body(document) }
        case .objects: try eachObject(kind, body)
        case .lines: try eachLine(kind, body)
        }
    }

    public func documents(of kind: Kind) throws(CaptureError) -> [Document] {
        var documents: [Document] = []
        try each(kind) { documents.append($0) }
        return documents
    }

    private func eachObject(_ kind: Kind, _ body: (Document) -> Void) throws(CaptureError) {
        for path in pathsByKind[kind.name]?[.config] ?? [] {
            guard let config = try json(at: path) else { continue }
            guard let id = config["id"]?.string else { throw CaptureError(path, .noID) }
            body(Document(id: id, config: config, state: try json(at: "state" + path.dropFirst("config".count))))
        }
    }

    private func eachLine(_ kind: Kind, _ body: (Document) -> Void) throws(CaptureError) {
        let paths = pathsByKind[kind.name] ?? [:]
        var states = StateLines(in: self, paths[.state] ?? [])
        for path in paths[.config] ?? [] {
            try states.move(beside: path)
            try eachLine(of: path) { id, line throws(CaptureError) in
                body(Document(id: id, config: line, state: try states.half(of: id)))
            }
        }
    }

    fileprivate func eachLine(
        of path: String, _ body: (String, JSON) throws(CaptureError) -> Void
    ) throws(CaptureError) {
        let lines: JSON.Lines
        do {
            lines = try JSON.lines(files[path] ?? [])
        } catch {
            throw CaptureError(path, .unreadable(error))
        }
        for line in lines {
            guard let id = line["id"]?.string else { throw CaptureError(path, .noID) }
            try body(id, line)
        }
    }

    private func json(at path: String) throws(CaptureError) -> JSON? {
        guard let bytes = files[path] else { return nil }
        do {
            return try JSON(bytes)
        } catch {
            throw CaptureError(path, .unreadable(error))
        }
    }
}

/// The state halves of a kind kept in lines.
///
/// The half of a line lies in the file whose name begins the name of the line's own: sixteen files under `config/` share
/// one under `state/`, which is read once and let go. In a capture made by hand it may lie anywhere: the first line
/// without a half in its place has all state files read.
private struct StateLines {
    private let capture: Capture
    private let paths: [String]
    private var place = ""
    private var halves: [String: JSON] = [:]
    private var all: [String: JSON]?

    init(in capture: Capture, _ paths: [String]) {
        self.capture = capture
        self.paths = paths
    }

    /// Goes on to the state of the lines of one file under `config/`.
    mutating func move(beside path: String) throws(CaptureError) {
        let name = path.dropFirst(Tree.config.rawValue.count).dropLast(".ndjson".count + 1)
        let place = Tree.state.rawValue + name + ".ndjson"
        guard place != self.place else { return }
        self.place = place
        halves = capture.files[place] == nil ? [:] : try read([place])
    }

    mutating func half(of id: String) throws(CaptureError) -> JSON? {
        if let half = halves[id] { return half }
        guard !paths.isEmpty else { return nil }
        if all == nil { all = try read(paths) }
        return all?[id]
    }

    private func read(_ paths: [String]) throws(CaptureError) -> [String: JSON] {
        var halves: [String: JSON] = [:]
        for path in paths { try capture.eachLine(of: path) { id, line in halves[id] = line } }
        return halves
    }
}

extension Capture {

    /// Compares every file with the hash the manifest has for it.
    ///
    /// - Returns: What differs, is missing, or is there without being in the manifest; sorted, empty when sound.
    public func discrepancies() -> [Discrepancy] {
        var found: [Discrepancy] = []
        for (path, hash) in manifest.files {
            guard let bytes = files[path] else {
                found.append(Discrepancy(path: path, what: .missing))
                continue
            }
            if bytes.sha256 != hash { found.append(Discrepancy(path: path, what: .changed)) }
        }
        for path in files.keys where manifest.files[path] == nil && path != Manifest.path {
            found.append(Discrepancy(path: path, what: .unknown))
        }
        return found.sorted { $0.path < $1.path }
    }

    public struct Discrepancy: Hashable, Sendable, CustomStringConvertible {
        public let path: String
        public let what: What

        public enum What: String, Sendable {
            case missing = "is in the manifest and not there"
            case changed = "is not what the manifest says was read"
            case unknown = "is there and not in the manifest"
        }

        public var description: String { "\(path) \(what.rawValue)" }
    }
}

/// Where in a capture a file lies.
struct Place {
    let tree: Tree
    let kind: String

    /// Reads `config/roles/<id>.json`, `state/people/3f.ndjson`, `config/idle-timeout.json`.
    init?(_ path: String) {
        let parts = path.split(separator: "/")
        guard (2...3).contains(parts.count), let tree = Tree(rawValue: String(parts[0])) else { return nil }
        self.tree = tree
        if parts.count == 3 {
            kind = String(parts[1])
        } else {
            guard parts[1].hasSuffix(".json") else { return nil }
            kind = String(parts[1].dropLast(".json".count))
        }
    }
}

/// Why a capture cannot be read.
public struct CaptureError: Error, Sendable, CustomStringConvertible {
    public let path: String
    public let reason: Reason

    public enum Reason: Sendable {
        case unreadable(JSONError)
        case noID
        case manifest(String)
    }

    public init(_ path: String, _ reason: Reason) {
        self.path = path
        self.reason = reason
    }

    public var description: String {
        switch reason {
        case .unreadable(let error): "\(path) is \(error)"
        case .noID: "\(path) holds a document without an id"
        case .manifest(let what): "\(path) \(what)"
        }
    }
}
