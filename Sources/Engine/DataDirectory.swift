public import Archive
import Capture
import Disk
public import Foundation

/// Where everything of ours is kept: `tenants/<platform>-<organisation>/…` and the key of the secret marks.
public struct DataDirectory: Sendable {
    public let folder: URL

    public init(_ folder: URL) { self.folder = folder }

    /// Where one tenant's archive and keys are.
    public func tenant(platform: String, organization: String) throws(ArchiveError) -> TenantFolder {
        let name = "\(platform)-\(Kind.fileName(of: organization))"
        return try TenantFolder(folder.appendingPathComponent("tenants").appendingPathComponent(name))
    }

    /// What can be made again from archives and ledgers.
    public var projections: URL { folder.appendingPathComponent("linewarden.sqlite") }

    /// The folders of all tenants that were ever collected, by name.
    public func tenants() throws(ArchiveError) -> [TenantFolder] {
        let all = folder.appendingPathComponent("tenants")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: all.path)) ?? []
        var folders: [TenantFolder] = []
        for name in names.sorted() { folders.append(try TenantFolder(all.appendingPathComponent(name))) }
        return folders
    }

    /// The key of the secret marks, made now if there is none: 32 bytes, readable by its owner alone.
    ///
    /// - Throws: ``ArchiveError`` of kind `.unsound` where there is one that is damaged: with another in its place no
    ///   secret could be compared with what it was before.
    public func marksKey(random: (Int) -> [UInt8]) throws(ArchiveError) -> [UInt8] {
        let file = folder.appendingPathComponent("marks.key")
        if FileManager.default.fileExists(atPath: file.path) {
            if let bytes = try? Data(contentsOf: file), bytes.count == 32 { return Array(bytes) }
            throw ArchiveError(.unsound, doing: "use the key \(file.path)", because: "it is not the 32 bytes it was")
        }
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let bytes = random(32)
            try Data(bytes).write(to: file, options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
            return bytes
        } catch {
            throw ArchiveError(.disk, doing: "keep a key in \(folder.path)", because: DiskReason(error).description)
        }
    }
}

/// The folder of one tenant.
public struct TenantFolder: Sendable {
    public let folder: URL

    init(_ folder: URL) throws(ArchiveError) {
        self.folder = folder
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw ArchiveError(.disk, doing: "make \(folder.path)", because: DiskReason(error).description)
        }
    }

    public var archive: URL { folder.appendingPathComponent("archive.git") }
    public var keys: URL { folder.appendingPathComponent("keys.sqlite") }
    public var ledger: URL { folder.appendingPathComponent("ledger") }
    public var attestations: URL { folder.appendingPathComponent("attestations") }
    public var spool: URL { folder.appendingPathComponent("spool") }
    public var audits: URL { folder.appendingPathComponent("audits") }
    public var auditsLock: URL { folder.appendingPathComponent("audits.lock") }
    public var lock: URL { folder.appendingPathComponent("lock") }
}
