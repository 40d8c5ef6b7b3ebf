import Disk
import Foundation

/// A folder that is there for as long as something is done with it, and that nobody else may read.
enum TemporaryFolder {

    static func using<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-copy-\(ProcessInfo.processInfo.globallyUniqueString)")
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw StorageError(.disk, doing: "make \(folder.path)", because: DiskReason(error).description)
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }
}
