public import Foundation

/// A second place for the captures of one tenant, which only ever grows with ours.
public struct ArchiveCopy: Sendable {
    private let original: URL
    private let place: ArchivePlace

    /// - Parameter original: Our own archive.
    public init(of original: URL, at place: ArchivePlace) {
        self.original = original
        self.place = place
    }

    /// How a copy that agrees with ours stands to it.
    public struct Standing: Equatable, Sendable {

        /// Its newest capture; nil where there is none in either.
        public let head: String?

        /// How many captures it has.
        public let captures: Int

        /// How many captures, and how many tags, ours has besides.
        public let behind: Int
        public let tagsBehind: Int

        public var isUpToDate: Bool { behind == 0 && tagsBehind == 0 }
    }

    /// Brings the copy up to date: objects first, then at once what names them.
    ///
    /// - Throws: ``ArchiveError``: `.unsound` where the copy has what ours has not, and then nothing is written to it;
    ///   `.away` where it is not reached.
    public func bring() throws(ArchiveError) -> Standing {
        let before = try comparison.standing(of: try place.refs(), theirs: localCommits())
        guard !before.isUpToDate else { return before }
        try place.bring(from: original)
        return try comparison.standing(of: try place.refs(), theirs: localCommits())
    }

    /// Checks every object of the copy, and that it is ours or the beginning of ours.
    ///
    /// - Throws: ``ArchiveError``: `.unsound` where it is damaged or another, `.notThere` where none was made yet,
    ///   `.away` where it is not reached.
    public func verify() throws(ArchiveError) -> Standing {
        let named = try place.refs()
        guard !named.isEmpty else {
            guard try ArchivePlace.refs(in: original).isEmpty else {
                throw ArchiveError(.notThere, doing: doing, because: "no copy was made yet: run `linewarden copy`")
            }
            return Standing(head: nil, captures: 0, behind: 0, tagsBehind: 0)
        }
        return try place.reading { repository throws(ArchiveError) in
            try mustBeWhole(repository)
            let standing = try comparison.standing(
                of: try ArchivePlace.refs(in: repository), theirs: try commits(of: repository))
            if let head = standing.head { try mustHoldTheSame(repository, upTo: head) }
            return standing
        }
    }

    private var doing: String { comparison.doing }

    private var comparison: ArchiveComparison { ArchiveComparison(original: original, copy: place.description) }

    private func differs(_ because: String) -> ArchiveError { comparison.differs(because) }
}

extension ArchiveCopy {

    /// The captures, newest first.
    private func commits(of repository: URL) throws(ArchiveError) -> [String] {
        try TenantArchive(at: repository).log().map(\.id)
    }

    private func localCommits() throws(ArchiveError) -> [String]? {
        guard case .directory(let url) = place, try !place.refs().isEmpty else { return nil }
        return try commits(of: url)
    }

    /// Git hashes every object again, and finds all that the names lead to.
    private func mustBeWhole(_ repository: URL) throws(ArchiveError) {
        for borrowed in ["objects/info/alternates", "shallow"] {
            guard !FileManager.default.fileExists(atPath: repository.appendingPathComponent(borrowed).path) else {
                throw differs("it does not hold all of its objects itself: it has \(borrowed)")
            }
        }
        do throws(ArchiveError) {
            try Git(repository: repository).check(
                ["fsck", "--full", "--strict", "--no-dangling", "--no-progress"], doing: doing)
        } catch {
            guard error.kind == .unsound else { throw error }
            throw differs("objects of it are damaged or missing: `git fsck --full` names them")
        }
    }

    private func mustHoldTheSame(_ repository: URL, upTo head: String) throws(ArchiveError) {
        guard try objects(of: original, upTo: head) == objects(of: repository, upTo: head) else {
            throw differs("the objects behind \(head.prefix(10)) are not those of ours")
        }
    }

    private func objects(of repository: URL, upTo head: String) throws(ArchiveError) -> Data {
        try Git(repository: repository).run(["rev-list", "--objects", "--no-object-names", head], doing: doing)
    }
}
