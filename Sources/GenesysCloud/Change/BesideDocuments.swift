import Capture

/// What else of a kind there is, where a write of one document has to be looked at beside the others: read once a kind.
struct BesideDocuments {
    private let wanted: Capture
    private let standing: Capture
    private var read: [String: (now: [(id: String, document: JSON)], then: [(id: String, document: JSON)])] = [:]

    /// The others of one: as they stand, and as they stood in the earlier capture.
    struct Others {
        let now: [JSON]
        let then: [JSON]
    }

    init(from wanted: Capture, over standing: Capture) {
        self.wanted = wanted
        self.standing = standing
    }

    /// - Returns: None of a kind of which each is written by itself.
    mutating func others(than id: String, of kind: Kind) throws(CaptureError) -> Others {
        guard WriteCalls.besides.contains(kind) else { return Others(now: [], then: []) }
        if read[kind.name] == nil { read[kind.name] = (try standing.all(of: kind), try wanted.all(of: kind)) }
        let (now, then) = read[kind.name] ?? ([], [])
        return Others(
            now: now.compactMap { $0.id == id ? nil : $0.document },
            then: then.compactMap { $0.id == id ? nil : $0.document })
    }
}

extension Capture {
    fileprivate func all(of kind: Kind) throws(CaptureError) -> [(id: String, document: JSON)] {
        var found: [(id: String, document: JSON)] = []
        for path in paths(of: kind, in: .config) {
            try eachConfig(of: kind, at: path) { id, document in found.append((id, document)) }
        }
        return found
    }
}
