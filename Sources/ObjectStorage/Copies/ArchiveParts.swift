public import Archive
public import Foundation

/// An archive, as bundles of git.
public struct ArchiveParts: CopiedInParts {
    private let bundles: ArchiveBundles

    /// - Parameters:
    ///   - original: Our own archive.
    ///   - copy: What messages call the copy.
    public init(of original: URL, copy: String) { bundles = ArchiveBundles(of: original, copy: copy) }

    public static let ending = "bundle"

    public func standing(of contents: CopyContents?) throws -> ArchiveCopy.Standing {
        try bundles.standing(of: refs(contents))
    }

    public func isUpToDate(_ standing: ArchiveCopy.Standing) -> Bool { standing.isUpToDate }

    public func write(after contents: CopyContents?, to part: URL, in folder: URL) throws -> CopyContents {
        CopyContents(names: try bundles.write(after: refs(contents), to: part).names)
    }

    public func verify(_ parts: [URL], in folder: URL) throws -> ArchiveCopy.Standing {
        try bundles.verify(parts, in: folder)
    }

    private func refs(_ contents: CopyContents?) -> ArchiveRefs { ArchiveRefs(names: contents?.names ?? [:]) }
}
