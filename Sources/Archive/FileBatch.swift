import Capture
import Foundation

/// Reads all files of a commit with two runs of git, however many there are.
struct FileBatch {
    private let git: Git

    init(_ git: Git) { self.git = git }

    func read(_ commit: String) throws(ArchiveError) -> [String: [UInt8]] {
        let doing = "read the capture \(commit)"
        let listing = try git.run(["ls-tree", "-r", "-z", "--full-tree", commit], doing: doing)
        let entries = Array(listing).split(separator: 0).compactMap(Entry.init)
        let requests = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-\(ProcessInfo.processInfo.globallyUniqueString)")
        defer { try? FileManager.default.removeItem(at: requests) }
        do {
            try Data(entries.map { $0.object + "\n" }.joined().utf8).write(to: requests)
        } catch {
            throw ArchiveError(.disk, doing: doing, because: error.localizedDescription)
        }
        return try git.reading(["cat-file", "--batch", "--buffer"], input: requests, doing: doing) {
            output throws(ArchiveError) in
            var files: [String: [UInt8]] = [:]
            files.reserveCapacity(entries.count)
            for entry in entries { files[entry.path] = try contents(of: entry, from: &output, doing: doing) }
            return files
        }
    }

    /// `<object> blob <size>\n<bytes>\n`, in the order asked for.
    private func contents(
        of entry: Entry, from output: inout PipeReader, doing: String
    ) throws(ArchiveError) -> [UInt8] {
        guard let header = output.line().map({ String(decoding: $0, as: UTF8.self).split(separator: " ") }),
            header.count == 3, header[1] == "blob", let size = Int(header[2]), let bytes = output.bytes(size),
            output.bytes(1) == [0x0A]
        else { throw damaged(entry, doing) }
        return bytes
    }

    private func damaged(_ entry: Entry, _ doing: String) -> ArchiveError {
        ArchiveError(.unsound, doing: doing, because: "the repository has lost \(entry.path)")
    }

    /// `<mode> blob <object>\t<path>`.
    private struct Entry {
        let object: String
        let path: String

        init?(_ record: ArraySlice<UInt8>) {
            let text = String(decoding: record, as: UTF8.self)
            let halves = text.split(separator: "\t", maxSplits: 1)
            let words = halves.first?.split(separator: " ") ?? []
            guard halves.count == 2, words.count == 3 else { return nil }
            object = String(words[2])
            path = String(halves[1])
        }
    }
}
