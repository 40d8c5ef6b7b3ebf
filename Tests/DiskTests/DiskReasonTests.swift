import Disk
import Foundation
import Testing

@Suite("What the disk said, in words")
final class DiskReasonTests {
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("linewarden-disk-\(ProcessInfo.processInfo.globallyUniqueString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func words(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return DiskReason(error).description
        }
    }

    @Test func `is plain where something is not there`() {
        let nowhere = folder.appendingPathComponent("nowhere")

        #expect(words { _ = try Data(contentsOf: nowhere) } == "it is not there")
        #expect(words { _ = try FileHandle(forWritingTo: nowhere) } == "it is not there")
        #expect(words { try FileManager.default.removeItem(at: nowhere) } == "it is not there")
    }

    @Test func `is plain where something else is there`() throws {
        let file = folder.appendingPathComponent("file")
        try Data().write(to: file)
        let other = folder.appendingPathComponent("other")
        try Data().write(to: other)

        #expect(words { try FileManager.default.moveItem(at: file, to: other) } == "something else is there already")
        #expect(words { try Data([1]).write(to: self.folder) } == "what should be a file is a folder")
        let below = file.appendingPathComponent("below")
        #expect(words { try Data([1]).write(to: below) } == "what should be a folder is a file")
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func `is plain where no space is left`() {
        let full = URL(fileURLWithPath: "/dev/full")

        #expect(words { try Data([1]).write(to: full) } == "no space is left on the disk")
        #expect(
            words {
                let handle = try FileHandle(forWritingTo: full)
                try handle.write(contentsOf: Data([1]))
            } == "no space is left on the disk")
    }

    @Test(arguments: [
        (CocoaError.Code.fileWriteOutOfSpace, "no space is left on the disk"),
        (.fileWriteNoPermission, "permission denied"), (.fileReadNoSuchFile, "it is not there"),
    ])
    func `is plain without an error of the system behind it`(code: CocoaError.Code, words: String) {
        #expect(DiskReason(CocoaError(code)).description == words)
    }

    @Test(arguments: [(POSIXErrorCode.EACCES, "permission denied"), (.EMFILE, "too many open files")])
    func `is plain of an error of the system itself`(code: POSIXErrorCode, words: String) {
        #expect(DiskReason(POSIXError(code)).description == words)
    }
}
