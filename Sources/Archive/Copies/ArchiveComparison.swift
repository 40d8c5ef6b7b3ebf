import Foundation

/// How what a copy names stands to our own archive.
struct ArchiveComparison {
    let original: URL

    /// What messages call the copy.
    let copy: String

    var doing: String { "trust the copy \(copy)" }

    func differs(_ because: String) -> ArchiveError { ArchiveError(.unsound, doing: doing, because: because) }

    /// - Parameter theirs: The captures of the copy, where they are at hand.
    /// - Throws: ``ArchiveError`` of kind `.unsound` where it names what ours has not.
    func standing(of refs: ArchiveRefs, theirs: [String]? = nil) throws(ArchiveError) -> ArchiveCopy.Standing {
        let (ours, commits) = (try ArchivePlace.refs(in: original), try TenantArchive(at: original).log().map(\.id))
        if let other = refs.others.first { throw differs("it has \(other), which no archive has") }
        for (name, object) in refs.tags.sorted(by: { $0.key < $1.key }) where ours.tags[name] != object {
            throw differs(
                ours.tags[name] == nil ? "it has the tag \(name), and ours has none" : "its tag \(name) is another")
        }
        guard let head = refs.main else {
            guard refs.tags.isEmpty else { throw differs("it has tags, and its branch is gone") }
            return ArchiveCopy.Standing(head: nil, captures: 0, behind: commits.count, tagsBehind: ours.tags.count)
        }
        guard let behind = commits.firstIndex(of: head) else { throw differs(strange(head, theirs, commits)) }
        guard theirs.map({ $0[...] == commits[behind...] }) ?? true else {
            throw differs("it does not have all captures before \(head.prefix(10))")
        }
        return ArchiveCopy.Standing(
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
}
