import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Redaction
import Tickets

/// Puts change tickets beside the newest capture of a tenant.
struct TicketImport {
    private let place: TenantFolder
    private let marks: SecretMarks

    init(into place: TenantFolder, in data: DataDirectory) throws {
        self.place = place
        marks = SecretMarks(key: try data.marksKey(random: Machine.randomBytes))
    }

    struct Kept {
        let files: [TicketFile]
        let taken: Moment
        let commit: String

        var flaws: [TicketFile.Flaw] { files.flatMap(\.flaws) }
    }

    /// Keeps the tickets of some files.
    ///
    /// - Throws: ``Failure`` where one of them is no list of tickets: nothing is imported then.
    func keep(_ paths: [String], taken moment: Moment) throws -> Kept {
        let files = try paths.map(read)
        let commit = try Importing(Tickets.kinds, into: place).run { _ in
            let documents = TicketDocuments(files, taken: moment, marks: marks)
            return (ImportedDocuments(documents.documents, records: documents.records), ())
        }.commit
        return Kept(files: files, taken: moment, commit: commit)
    }

    private func read(_ path: String) throws -> TicketFile {
        let bytes = try Files.contents(of: path)
        do throws(TicketError) {
            return try TicketFile(bytes, named: path, kinds: Set(GenesysCloud.kinds.map(\.name)))
        } catch {
            throw Failure(
                "nothing was imported: \(error)",
                hint:
                    "give CSV or JSON with ticket, from, to, objects and approver; docs/operating/changes.md shows both",
                code: .unsound)
        }
    }
}

extension PlaceOptions {

    /// The change tickets of a capture, for whoever asks which change has one; nil where none were imported.
    func tickets(of name: String, in capture: Capture) throws -> TicketSearch? {
        var snapshot = TenantSnapshot()
        try Tickets.translate(capture, into: &snapshot)
        guard let tickets = snapshot[.changeTickets].value else { return nil }
        let isConfigured = FileManager.default.fileExists(atPath: configurationFile.path)
        let minutes =
            isConfigured ? try tenant(name).terms.changeSkew(at: Machine.now()) : Parameter.changeSkew.default
        return TicketSearch(tickets, skew: .seconds(minutes * 60))
    }
}
