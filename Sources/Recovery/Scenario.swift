public import Capture

/// Something bad that happens to a tenant, to try out what a restore brings back afterwards.
public struct Scenario: Sendable {
    public let name: String

    /// What happens, as a sentence.
    public let title: String
    public let harm: [Harm]

    /// What no restore brings back, and what to do instead, a sentence each.
    public let lost: [String]

    /// What is expected not to be as it was when everything that can come back has come back.
    public let expected: [Loss]

    /// One kind of documents, and what is done to it.
    public struct Harm: Sendable {
        public let kind: Kind
        public let which: Which
        public let deed: Deed

        public init(to kind: Kind, _ which: Which, _ deed: Deed) {
            self.kind = kind
            self.which = which
            self.deed = deed
        }
    }

    /// What is expected to stay harmed.
    public struct Loss: Sendable {
        public let kind: Kind
        public let which: Which

        /// A part of the reason that is told for it; nil where any will do.
        public let because: String?

        public init(of kind: Kind, _ which: Which, because: String? = nil) {
            self.kind = kind
            self.which = which
            self.because = because
        }
    }

    public enum Which: Hashable, Sendable {
        case all

        /// The first in the order of the capture.
        case first
        case named(String)
    }

    public enum Deed: Sendable {
        case delete

        /// Puts something where the members of the path lead to, made where it is not there.
        case set([(path: [String], value: JSON)])

        /// A new document, with the id in it.
        case add(JSON)
    }

    public init(_ name: String, title: String, harm: [Harm], lost: [String], expected: [Loss] = []) {
        self.name = name
        self.title = title
        self.harm = harm
        self.lost = lost
        self.expected = expected
    }

    /// A tenant as it stands after the harm.
    public struct Aftermath: Sendable {
        public let capture: Capture

        /// The kinds something was done to.
        public let kinds: [Kind]

        /// How many documents were changed, deleted or made.
        public let touched: Int

        /// The kinds of which there was nothing to do harm to.
        public let untouched: [Kind]
    }

    /// Does the harm to a copy of a capture.
    ///
    /// - Throws: ``Capture/CaptureError`` if a file does not read.
    public func aftermath(of capture: Capture) throws(CaptureError) -> Aftermath {
        var harmed = HarmedCapture(capture)
        var untouched: [Kind] = []
        for one in harm {
            let before = harmed.touched
            try harmed.suffer(one)
            if harmed.touched == before { untouched.append(one.kind) }
        }
        let kinds = harm.map(\.kind).reduce(into: [Kind]()) { if !$0.contains($1) { $0.append($1) } }
        return Aftermath(
            capture: harmed.finished(), kinds: kinds, touched: harmed.touched, untouched: untouched)
    }
}

/// A capture while harm is done to it.
private struct HarmedCapture {
    private let capture: Capture
    private var files: [String: [UInt8]]
    private(set) var touched = 0

    init(_ capture: Capture) {
        self.capture = capture
        files = capture.files
    }

    mutating func suffer(_ harm: Scenario.Harm) throws(CaptureError) {
        if case .add(let document) = harm.deed {
            let path = harm.kind.path(of: document["id"]?.string ?? harm.kind.name, in: .config)
            return put(document.canonical(indented: true), at: path)
        }
        for (path, document) in try documents(of: harm.kind, harm.which) {
            switch harm.deed {
            case .delete:
                put(nil, at: path)
                files[path.replacing("\(Tree.config)/", with: "\(Tree.state)/", maxReplacements: 1)] = nil
            case .set(let members):
                let changed = members.reduce(document) { $0.setting($1.path[...], to: $1.value) }
                put(changed.canonical(indented: true), at: path)
            case .add: break
            }
        }
    }

    private mutating func put(_ bytes: [UInt8]?, at path: String) {
        guard files[path] != bytes else { return }
        files[path] = bytes
        touched += 1
    }

    private func documents(
        of kind: Kind, _ which: Scenario.Which
    ) throws(CaptureError) -> [(path: String, document: JSON)] {
        var found: [(path: String, document: JSON)] = []
        for path in capture.paths(of: kind, in: .config) {
            guard let bytes = files[path] else { continue }
            do {
                found.append((path, try JSON(bytes)))
            } catch {
                throw CaptureError(path, .unreadable(error))
            }
        }
        switch which {
        case .all: return found
        case .first: return Array(found.prefix(1))
        case .named(let name): return found.filter { $0.document.ownName == name }
        }
    }

    /// With counts and hashes that are true of it.
    func finished() -> Capture {
        var manifest = capture.manifest
        manifest.files = files.mapValues(\.sha256)
        let harmed = Capture(manifest: manifest, files: files)
        for index in manifest.kinds.indices {
            let kind = Kind(manifest.kinds[index].name, .objects)
            let (before, after) = (capture.paths(of: kind, in: .config), harmed.paths(of: kind, in: .config))
            manifest.kinds[index].documents += after.count - before.count
        }
        return Capture(manifest: manifest, files: files)
    }
}

extension JSON {

    /// The same with something else where a path leads to.
    func setting(_ path: ArraySlice<String>, to value: JSON) -> JSON {
        guard let name = path.first else { return value }
        var writer = JSONWriter()
        let inner = self[key: name] ?? JSON(literal: "{}")
        writer.object { json in
            for (key, old) in members where key != name {
                json.key(key)
                json.json(old)
            }
            json.key(name)
            json.json(inner.setting(path.dropFirst(), to: value))
        }
        return (try? JSON(writer.bytes)) ?? self
    }
}
