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
        let before = try standing(of: try place.refs(), theirs: localCommits())
        guard !before.isUpToDate else { return before }
        try place.bring(from: original)
        return try standing(of: try place.refs(), theirs: localCommits())
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
            let standing = try standing(of: try ArchivePlace.refs(in: repository), theirs: try commits(of: repository))
            if let head = standing.head { try mustHoldTheSame(repository, upTo: head) }
            return standing
        }
    }

    private var doing: String { "trust the copy \(place.description)" }

    private func differs(_ because: String) -> ArchiveError { ArchiveError(.unsound, doing: doing, because: because) }
}

extension ArchiveCopy {

    /// - Parameter theirs: The captures of the copy, where they are at hand.
    private func standing(of refs: ArchiveRefs, theirs: [String]?) throws(ArchiveError) -> Standing {
        let (ours, commits) = (try ArchivePlace.refs(in: original), try commits(of: original))
        if let other = refs.others.first { throw differs("it has \(other), which no archive has") }
        for (name, object) in refs.tags.sorted(by: { $0.key < $1.key }) where ours.tags[name] != object {
            throw differs(
                ours.tags[name] == nil ? "it has the tag \(name), and ours has none" : "its tag \(name) is another")
        }
        guard let head = refs.main else {
            guard refs.tags.isEmpty else { throw differs("it has tags, and its branch is gone") }
            return Standing(head: nil, captures: 0, behind: commits.count, tagsBehind: ours.tags.count)
        }
        guard let behind = commits.firstIndex(of: head) else { throw differs(strange(head, theirs, commits)) }
        guard theirs.map({ $0[...] == commits[behind...] }) ?? true else {
            throw differs("it does not have all captures before \(head.prefix(10))")
        }
        return Standing(
            head: head, captures: commits.count - behind, behind: behind, tagsBehind: ours.tags.count - refs.tags.count)
    }

    /// What to say of a copy whose newest capture is none of ours.
    private func strange(_ head: String, _ theirs: [String]?, _ ours: [String]) -> String {
        guard let theirs else {
            return "its newest capture \(head.prefix(10)) is none of ours: it is ahead, or another"
        }
        guard let newest = ours.first else { return "it has \(theirs.count) captures, and ours none" }
        guard let ahead = theirs.firstIndex(of: newest) else {
            let common = theirs.first { ours.contains($0) }
            return "its captures are others" + (common.map { " since \($0.prefix(10))" } ?? " from the first on")
        }
        return "it is \(ahead) captures ahead of ours: an older archive was put back here, or somebody else wrote there"
    }

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
