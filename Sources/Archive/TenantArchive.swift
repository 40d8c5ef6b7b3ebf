public import Capture
import Disk
public import Foundation

/// The captures of one tenant: a bare Git repository, a commit a collection.
public struct TenantArchive: Sendable {
    let git: Git

    /// The repository: `tenants/<platform>-<organisation>/archive.git`.
    public var location: URL { git.repository }

    /// Opens the archive, making an empty one where there is none.
    public init(at repository: URL) throws(ArchiveError) {
        git = Git(repository: repository)
        guard !FileManager.default.fileExists(atPath: repository.appendingPathComponent("HEAD").path) else { return }
        try Self.make(repository)
    }

    /// Makes an empty archive, whole or not at all: one half made would pass for one that lost its captures.
    private static func make(_ repository: URL) throws(ArchiveError) {
        let doing = "make an archive in \(repository.path)"
        let fresh = repository.appendingPathExtension("new")
        try? FileManager.default.removeItem(at: fresh)
        do {
            try FileManager.default.createDirectory(
                at: fresh, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw ArchiveError(.disk, doing: doing, because: DiskReason(error).description)
        }
        do throws(ArchiveError) {
            _ = try Git(repository: fresh).run(
                [
                    "init", "--quiet", "--bare", "--template=", "--initial-branch=main", "--object-format=sha1",
                    fresh.path,
                ], doing: doing)
        } catch {
            try? FileManager.default.removeItem(at: fresh)
            throw error
        }
        guard rename(fresh.path, repository.path) == 0 else {
            throw ArchiveError(.disk, doing: doing, because: DiskReason(errno: errno).description)
        }
    }

    /// The newest capture; nil if there is none yet.
    public func head() throws(ArchiveError) -> Commit? { try log(from: "main", limit: 1).first }

    /// The captures from one back to the first, newest first.
    ///
    /// - Parameter revision: What git calls it: a commit, `HEAD`, `HEAD~1`.
    public func log(from revision: String = "main", limit: Int = .max) throws(ArchiveError) -> [Commit] {
        guard try hasCommits() else { return [] }
        var arguments = ["log", "--format=%H %ct %s"]
        if limit < .max { arguments.append("--max-count=\(limit)") }
        let output = try git.run(arguments + [revision, "--"], doing: "list the captures of \(location.path)")
        return String(decoding: output, as: UTF8.self).split(separator: "\n").compactMap(Commit.init)
    }

    private func hasCommits() throws(ArchiveError) -> Bool {
        let doing = "look into \(location.path)"
        let output = try git.run(["rev-list", "--all", "--max-count=1"], doing: doing)
        guard output.isEmpty else { return true }
        // Objects without a branch are captures somebody lost the way to, never an archive to begin anew.
        let count = try git.run(["count-objects", "-v"], doing: doing)
        let held = String(decoding: count, as: UTF8.self).split(separator: "\n")
        guard held.contains("count: 0"), held.contains("in-pack: 0") else {
            throw ArchiveError(.unsound, doing: doing, because: "it holds captures, and its branch main is gone")
        }
        return false
    }

    /// The commit a revision names.
    ///
    /// - Throws: ``ArchiveError`` of kind `.notThere` where it names none.
    public func commit(named revision: String) throws(ArchiveError) -> String {
        let doing = "find the capture \(revision)"
        guard !revision.hasPrefix("-"), try hasCommits(),
            let output = try? git.run(["rev-parse", "--verify", "--quiet", "\(revision)^{commit}"], doing: doing)
        else { throw ArchiveError(.notThere, doing: doing, because: "the archive has no such commit") }
        return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Reads a whole capture back.
    ///
    /// - Throws: ``ArchiveError`` of kind `.unsound` where the repository is damaged.
    public func read(_ commit: String) throws -> Capture {
        let objects = objects(doing: "read the capture \(commit)")
        let paths = try CommitPaths(of: try id(of: commit), in: objects)
        var files: [String: [UInt8]] = [:]
        files.reserveCapacity(paths.files.count)
        var unpacked: [(path: String, id: ObjectID)] = []
        for (path, id) in paths.files {
            if let bytes = try objects.packed(id, .blob) { files[path] = bytes } else { unpacked.append((path, id)) }
        }
        try objects.unpackedFiles(unpacked.map(\.id)) { files[unpacked[$0].path] = $1 }
        guard let manifest = files.removeValue(forKey: Manifest.path) else {
            throw objects.damaged("it has no \(Manifest.path)")
        }
        return Capture(manifest: try Manifest(json: manifest), files: files)
    }

    /// Reads only the manifest of a capture.
    public func manifest(of commit: String) throws -> Manifest {
        let objects = objects(doing: "read the manifest of \(commit)")
        guard let id = try CommitPaths.top(Manifest.path, of: try id(of: commit), in: objects) else {
            throw objects.damaged("it has no \(Manifest.path)")
        }
        return try Manifest(json: try objects.object(id, .blob))
    }

    private func objects(doing: String) -> Objects {
        Objects(PackFolder(of: location).packs(), git, doing: doing)
    }

    private func id(of commit: String) throws(ArchiveError) -> ObjectID {
        if let id = ObjectID(commit) { return id }
        guard let id = ObjectID(try self.commit(named: commit)) else {
            throw ArchiveError(
                .unsound, doing: "find the capture \(commit)", because: "the archive names its objects in another way")
        }
        return id
    }

    /// Adds a capture as the newest commit.
    ///
    /// The commit is there whole or not at all. Its time is when the collection began, so that the same capture after
    /// the same history is the same commit.
    ///
    /// - Parameter files: Path and bytes of every file but the manifest.
    /// - Returns: The commit.
    /// - Throws: ``ArchiveError`` of kind `.busy` where another run adds one.
    public func add(_ manifest: Manifest, files: [String: [UInt8]]) throws(ArchiveError) -> String {
        let lock = try TenantLock(location.appendingPathComponent("linewarden.lock"))
        defer { _ = lock }
        let parent = try head().map { head throws(ArchiveError) in try id(of: head.id) }
        let adding = Adding(git, doing: "add a capture to \(location.path)")
        return try adding.add(manifest, files: files, after: parent).hexadecimal
    }

    /// A capture as `git log` lists it.
    public struct Commit: Hashable, Sendable {
        public let id: String

        /// When its collection began, in seconds since 1970.
        public let seconds: Int
        public let subject: String

        init?(_ line: Substring) {
            let parts = line.split(separator: " ", maxSplits: 2)
            guard parts.count == 3, let seconds = Int(parts[1]) else { return nil }
            id = String(parts[0])
            self.seconds = seconds
            subject = String(parts[2])
        }
    }
}
