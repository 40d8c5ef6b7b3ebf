public import Capture
public import Foundation

/// The captures of one tenant: a bare Git repository, a commit a collection.
public struct TenantArchive: Sendable {
    private let git: Git

    /// The repository: `tenants/<platform>-<organisation>/archive.git`.
    public var location: URL { git.repository }

    /// Opens the archive, making an empty one where there is none.
    public init(at repository: URL) throws(ArchiveError) {
        git = Git(repository: repository)
        guard !FileManager.default.fileExists(atPath: repository.appendingPathComponent("HEAD").path) else { return }
        let doing = "make an archive in \(repository.path)"
        do {
            try FileManager.default.createDirectory(
                at: repository, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw ArchiveError(.disk, doing: doing, because: error.localizedDescription)
        }
        _ = try git.run(
            ["init", "--quiet", "--bare", "--template=", "--initial-branch=main", repository.path], doing: doing)
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
    /// - Throws: ``ArchiveError`` of kind `.unsound` where git finds the repository damaged.
    public func read(_ commit: String) throws -> Capture {
        var files = try FileBatch(git).read(commit)
        guard let manifest = files.removeValue(forKey: Manifest.path) else {
            throw ArchiveError(.unsound, doing: "read the capture \(commit)", because: "it has no \(Manifest.path)")
        }
        return Capture(manifest: try Manifest(json: manifest), files: files)
    }

    /// Reads only the manifest of a capture.
    public func manifest(of commit: String) throws -> Manifest {
        let output = try git.run(
            ["cat-file", "blob", "\(commit):\(Manifest.path)"], doing: "read the manifest of \(commit)")
        return try Manifest(json: Array(output))
    }

    /// Adds a capture as the newest commit.
    ///
    /// The commit is there whole or not at all. Its time is when the collection began, so that the same capture after
    /// the same history is the same commit.
    ///
    /// - Parameter files: Path and bytes of every file but the manifest, one after the other.
    /// - Returns: The commit.
    public func add(_ manifest: Manifest, files: [String: [UInt8]]) throws(ArchiveError) -> String {
        let doing = "add a capture to \(location.path)"
        let parent = try head()
        let importing = try git.start(["fast-import", "--quiet", "--date-format=raw", "--depth=10"], doing: doing)
        try importing.write(CommitText.header(of: manifest, parent: parent?.id))
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            try importing.write(CommitText.file(path, bytes))
        }
        try importing.write(CommitText.file(Manifest.path, manifest.json()))
        try importing.write(Array("done\n".utf8))
        try importing.finish()
        _ = try git.run(["repack", "-d", "--quiet", "--geometric=2"], doing: "tidy \(location.path)")
        guard let head = try head() else {
            throw ArchiveError(.unsound, doing: doing, because: "git kept nothing")
        }
        return head.id
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
