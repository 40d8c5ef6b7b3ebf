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
        var states: [String: JSON] = [:]
        for path in pathsByKind[kind.name]?[.state] ?? [] {
            try eachLine(of: path) { id, line in states[id] = line }
        }
        for path in pathsByKind[kind.name]?[.config] ?? [] {
            try eachLine(of: path) { id, line in body(Document(id: id, config: line, state: states[id])) }
        }
    }

    private func eachLine(of path: String, _ body: (String, JSON) -> Void) throws(CaptureError) {
        for line in (files[path] ?? []).split(separator: 0x0A) {
            let json: JSON
            do {
                json = try JSON(Array(line))
            } catch {
                throw CaptureError(path, .unreadable(error))
            }
            guard let id = json["id"]?.string else { throw CaptureError(path, .noID) }
            body(id, json)
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
