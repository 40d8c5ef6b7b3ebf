public import Archive
import Capture
import ContactCenter
import Disk
public import Foundation
public import LedgerStore
public import Platforms

/// How far the audit log of each service was read, a file a service.
public struct AuditCursors: Sendable {
    private let folder: URL
    private let overlap: Duration

    /// How many entries the ledger had when the first run began that was stopped before its end; nil where the last ended.
    ///
    /// What was recorded since may not be in the cursors.
    private let cutOff: Int?

    /// How far a service was read, and how many entries the ledger had then.
    public struct Place: Sendable {
        public var cursor: AuditCursor
        public var recorded: Int
    }

    /// Opens the folder for one run.
    ///
    /// - Parameter recorded: How many entries the ledger has.
    public init(at folder: URL, overlap: Duration, recorded: Int) throws(ArchiveError) {
        self.folder = folder
        self.overlap = overlap
        let marker = folder.appendingPathComponent(Self.marker)
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            cutOff = try Self.cutOff(marker)
            if cutOff == nil { try Data("\(recorded)".utf8).write(to: marker, options: .atomic) }
        } catch {
            throw ArchiveError(.disk, doing: "remember in \(folder.path)", because: "\(DiskReason(error))")
        }
    }

    private static let marker = "running"

    /// What a run that did not end left; the whole ledger where that says nothing.
    private static func cutOff(_ marker: URL) throws -> Int? {
        guard FileManager.default.fileExists(atPath: marker.path) else { return nil }
        return Int(String(decoding: try Data(contentsOf: marker), as: UTF8.self)) ?? 0
    }

    /// Ends the run: everything recorded is in the cursors.
    public func close() { try? FileManager.default.removeItem(at: folder.appendingPathComponent(Self.marker)) }

    /// The place of every service that was read before.
    ///
    /// - Throws: ``ArchiveError`` where a file does not read: taken for nothing, a year would be read twice.
    public func places() throws(ArchiveError) -> [String: Place] {
        var places: [String: Place] = [:]
        for name in try names() where name.hasSuffix(".json") {
            let file = folder.appendingPathComponent(name)
            guard let bytes = try? Data(contentsOf: file), let json = try? JSON(Array(bytes)),
                let service = json["service"]?.string, let recorded = json["recorded"]?.integer,
                let cursor = json["cursor"].flatMap({ AuditCursor($0, overlap: overlap) })
            else {
                throw ArchiveError(
                    .unsound, doing: "tell how far the audit log was read", because: "\(file.path) does not read")
            }
            places[service] = Place(cursor: cursor, recorded: recorded)
        }
        return places
    }

    private func names() throws(ArchiveError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.path)
        } catch {
            throw ArchiveError(.disk, doing: "list \(folder.path)", because: "\(DiskReason(error))")
        }
    }

    /// Remembers the place of a service.
    func keep(_ place: Place, of service: String) throws(ArchiveError) {
        var writer = JSONWriter()
        writer.object { json in
            json.field("service", service)
            json.field("recorded", place.recorded)
            json.object("cursor", place.cursor.write)
        }
        let file = folder.appendingPathComponent(Kind.fileName(of: service) + ".json")
        do {
            try Data(writer.bytes).write(to: file, options: .atomic)
        } catch {
            throw ArchiveError(.disk, doing: "write \(file.path)", because: "\(DiskReason(error))")
        }
    }
}

extension AuditCursors {

    /// Where each service goes on.
    ///
    /// A run that was stopped may have recorded more than the cursors know: the end of the ledger says what. A service
    /// without a cursor may have been read in such a run for the first time.
    public func cursors(knowing log: LedgerLog) async throws -> [String: AuditCursor] {
        let places = try places()
        var cursors = places.mapValues(\.cursor)
        guard let cutOff else { return cursors }
        let size = await log.size
        let start = min(places.values.map(\.recorded).min() ?? cutOff, cutOff, size)
        for try await (index, entry) in log.entries(in: start..<size) {
            guard entry.kind == .audit, entry.subject.hasPrefix("audit/"),
                index >= places[entry.source]?.recorded ?? cutOff
            else { continue }
            let id = String(entry.subject.dropFirst("audit/".count))
            cursors[entry.source, default: AuditCursor(overlap: overlap)].know(id, at: entry.at)
        }
        return cursors
    }
}
