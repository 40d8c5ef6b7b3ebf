import Disk
import Foundation

/// Reads files that lie in no pack with one run of git, however many there are.
struct LooseFiles {
    private let git: Git
    private let doing: String

    init(_ git: Git, doing: String) {
        self.git = git
        self.doing = doing
    }

    /// Hands over each file by its place in the list.
    func read(
        _ ids: [ObjectID], _ body: (Int, [UInt8]) throws(ArchiveError) -> Void
    ) throws(ArchiveError) {
        let requests = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-\(ProcessInfo.processInfo.globallyUniqueString)")
        defer { try? FileManager.default.removeItem(at: requests) }
        do {
            try Data(ids.map { $0.hexadecimal + "\n" }.joined().utf8).write(to: requests)
        } catch {
            throw ArchiveError(.disk, doing: doing, because: DiskReason(error).description)
        }
        try git.reading(["cat-file", "--batch", "--buffer"], input: requests, doing: doing) {
            output throws(ArchiveError) in
            for place in ids.indices { try body(place, try next(ids[place], from: &output)) }
        }
    }

    /// `<object> blob <size>\n<bytes>\n`, in the order asked for.
    private func next(_ id: ObjectID, from output: inout PipeReader) throws(ArchiveError) -> [UInt8] {
        guard let header = output.line().map({ String(decoding: $0, as: UTF8.self).split(separator: " ") }),
            header.count == 3, header[1] == "blob", let size = Int(header[2]), size <= PackEntry.largest,
            let bytes = output.bytes(size), output.bytes(1) == [0x0A]
        else {
            throw ArchiveError(.unsound, doing: doing, because: "the repository has lost \(id.hexadecimal)")
        }
        return bytes
    }
}
