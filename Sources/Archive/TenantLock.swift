import Disk
public import Foundation

/// Exclusive hold on one tenant, so that two collections of it cannot mix.
///
/// The operating system gives it back when the process ends, however it ends.
public struct TenantLock: ~Copyable {
    private let descriptor: Int32

    /// Takes the lock.
    ///
    /// - Parameters:
    ///   - deed: What for, as in an error.
    ///   - other: Who else would have it.
    /// - Throws: ``ArchiveError`` of kind `.busy` where another run has it.
    public init(
        _ file: URL, to deed: String = "collect", not other: String = "another run is collecting this tenant"
    ) throws(ArchiveError) {
        let doing = "\(deed) into \(file.deletingLastPathComponent().path)"
        descriptor = open(file.path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw ArchiveError(.disk, doing: doing, because: DiskReason(errno: errno).description)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw ArchiveError(.busy, doing: doing, because: other)
        }
    }

    deinit {
        // Closing alone would leave it with whatever child was just being started and still holds our descriptors.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
