import CLinux
import Foundation

/// A file of the operating system, closed when nobody has it any more.
final class OpenFile: Sendable {
    private let descriptor: Int32
    let path: String

    init(_ path: String, _ flags: Int32, mode: mode_t = 0o600) throws(LedgerError) {
        self.path = path
        descriptor = open(path, flags | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw .system(doing: "open \(path)") }
    }

    /// Opens a file to read it; nil where there is none.
    init?(reading path: String) throws(LedgerError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor >= 0 { return }
        guard errno != ENOENT else { return nil }
        throw .system(doing: "open \(path)")
    }

    deinit { close(descriptor) }

    func append(_ bytes: UnsafeRawBufferPointer) throws(LedgerError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .system(doing: "write \(path)") }
            rest = rest.dropFirst(count)
        }
    }

    func append(_ bytes: [UInt8]) throws(LedgerError) {
        let failure: LedgerError? = bytes.withUnsafeBytes { bytes in
            do throws(LedgerError) {
                try append(bytes)
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
    }

    /// Up to `count` bytes; fewer at the end of the file.
    func read(_ count: Int, at offset: Int) throws(LedgerError) -> [UInt8] {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let more = pread(
                    descriptor, buffer.baseAddress?.advanced(by: filled), count - filled, off_t(offset + filled))
                if more < 0, errno == EINTR { continue }
                failed = more < 0
                if more <= 0 { break }
                filled += more
            }
        }
        if failed { throw .system(doing: "read \(path)") }
        return bytes
    }

    func size() throws(LedgerError) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(doing: "read \(path)") }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw LedgerError(.disk, doing: "read \(path)", because: "it is no file")
        }
        return Int(status.st_size)
    }

    func cut(to length: Int) throws(LedgerError) {
        guard ftruncate(descriptor, off_t(length)) == 0, lseek(descriptor, off_t(length), SEEK_SET) >= 0 else {
            throw .system(doing: "cut \(path)")
        }
    }

    /// Returns when the disk has it.
    func sync() throws(LedgerError) {
        guard fdatasync(descriptor) == 0 else { throw .system(doing: "write \(path)") }
    }

    /// Returns when the disk has everything of its file system.
    func syncAll() throws(LedgerError) {
        guard syncfs(descriptor) == 0 else { throw .system(doing: "write \(path)") }
    }

    /// Whether nobody else has it locked; it stays locked until it is unlocked, or closed by all who hold it.
    func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

    func unlock() { flock(descriptor, LOCK_UN) }
}
