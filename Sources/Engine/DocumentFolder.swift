import Archive
import Disk
import Foundation

/// The documents of one tenant's attestations: files named by the SHA-256 of what they say, and sealed.
public struct DocumentFolder: Sendable {
    private let folder: URL

    public init(_ tenant: TenantFolder) { folder = tenant.attestations }

    /// Keeps a sealed document, whole or not at all.
    ///
    /// - Throws: ``ArchiveError`` where the disk would not take it.
    public func keep(_ sealed: [UInt8], named sha256: String) throws {
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try Data(sealed).write(to: file(sha256), options: .atomic)
        } catch {
            throw ArchiveError(
                .disk, doing: "keep a document in \(folder.path)", because: DiskReason(error).description)
        }
    }

    /// A sealed document; nil where it is not there.
    public func read(_ sha256: String) -> [UInt8]? {
        FileManager.default.contents(atPath: file(sha256).path).map { Array($0) }
    }

    private func file(_ sha256: String) -> URL { folder.appendingPathComponent("\(sha256).sealed") }
}
