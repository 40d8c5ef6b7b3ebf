import Disk
import Foundation

/// A file that is being written, gone again unless it is put in its place.
final class NewFile {
    private let descriptor: Int32
    private let temporary: URL
    private let doing: String
    private var isPlaced = false

    /// - Parameter temporary: Where it is written; what lies there from an earlier run is removed.
    init(_ temporary: URL, doing: String) throws(ArchiveError) {
        self.temporary = temporary
        self.doing = doing
        unlink(temporary.path)
        descriptor = open(temporary.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o444)
        guard descriptor >= 0 else { throw Self.failure(doing) }
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        if !isPlaced { unlink(temporary.path) }
    }

    /// Writes all of it.
    func write(_ bytes: RawSpan) throws(ArchiveError) {
        var written = 0
        while written < bytes.byteCount {
            let count = bytes.extracting(droppingFirst: written).withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress, $0.count)
            }
            guard count >= 0 || errno == EINTR else { throw Self.failure(doing) }
            written += max(0, count)
        }
    }

    /// Waits until the disk has it.
    func flush() throws(ArchiveError) {
        guard fsync(descriptor) == 0 else { throw Self.failure(doing) }
    }

    /// Gives it its name, for good once the folder is flushed too.
    func place(at final: URL) throws(ArchiveError) {
        guard rename(temporary.path, final.path) == 0 else { throw Self.failure(doing) }
        isPlaced = true
    }

    /// Waits until the disk has the names in a folder.
    static func flush(folder: URL, doing: String) throws(ArchiveError) {
        let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(doing) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(doing) }
    }

    private static func failure(_ doing: String) -> ArchiveError {
        ArchiveError(.disk, doing: doing, because: DiskReason(errno: errno).description)
    }
}
