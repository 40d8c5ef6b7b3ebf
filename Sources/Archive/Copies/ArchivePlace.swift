public import Foundation

/// Where a copy of an archive is.
public enum ArchivePlace: Sendable {

    /// A bare repository in a directory, named as ours is.
    case directory(URL)

    /// A branch of a repository elsewhere, and tags in a folder of the branch's name.
    case remote(String, branch: String)

    var description: String {
        switch self {
        case .directory(let url): url.path
        case .remote(let address, let branch): "\(branch) of \(address)"
        }
    }

    /// What is there by now.
    ///
    /// - Throws: ``ArchiveError`` of kind `.away` where the place is not reached.
    func refs() throws(ArchiveError) -> ArchiveRefs {
        switch self {
        case .directory(let url):
            guard FileManager.default.fileExists(atPath: url.appendingPathComponent("HEAD").path) else {
                return ArchiveRefs(names: [:])
            }
            return try Self.refs(in: url)
        case .remote(let address, let branch):
            // An empty folder stands in: git wants a repository of its own even to ask another.
            let git = Git(repository: FileManager.default.temporaryDirectory, reachesOut: true)
            let (head, tags) = ("refs/heads/" + branch, "refs/tags/\(branch)/")
            let output = try away { () throws(ArchiveError) in
                try git.run(["ls-remote", "--refs", "--", address, head, tags + "*"], doing: doing)
            }
            return ArchiveRefs(output, branch: head, tagsIn: tags)
        }
    }

    /// What is in a repository of this machine, whose captures are there as far as git's own list goes.
    static func refs(in repository: URL) throws(ArchiveError) -> ArchiveRefs {
        // Refuses one that holds captures and has lost the way to them.
        _ = try TenantArchive(at: repository).head()
        let output = try Git(repository: repository).run(
            ["for-each-ref", "--format=%(objectname) %(refname)"], doing: "look into \(repository.path)")
        return ArchiveRefs(output)
    }

    /// Brings over what is missing there; nothing there is ever moved back or taken away.
    func bring(from original: URL) throws(ArchiveError) {
        switch self {
        case .directory(let url): try fetch(original, into: url)
        case .remote(let address, let branch):
            let specs = ["refs/heads/main:refs/heads/\(branch)", "refs/tags/*:refs/tags/\(branch)/*"]
            try away { () throws(ArchiveError) in
                _ = try Git(repository: original, reachesOut: true).run(
                    ["push", "--quiet", "--porcelain", "--", address] + specs, doing: doing)
            }
        }
    }

    private func fetch(_ original: URL, into copy: URL) throws(ArchiveError) {
        _ = try TenantArchive(at: copy)
        let lock = try TenantLock(copy.appendingPathComponent("linewarden.lock"))
        defer { _ = lock }
        removeLocks(of: copy)
        let specs = ["refs/heads/main", "refs/tags/*"].map { "\($0):\($0)" }
        _ = try Git(repository: copy).run(
            Self.fetch + ["--atomic", "--", original.path] + specs, doing: "bring the copy \(copy.path) up to date")
    }

    /// Removes what a git that was killed has left behind: with our lock held, no other is at work there.
    private func removeLocks(of copy: URL) {
        let refs = copy.appendingPathComponent("refs")
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: refs.path)) ?? []
        let locks = names.filter { $0.hasSuffix(".lock") }.map(refs.appendingPathComponent)
        for lock in locks + ["HEAD.lock", "packed-refs.lock"].map(copy.appendingPathComponent) {
            try? FileManager.default.removeItem(at: lock)
        }
    }

    /// Hands over the copy as a repository of this machine.
    func reading<Result>(_ body: (URL) throws(ArchiveError) -> Result) throws(ArchiveError) -> Result {
        switch self {
        case .directory(let url): return try body(url)
        case .remote(let address, let branch):
            let folder = FileManager.default.temporaryDirectory
                .appendingPathComponent("linewarden-copy-\(ProcessInfo.processInfo.globallyUniqueString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            try fetch(branch, of: address, into: folder)
            return try body(folder)
        }
    }

    private func fetch(_ branch: String, of address: String, into folder: URL) throws(ArchiveError) {
        _ = try TenantArchive(at: folder)
        let specs = ["+refs/heads/\(branch):refs/heads/main", "+refs/tags/\(branch)/*:refs/tags/*"]
        do throws(ArchiveError) {
            _ = try Git(repository: folder, reachesOut: true).run(Self.fetch + ["--", address] + specs, doing: doing)
        } catch {
            // Whoever still answers and cannot give what it names is damaged, not away.
            _ = try refs()
            throw error
        }
    }

    static let fetch = ["fetch", "--quiet", "--no-auto-maintenance", "--no-write-fetch-head", "--no-tags"]

    private var doing: String { "reach the copy \(description)" }

    private func away<Result>(_ body: () throws(ArchiveError) -> Result) throws(ArchiveError) -> Result {
        do throws(ArchiveError) {
            return try body()
        } catch {
            throw ArchiveError(.away, doing: error.doing, because: error.because)
        }
    }
}
