public import Capture
import Disk
public import Foundation

/// A capture as a folder on disk: a checkout of a commit, or one somebody made.
public enum CaptureFolder {

    /// Reads a folder.
    ///
    /// - Throws: ``ArchiveError`` where there is none or it does not read, ``CaptureError`` for its manifest.
    public static func read(_ folder: URL) throws -> Capture {
        let doing = "read the capture in \(folder.path)"
        let manifest = folder.appendingPathComponent(Manifest.path)
        guard let bytes = try? Data(contentsOf: manifest) else {
            throw ArchiveError(.notThere, doing: doing, because: "there is no \(Manifest.path) in it")
        }
        var files: [String: [UInt8]] = [:]
        for tree in Tree.allCases {
            for path in try paths(below: folder.appendingPathComponent(tree.rawValue), doing: doing) {
                files[tree.rawValue + "/" + path] = try contents(of: folder, tree.rawValue + "/" + path, doing: doing)
            }
        }
        return Capture(manifest: try Manifest(json: Array(bytes)), files: files)
    }

    /// Writes a capture into an empty or new folder.
    public static func write(_ capture: Capture, to folder: URL) throws(ArchiveError) {
        do {
            for (path, bytes) in capture.files.merging(
                [Manifest.path: capture.manifest.json()], uniquingKeysWith: { $1 })
            {
                let file = folder.appendingPathComponent(path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(bytes).write(to: file)
            }
        } catch {
            throw ArchiveError(
                .disk, doing: "write a capture to \(folder.path)", because: DiskReason(error).description)
        }
    }

    private static func paths(below folder: URL, doing: String) throws(ArchiveError) -> [String] {
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        do {
            return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
                $0.hasSuffix(".json") || $0.hasSuffix(".ndjson")
            }
        } catch {
            throw ArchiveError(.disk, doing: doing, because: DiskReason(error).description)
        }
    }

    private static func contents(of folder: URL, _ path: String, doing: String) throws(ArchiveError) -> [UInt8] {
        do {
            return Array(try Data(contentsOf: folder.appendingPathComponent(path)))
        } catch {
            throw ArchiveError(.disk, doing: doing, because: DiskReason(error).description)
        }
    }
}
