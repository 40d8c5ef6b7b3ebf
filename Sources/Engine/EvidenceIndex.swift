import Assurance
import Capture
import ContactCenter

/// Finds the files a shortfall rests on.
struct EvidenceIndex {
    private let files: [String: String]
    private let documents: @Sendable (Subject, [FactKind]) -> [(kind: Kind, id: String)]

    init(_ manifest: Manifest, documents: @escaping @Sendable (Subject, [FactKind]) -> [(kind: Kind, id: String)]) {
        files = manifest.files
        self.documents = documents
    }

    /// The documents of the subject and of what else it rests on, both halves, each once and in that order.
    func behind(_ shortfall: Shortfall, of control: Control) -> [Evidence] {
        var seen: Set<Evidence> = []
        return ([shortfall.subject] + shortfall.restsOn).flatMap { documents($0, control.reads) }.flatMap { kind, id in
            Tree.allCases.compactMap { tree in
                let path = kind.path(of: id, in: tree)
                return files[path].map { Evidence(file: path, sha256: $0, document: id) }
            }
        }.filter { seen.insert($0).inserted }
    }
}
