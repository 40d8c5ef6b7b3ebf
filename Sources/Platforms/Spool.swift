import Capture
public import ContactCenter
import Disk
public import Foundation

/// A collection under way, list by list on disk, so that one that was stopped goes on where it was.
///
/// What is in it is already redacted. A list is in it whole or not at all; a spool of another plan, or older than
/// 24 hours, is thrown away: half a tenant of yesterday and half of today is no tenant.
public struct Spool: Sendable {
    private let folder: URL

    /// When the collection began; an earlier moment than now if it is being resumed.
    public let began: Moment

    /// Whether lists of an earlier run are in it.
    public let isResumed: Bool

    /// Why an earlier spool was thrown away, as a clause; nil if there was none to throw away.
    public let discarded: String?

    public static let maximumAge = Duration.days(1)

    /// Opens the spool of a tenant.
    ///
    /// - Parameter plan: What is collected and how, as a hash: lists of another plan are of no use.
    public init(in folder: URL, plan: String, at now: Moment) throws(SpoolError) {
        self.folder = folder
        let earlier = Self.header(in: folder)
        let reason = Self.exists(folder) ? Self.useless(earlier, plan: plan, at: now) : nil
        if let earlier, reason == nil {
            began = earlier.began
            isResumed = true
            discarded = nil
            return
        }
        began = now
        isResumed = false
        discarded = reason
        try Self.make(folder, plan: plan, at: now)
    }

    private struct Header {
        let plan: String
        let began: Moment
    }

    private static func exists(_ folder: URL) -> Bool { FileManager.default.fileExists(atPath: folder.path) }

    private static func header(in folder: URL) -> Header? {
        guard let bytes = try? Data(contentsOf: folder.appendingPathComponent("plan.json")),
            let json = try? JSON(Array(bytes)), let plan = json["plan"]?.string, let began = json["began"]?.moment
        else { return nil }
        return Header(plan: plan, began: began)
    }

    private static func useless(_ header: Header?, plan: String, at now: Moment) -> String? {
        guard let header else { return "it was never begun properly" }
        guard header.plan == plan else { return "it was of another plan" }
        let age = header.began.duration(to: now)
        return age > maximumAge || age < .zero ? "it was begun \(header.began.iso8601)" : nil
    }

    private static func make(_ folder: URL, plan: String, at now: Moment) throws(SpoolError) {
        var header = JSONWriter()
        header.object { json in
            json.field("plan", plan)
            json.field("began", now.iso8601)
        }
        do {
            try remove(folder)
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try Data(header.bytes).write(to: folder.appendingPathComponent("plan.json"), options: .atomic)
        } catch {
            throw diskError(folder, error)
        }
    }

    /// Removes what is there; an error that it stayed would leave lists of another run for those of this one.
    private static func remove(_ file: URL) throws {
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        try FileManager.default.removeItem(at: file)
    }

    static func diskError(_ folder: URL, _ error: any Error) -> SpoolError {
        SpoolError(folder: folder.path, because: DiskReason(error).description)
    }

    /// Throws the spool away: what was in it is in the archive now.
    public func discard() { try? FileManager.default.removeItem(at: folder) }
}

/// How the reading of one list ended.
public struct ListRecord: Hashable, Sendable {

    /// What the list is called in the spool: `grants-4f2a`.
    public var list: String
    public var kind: String

    /// The route: `GET /api/v2/users`.
    public var route: String
    public var requests: Int
    public var read: Int
    public var total: Int?

    /// What is missing; empty when the list is whole.
    public var absences: [Absence]

    public init(
        list: String, kind: String, route: String, requests: Int, read: Int, total: Int?, absences: [Absence]
    ) {
        self.list = list
        self.kind = kind
        self.route = route
        self.requests = requests
        self.read = read
        self.total = total
        self.absences = absences
    }
}

extension Spool {

    /// How a list ended, if it did and all of it is there.
    ///
    /// - Parameter list: A name that can be a file's: `grants-4f2a`.
    public func record(of list: String) -> ListRecord? {
        guard let bytes = try? Data(contentsOf: file(list, "done")), let json = try? JSON(Array(bytes)),
            let size = size(of: list), json["bytes"]?.integer == size
        else { return nil }
        return ListRecord(of: list, json)
    }

    /// How many bytes the documents of a list take; nil where there are none on disk.
    ///
    /// A list whose record speaks of another number was cut off by a power failure or a full disk: it is read again.
    private func size(of list: String) -> Int? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file(list, "lines").path)
        return (attributes?[.size] as? NSNumber)?.intValue
    }

    /// Begins a list, forgetting what an interrupted run left of it.
    public func begin(_ list: String) throws(SpoolError) -> SpoolWriter {
        let partial = file(list, "part")
        do {
            try Self.remove(file(list, "done"))
            try Data().write(to: partial)
            return SpoolWriter(try FileHandle(forWritingTo: partial), folder)
        } catch {
            throw Self.diskError(folder, error)
        }
    }

    /// Ends a list: from here on it is whole in the spool.
    public func end(_ writer: SpoolWriter, as record: ListRecord) throws(SpoolError) {
        let bytes = try writer.close()
        do {
            let lines = file(record.list, "lines")
            try Self.remove(lines)
            try FileManager.default.moveItem(at: file(record.list, "part"), to: lines)
            try Data(record.json(bytes: bytes)).write(to: file(record.list, "done"), options: .atomic)
        } catch {
            throw Self.diskError(folder, error)
        }
    }

    /// Hands over every document of a list that has ended.
    ///
    /// - Throws: ``SpoolError`` where it has not, or where some of it is gone: what is not there is not empty.
    public func each(
        _ list: String, _ body: (_ id: String, _ config: [UInt8], _ state: [UInt8]?) -> Void
    ) throws(SpoolError) {
        guard record(of: list) != nil else {
            throw SpoolError(folder: folder.path, because: "the list \(list) is not there as it was read")
        }
        let data: Data
        do {
            data = try Data(contentsOf: file(list, "lines"), options: .mappedIfSafe)
        } catch {
            throw Self.diskError(folder, error)
        }
        data.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while let id = Self.line(&rest), let config = Self.line(&rest), let state = Self.line(&rest) {
                body(String(decoding: id, as: UTF8.self), Array(config), state.isEmpty ? nil : Array(state))
            }
        }
    }

    /// Takes the first line off; nil where none ends.
    private static func line(_ rest: inout Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer>? {
        guard let start = rest.base.baseAddress.map({ $0 + rest.startIndex }),
            let end = memchr(start, 0x0A, rest.count)
        else { return nil }
        let count = UnsafeRawPointer(end) - start
        defer { rest = rest.dropFirst(count + 1) }
        return rest.prefix(count)
    }

    private func file(_ list: String, _ ending: String) -> URL { folder.appendingPathComponent("\(list).\(ending)") }
}

/// Appends documents to a list in the spool: three lines a document, its id and both halves.
public struct SpoolWriter: Sendable {
    private let handle: FileHandle
    private let folder: URL

    init(_ handle: FileHandle, _ folder: URL) {
        self.handle = handle
        self.folder = folder
    }

    public func append(_ documents: [(id: String, config: [UInt8], state: [UInt8]?)]) throws(SpoolError) {
        var bytes: [UInt8] = []
        for document in documents {
            bytes += document.id.utf8
            bytes.append(0x0A)
            bytes += document.config
            bytes.append(0x0A)
            bytes += document.state ?? []
            bytes.append(0x0A)
        }
        do {
            try handle.write(contentsOf: bytes)
        } catch {
            throw Spool.diskError(folder, error)
        }
    }

    /// - Returns: How many bytes were appended.
    func close() throws(SpoolError) -> Int {
        do {
            let bytes = try handle.offset()
            try handle.synchronize()
            try handle.close()
            return Int(bytes)
        } catch {
            throw Spool.diskError(folder, error)
        }
    }
}

extension ListRecord {
    fileprivate func json(bytes: Int) -> [UInt8] {
        var writer = JSONWriter(indents: true)
        writer.object { json in
            json.field("kind", kind)
            json.field("route", route)
            json.field("requests", requests)
            json.field("read", read)
            if let total { json.field("total", total) }
            json.field("bytes", bytes)
            json.array("absences") { json in for absence in absences { json.object(absence.write) } }
        }
        return writer.bytes
    }

    fileprivate init?(of list: String, _ json: JSON) {
        guard let kind = json["kind"]?.string, let route = json["route"]?.string,
            let requests = json["requests"]?.integer, let read = json["read"]?.integer
        else { return nil }
        var absences: [Absence] = []
        for absence in json["absences"]?.elements ?? json.elements {
            guard let absence = try? Absence(absence) else { return nil }
            absences.append(absence)
        }
        self.init(
            list: list, kind: kind, route: route, requests: requests, read: read, total: json["total"]?.integer,
            absences: absences)
    }
}

/// What was read cannot be kept: the disk would not take it.
public struct SpoolError: Error, Sendable, CustomStringConvertible {
    public let folder: String
    public let because: String

    public init(folder: String, because: String) {
        self.folder = folder
        self.because = because
    }

    public var description: String { "can't keep what was read in \(folder): \(because)" }
}
