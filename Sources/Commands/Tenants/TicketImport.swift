import Archive
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Redaction
import Tickets
import Webhooks

/// Puts change tickets beside the newest capture of a tenant.
struct TicketImport: Sendable {
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

        /// How many rows stay that came by themselves.
        let delivered: Int

        var flaws: [TicketFile.Flaw] { files.flatMap(\.flaws) }
    }

    /// Keeps the tickets of some files.
    ///
    /// - Throws: ``Failure`` where one of them is no list of tickets: nothing is imported then.
    func keep(_ paths: [String], taken moment: Moment) throws -> Kept {
        let files = try paths.map(read)
        let (commit, delivered) = try Importing(Tickets.kinds, into: place).run { newest in
            var books = try TicketBooks(of: newest)
            books.replace(by: files, taken: moment, marks: marks)
            return (ImportedDocuments(books), books.delivered)
        }
        return Kept(files: files, taken: moment, commit: commit, delivered: delivered)
    }

    /// Keeps a delivery: in the archive once this returns that it is, or not at all.
    ///
    /// - Parameter complain: Told why it could not be kept.
    func take(
        _ delivery: TicketDelivery, sent: Moment, received: Moment, id: String?, signedWith secret: Secret,
        complain: (Failure) -> Void
    ) -> DeliveryOutcome {
        let arrival = TicketDelivery.Arrival(
            id: id, sent: sent, received: received, key: marks.mark(of: secret.exposed))
        do {
            let (commit, overtaken) = try Importing(Tickets.kinds, into: place, for: .moment).run { newest in
                var books = try TicketBooks(of: newest)
                let standing = books.standing(of: delivery, arrival)
                guard standing == .new else { throw NotNew(isRepeated: standing == .repeated) }
                let overtaken = books.take(delivery, arrival, marks: marks)
                return (ImportedDocuments(books), overtaken)
            }
            return .kept(.init(delivery, overtaken, commit: commit))
        } catch let notNew as NotNew {
            return notNew.isRepeated ? .repeated : .otherwise
        } catch let error as ArchiveError where error.kind == .busy {
            return .busy
        } catch {
            complain(Failure(error))
            return .failed
        }
    }

    /// Nothing is written for a delivery that came before, or under another one's id.
    private struct NotNew: Error {
        let isRepeated: Bool
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

extension ImportedDocuments {
    fileprivate init(_ books: TicketBooks) {
        let documents = TicketDocuments(books)
        self.init(documents.documents, records: documents.records)
    }
}

extension DeliveryOutcome.Kept {
    fileprivate init(_ delivery: TicketDelivery, _ overtaken: Set<String>, commit: String) {
        self.init(
            tickets: Set(delivery.rows.map(\.ticket)).subtracting(overtaken).count,
            withdrawn: Set(delivery.withdrawn).subtracting(overtaken).count, overtaken: overtaken.count, commit: commit)
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
