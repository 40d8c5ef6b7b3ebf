public import Foundation

/// A copy of an archive as bundles of git, each of which goes on from those before it.
///
/// For a place that takes files and no repository.
public struct ArchiveBundles: Sendable {
    private let original: URL
    private let comparison: ArchiveComparison

    /// - Parameters:
    ///   - original: Our own archive.
    ///   - copy: What messages call the copy.
    public init(of original: URL, copy: String) {
        self.original = original
        comparison = ArchiveComparison(original: original, copy: copy)
    }

    /// How a copy that says it has these stands to ours.
    ///
    /// - Throws: ``ArchiveError`` of kind `.unsound` where it has what ours has not.
    public func standing(of refs: ArchiveRefs) throws(ArchiveError) -> ArchiveCopy.Standing {
        try comparison.standing(of: refs)
    }

    /// Writes what a copy that has these lacks.
    ///
    /// - Returns: What it has with the bundle.
    public func write(after refs: ArchiveRefs, to bundle: URL) throws(ArchiveError) -> ArchiveRefs {
        let (ours, theirs) = (try ArchivePlace.refs(in: original).names, refs.names)
        let fresh = ours.keys.filter { ours[$0] != theirs[$0] }.sorted()
        let doing = "bundle what the copy lacks into \(bundle.path)"
        let git = Git(repository: original)
        _ = try git.run(
            ["-c", "pack.threads=1", "bundle", "create", "--quiet", bundle.path] + fresh
                + theirs.values.sorted().map { "^" + $0 }, doing: doing)
        let held = ArchiveRefs(try git.run(["bundle", "list-heads", bundle.path], doing: doing)).names
        return ArchiveRefs(names: theirs.merging(held) { $1 })
    }

    /// Puts bundles together again, hashes every object of them, and checks that they are ours or the beginning of ours.
    ///
    /// - Parameter folder: Where there is room for a repository.
    /// - Throws: ``ArchiveError`` of kind `.unsound` where they are damaged or another's.
    public func verify(_ bundles: [URL], in folder: URL) throws(ArchiveError) -> ArchiveCopy.Standing {
        let repository = folder.appendingPathComponent("archive.git")
        do throws(ArchiveError) {
            _ = try TenantArchive(at: repository)
            for bundle in bundles {
                _ = try Git(repository: repository).run(
                    ArchivePlace.fetch + ["--", bundle.path, "refs/*:refs/*"], doing: comparison.doing)
            }
            return try ArchiveCopy(of: original, at: .directory(repository)).verify()
        } catch {
            guard error.kind == .unsound else { throw error }
            throw comparison.differs(error.because)
        }
    }
}
