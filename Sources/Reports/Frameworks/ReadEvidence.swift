import Assurance
public import Capture
public import ContactCenter
import Engine

/// The files of a capture that a judgement rests on.
public struct ReadEvidence: Sendable {
    private let files: [String: [String]]
    private let hashes: [String: String]
    private let sources: [FactKind: [Kind]]

    /// One file, or a folder of files that were all read.
    struct Entry: Hashable, Sendable {

        /// `config/roles/` or `config/people/3fa.ndjson`.
        let path: String
        let files: Int

        /// SHA-256 of a file, as the manifest has it; nil for a folder.
        let sha256: String?

        var inWords: String { sha256 == nil ? "\(path) (\(files.of("file")))" : path }
    }

    /// - Parameter sources: The kinds each fact is translated from.
    public init(_ manifest: Manifest, sources: [FactKind: [Kind]]) {
        hashes = manifest.files
        files = Dictionary(grouping: manifest.files.keys.sorted(), by: Self.folder)
        self.sources = sources
    }

    /// `config/roles/` for a file in it; the file itself for a setting.
    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), path.prefix(upTo: slash).contains("/") else { return path }
        return String(path[...slash])
    }

    /// What was read for a control: shows that there was something to judge.
    func read(for control: Control) -> [Entry] {
        control.reads.flatMap { sources[$0] ?? [] }.distinct().flatMap { kind in
            Tree.allCases.flatMap { tree in
                ["\(tree)/\(kind.name).json", "\(tree)/\(kind.name)/"].compactMap { place in
                    files[place].map { entry(place, $0) }
                }
            }
        }
    }

    /// The files its findings lie in.
    func behind(_ findings: [Finding]) -> [Entry] {
        findings.flatMap(\.evidence).map { Entry(path: $0.file, files: 1, sha256: $0.sha256) }.distinct()
    }

    private func entry(_ place: String, _ files: [String]) -> Entry {
        guard files.count == 1, let only = files.first else {
            return Entry(path: place, files: files.count, sha256: nil)
        }
        return Entry(path: only, files: 1, sha256: hashes[only])
    }
}
