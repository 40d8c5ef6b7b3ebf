import Capture
import Crypto

/// The files of a commit and what git calls their contents.
struct CommitTree {
    let entries: [Entry]

    init(of commit: String, in git: Git, doing: String) throws(ArchiveError) {
        let listing = try git.run(["ls-tree", "-r", "-z", "--full-tree", commit], doing: doing)
        entries = Array(listing).split(separator: 0).compactMap(Entry.init)
    }

    /// What git calls these bytes: SHA-1 of a header and them. Nobody's evidence rests on it.
    static func object(of bytes: [UInt8]) -> String {
        var hash = Insecure.SHA1()
        hash.update(data: Array("blob \(bytes.count)\0".utf8))
        hash.update(data: bytes)
        return hash.finalize().hexadecimal
    }

    /// `<mode> blob <object>\t<path>`.
    struct Entry {
        let object: String
        let path: String

        fileprivate init?(_ record: ArraySlice<UInt8>) {
            let text = String(decoding: record, as: UTF8.self)
            let halves = text.split(separator: "\t", maxSplits: 1)
            let words = halves.first?.split(separator: " ") ?? []
            guard halves.count == 2, words.count == 3 else { return nil }
            object = String(words[2])
            path = String(halves[1])
        }
    }
}
