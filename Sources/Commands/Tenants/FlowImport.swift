import Archive
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Redaction

/// Puts exported flows beside the newest capture of a tenant.
struct FlowImport {
    private let place: TenantFolder
    private let marks: SecretMarks

    init(into place: TenantFolder, in data: DataDirectory) throws {
        self.place = place
        marks = SecretMarks(key: try data.marksKey(random: Machine.randomBytes))
    }

    /// The most that is read of all files together, in bytes.
    static let largest = 128 << 20

    struct Kept {
        let files: [FlowFile]

        /// How many of them are flows that the platform lists.
        let joined: Int
        let commit: String

        /// What the flows are called that were published anew, or gone, while the platform exported them: none of those is kept.
        var moved: [String] = []
    }

    /// Keeps the flows of files and folders.
    ///
    /// - Parameter moment: When they were exported; nil for when each file was written.
    /// - Throws: ``Failure`` where one of them is no exported flow: nothing is imported then.
    func keep(_ paths: [String], taken moment: Moment?) throws -> Kept {
        try keep { try FlowPaths(paths).files.map { try read($0, taken: moment) } }
    }

    /// Keeps what the platform exported, by the names of the flows.
    ///
    /// - Parameter asked: All that were to be exported.
    func keep(
        _ exports: [(flow: FlowExporting.Flow, bytes: [UInt8])], of asked: [FlowExporting.Flow], taken moment: Moment
    ) throws -> Kept {
        guard !exports.isEmpty else {
            throw Failure(
                "nothing was imported: every flow was published anew, or gone, while the platform exported it",
                hint: "run it again when nobody publishes flows", code: .tryLater)
        }
        var kept = try keep {
            try exports.map { try FlowFile($0.bytes, named: "\($0.flow.name).yaml", taken: moment, marks: marks) }
        }
        let whole = Set(exports.map(\.flow))
        kept.moved = asked.filter { !whole.contains($0) }.map(\.name)
        return kept
    }

    /// The flows of the newest capture that the platform can export.
    func published() throws -> [FlowExporting.Flow] {
        let archive = try TenantArchive(at: place.archive)
        guard let head = try archive.head() else { return [] }
        return try FlowExporting.published(in: archive.read(head.id))
    }

    private func keep(_ read: () throws -> [FlowFile]) throws -> Kept {
        do {
            let files = try read()
            let imported = try Importing(GenesysCloud.importedKinds, into: place).run { newest in
                let documents = try FlowDocuments(files, beside: newest)
                return (ImportedDocuments(documents.documents, records: documents.records), documents.joined)
            }
            return Kept(files: files, joined: imported.said, commit: imported.commit)
        } catch let error as FlowFileError {
            throw Failure(
                "nothing was imported: \(error)",
                hint: "export it again as YAML; docs/operating/flows.md says what is read", code: .unsound)
        }
    }

    private func read(_ file: FlowPaths.File, taken moment: Moment?) throws -> FlowFile {
        try FlowFile(
            try Files.contents(of: file.path), named: file.path, taken: moment ?? file.written, marks: marks)
    }
}
