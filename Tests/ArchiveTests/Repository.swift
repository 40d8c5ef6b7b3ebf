import Archive
import Foundation
import Testing

/// A repository in a folder of its own, and git to look at it with.
final class Repository: Sendable {
    let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("linewarden-packs-\(ProcessInfo.processInfo.globallyUniqueString)")
    let location: URL

    init() throws {
        location = folder.appendingPathComponent("archive.git")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// Another repository as it lies on the disk.
    convenience init(copying other: Repository) throws {
        try self.init()
        try FileManager.default.copyItem(at: other.location, to: location)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var packs: URL { location.appendingPathComponent("objects/pack") }

    func archive() throws -> TenantArchive { try TenantArchive(at: location) }

    /// Every file of the folder of packs, by name.
    func packFiles() throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: packs.path) {
            files[name] = try Data(contentsOf: packs.appendingPathComponent(name))
        }
        return files
    }

    /// The files of packs that end so.
    func packFiles(_ ending: String) throws -> [URL] {
        try packFiles().keys.filter { $0.hasSuffix(ending) }.sorted().map(packs.appendingPathComponent)
    }

    func write(_ bytes: Data, to file: URL) throws {
        try? FileManager.default.removeItem(at: file)
        try bytes.write(to: file)
    }

    /// What git prints, errors included.
    @discardableResult
    func git(_ arguments: String..., input: Data? = nil) throws -> String { try git(arguments, input: input) }

    @discardableResult
    func git(_ arguments: [String], input: Data? = nil) throws -> String {
        let process = Process()
        let output = Pipe()
        let stdin = folder.appendingPathComponent("input")
        try (input ?? Data()).write(to: stdin)
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "--git-dir", location.path, "-c", "gc.auto=0"] + arguments
        process.standardInput = try FileHandle(forReadingFrom: stdin)
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "git \(arguments): \(text)")
        return text
    }

    /// Git finds nothing to complain of, and makes of each pack the index we made.
    func expectSound() throws {
        #expect(try git("fsck", "--strict", "--full", "--no-dangling") == "")
        for pack in try packFiles(".pack") {
            let index = folder.appendingPathComponent("again.idx")
            try? FileManager.default.removeItem(at: index)
            try git("index-pack", "--strict", "-o", index.path, pack.path)
            let ours = pack.deletingPathExtension().appendingPathExtension("idx")
            #expect(try Data(contentsOf: index) == Data(contentsOf: ours))
        }
    }
}

/// What kind of archive error something ends with; nil if it does not.
func archiveError(_ body: () throws -> Void) -> ArchiveError.Kind? {
    do {
        try body()
        return nil
    } catch {
        return (error as? ArchiveError)?.kind
    }
}
