public import Archive
public import Capture
import FoundationEssentials

/// Documents of another source than the platform, to lie beside the platform's own in a capture.
public struct ImportedDocuments: Sendable {
    let files: [String: [UInt8]]
    let records: [Manifest.KindRecord]

    /// - Parameters:
    ///   - documents: What is kept of each, redacted, in canonical form.
    ///   - records: What the manifest says of their kinds.
    public init(_ documents: [(kind: Kind, id: String, config: [UInt8])], records: [Manifest.KindRecord]) {
        var builder = CaptureBuilder()
        for document in documents { builder.add(document.kind, id: document.id, config: document.config, state: nil) }
        files = builder.takeFiles()
        self.records = records
    }

    /// Several imports as one.
    public init(_ several: [ImportedDocuments]) {
        files = several.reduce(into: [:]) { all, one in all.merge(one.files) { $1 } }
        records = several.flatMap(\.records)
    }
}

/// Puts what was imported beside the newest capture of a tenant, as a commit of its own.
///
/// The platform's documents stay as they were read, and so does when that was; only the imported kinds are others.
public struct Importing: Sendable {
    let place: TenantFolder
    let kinds: [Kind]
    let stay: TenantLock.Stay

    /// - Parameters:
    ///   - kinds: Those an import fills: what an earlier one left of them goes.
    ///   - stay: A moment where imports come by themselves, at any time: a run that begins meanwhile waits for them.
    public init(_ kinds: [Kind], into place: TenantFolder, for stay: TenantLock.Stay = .run) {
        self.kinds = kinds
        self.place = place
        self.stay = stay
    }

    /// Runs it.
    ///
    /// - Parameter make: From the newest capture to what goes beside it, and what to say of that.
    /// - Returns: The commit, and what `make` said.
    /// - Throws: ``ArchiveError`` of kind `.notThere` where nothing was captured yet, `.busy` where a run has the tenant.
    public func run<Said>(
        _ make: (Capture) throws -> (ImportedDocuments, Said)
    ) throws -> (commit: String, said: Said) {
        let lock = try TenantLock(place.lock, for: stay)
        defer { _ = lock }
        let archive = try TenantArchive(at: place.archive)
        guard let head = try archive.head() else {
            throw ArchiveError(
                .notThere, doing: "import into \(place.folder.path)", because: "the tenant was never collected")
        }
        let newest = try archive.read(head.id)
        let (imported, said) = try make(newest)
        var manifest = newest.manifest
        let files = newest.without(kinds).merging(imported.files) { $1 }
        manifest.replace(kinds, with: imported)
        manifest.files = files.mapValues(\.sha256)
        return (try archive.add(manifest, files: files), said)
    }
}

extension Capture {

    /// The files of all kinds but these.
    fileprivate func without(_ kinds: [Kind]) -> [String: [UInt8]] {
        let places = kinds.flatMap { kind in
            Tree.allCases.flatMap { ["\($0)/\(kind.name)/", "\($0)/\(kind.name).json"] }
        }
        return files.filter { file in !places.contains { file.key.hasPrefix($0) } }
    }
}

extension Manifest {
    fileprivate mutating func replace(_ gone: [Kind], with imported: ImportedDocuments) {
        let names = Set(gone.map(\.name))
        kinds = kinds.filter { !names.contains($0.name) } + imported.records
    }
}
