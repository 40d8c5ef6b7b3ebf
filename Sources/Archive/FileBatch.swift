import Capture
import Foundation

/// Reads all files of a commit with two runs of git, however many there are.
struct FileBatch {
    private let git: Git

    init(_ git: Git) { self.git = git }

    func read(_ commit: String) throws(ArchiveError) -> [String: [UInt8]] {
        let doing = "read the capture \(commit)"
        let entries = try CommitTree(of: commit, in: git, doing: doing).entries
        let requests = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-\(ProcessInfo.processInfo.globallyUniqueString)")
        defer { try? FileManager.default.removeItem(at: requests) }
        do {
            try Data(entries.map { $0.object + "\n" }.joined().utf8).write(to: requests)
        } catch {
            throw ArchiveError(.disk, doing: doing, because: error.localizedDescription)
        }
        let arguments = ["cat-file", "--batch", "--buffer"]
        return try git.reading(arguments, input: requests, doing: doing) { output throws(ArchiveError) in
            var files: [String: [UInt8]] = [:]
            files.reserveCapacity(entries.count)
            for entry in entries { files[entry.path] = try contents(of: entry, from: &output, doing: doing) }
            return files
        }
    }

    /// `<object> blob <size>\n<bytes>\n`, in the order asked for.
    private func contents(
        of entry: CommitTree.Entry, from output: inout PipeReader, doing: String
    ) throws(ArchiveError) -> [UInt8] {
        guard let header = output.line().map({ String(decoding: $0, as: UTF8.self).split(separator: " ") }),
            header.count == 3, header[1] == "blob", let size = Int(header[2]), let bytes = output.bytes(size),
            output.bytes(1) == [0x0A]
        else { throw damaged(entry, doing) }
        return bytes
    }

    private func damaged(_ entry: CommitTree.Entry, _ doing: String) -> ArchiveError {
        ArchiveError(.unsound, doing: doing, because: "the repository has lost \(entry.path)")
    }
}
