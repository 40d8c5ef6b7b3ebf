public import Archive
import Capture
import ContactCenter
public import Foundation
public import Platforms

/// How far the audit log of each service was read, a file a service.
public struct AuditCursors: Sendable {
    private let folder: URL
    private let overlap: Duration

    /// Whether the last run was stopped before its end: what it recorded last may not be in the cursors.
    public let wasCutOff: Bool

    /// How far a service was read, and how many entries the ledger had then.
    public struct Place: Sendable {
        public var cursor: AuditCursor
        public var recorded: Int
    }

    /// Opens the folder for one run.
    public init(at folder: URL, overlap: Duration) throws(ArchiveError) {
        self.folder = folder
        self.overlap = overlap
        let marker = folder.appendingPathComponent(Self.marker)
        wasCutOff = FileManager.default.fileExists(atPath: marker.path)
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try Data().write(to: marker)
        } catch {
            throw ArchiveError(.disk, doing: "remember in \(folder.path)", because: error.localizedDescription)
        }
    }

    private static let marker = "running"

    /// Ends the run: everything recorded is in the cursors.
    public func close() { try? FileManager.default.removeItem(at: folder.appendingPathComponent(Self.marker)) }

    /// The place of every service that was read before.
    ///
    /// - Throws: ``ArchiveError`` where a file does not read: taken for nothing, a year would be read twice.
    public func places() throws(ArchiveError) -> [String: Place] {
        var places: [String: Place] = [:]
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names where name.hasSuffix(".json") {
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
            throw ArchiveError(.disk, doing: "write \(file.path)", because: error.localizedDescription)
        }
    }
}
