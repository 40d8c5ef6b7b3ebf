import Disk
import Foundation

extension TenantArchive {

    /// Puts a tag on a capture, so that whoever clones the archive sees which it is.
    ///
    /// - Parameters:
    ///   - name: Of the tag; one that is there already gets a number behind it.
    ///   - words: What it says, such as who agreed.
    ///   - seconds: When it was said, since 1970.
    ///   - sign: Given what is to be signed, returns the signature as `ssh-keygen` writes it; nil leaves it unsigned.
    /// - Returns: The name it got.
    @discardableResult
    public func tag(
        _ commit: String, as name: String, saying words: String, at seconds: Int64,
        signedBy sign: (_ payload: [UInt8]) -> String? = { _ in nil }
    ) throws(ArchiveError) -> String {
        let tag = try freeTag(on: commit, as: name, saying: words, at: seconds)
        try add(tag, signature: sign(tag.payload))
        return tag.name
    }

    /// A tag as it would be made under the next name that is free; nothing is written.
    public func freeTag(
        on commit: String, as name: String, saying words: String, at seconds: Int64
    ) throws(ArchiveError) -> ArchiveTag {
        ArchiveTag(on: try self.commit(named: commit), as: try free(name), saying: words, at: seconds)
    }

    /// A name nobody has, in a copy either: a number that was once given is not given again while a higher one is there.
    private func free(_ name: String) throws(ArchiveError) -> String {
        let output = try git.run(["tag", "--list", name, name + ".*"], doing: "look into \(location.path)")
        let taken = String(decoding: output, as: UTF8.self).split(separator: "\n")
        guard !taken.isEmpty else { return name }
        let numbers = taken.compactMap { Int($0.dropFirst(name.count + 1)) }
        return "\(name).\((numbers.max() ?? 1) + 1)"
    }

    /// Puts a tag that was made beforehand into the archive.
    ///
    /// - Throws: ``ArchiveError`` of kind `.busy` where there is one of its name: a tag is never moved.
    public func add(_ tag: ArchiveTag, signature: String?) throws(ArchiveError) {
        let doing = "put the tag \(tag.name) into \(location.path)"
        let id = try write(tag.payload + Array((signature ?? "").utf8), doing: doing)
        do throws(ArchiveError) {
            let none = String(repeating: "0", count: id.count)
            _ = try git.run(["update-ref", "refs/tags/\(tag.name)", id, none], doing: doing)
        } catch {
            guard error.because.contains("already exists") else { throw error }
            throw ArchiveError(.busy, doing: doing, because: "there is one of that name by now")
        }
    }

    /// - Returns: What git calls the object.
    private func write(_ object: [UInt8], doing: String) throws(ArchiveError) -> String {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-tag-\(ProcessInfo.processInfo.globallyUniqueString)")
        defer { try? FileManager.default.removeItem(at: file) }
        do {
            try Data(object).write(to: file)
        } catch {
            throw ArchiveError(.disk, doing: doing, because: DiskReason(error).description)
        }
        let line = try git.reading(["mktag"], input: file, doing: doing) { $0.line() }
        return String(decoding: line ?? [], as: UTF8.self)
    }

    /// The tags of a folder, by the names they have; one that is no object of its own says nothing.
    ///
    /// - Parameter folder: Such as `baseline/`.
    public func tags(below folder: String) throws(ArchiveError) -> [(name: String, tag: ArchiveTag)] {
        let doing = "read the tags of \(location.path)"
        let output = try git.run(
            ["for-each-ref", "--format=%(objecttype) %(objectname) %(refname:lstrip=2)", "refs/tags/\(folder)"],
            doing: doing)
        var tags: [(name: String, tag: ArchiveTag)] = []
        for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 2).map(String.init)
            guard words.count == 3, words[0] == "tag" else { continue }
            tags.append((words[2], ArchiveTag(Array(try git.run(["cat-file", "tag", words[1]], doing: doing)))))
        }
        return tags
    }
}
