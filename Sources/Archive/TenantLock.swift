import Disk
public import Foundation

/// Exclusive hold on one tenant, so that two collections of it cannot mix.
///
/// The operating system gives it back when the process ends, however it ends.
public struct TenantLock: ~Copyable {
    private let descriptor: Int32

    /// What whoever stays for a moment holds besides, so that a run can wait until they are gone; nil for a run.
    private let gate: Int32?

    /// For how long somebody takes the lock.
    public enum Stay: Sendable {

        /// Nobody knows how long: others are turned away.
        case run

        /// Only to add something: a run that comes meanwhile waits.
        case moment
    }

    /// Takes the lock.
    ///
    /// - Throws: ``ArchiveError`` of kind `.busy` where another run has it.
    public init(_ file: URL, for stay: Stay = .run) throws(ArchiveError) {
        let doing = "collect into \(file.deletingLastPathComponent().path)"
        (descriptor, gate) = try Self.take(file, stay, doing)
    }

    private static func take(_ file: URL, _ stay: Stay, _ doing: String) throws(ArchiveError) -> (Int32, gate: Int32?) {
        let gate = stay == .moment ? passed(file, O_CREAT) : nil
        let descriptor = open(file.path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let reason = DiskReason(errno: errno).description
            release(gate)
            throw ArchiveError(.disk, doing: doing, because: reason)
        }
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return (descriptor, gate) }
        if stay == .run, let passed = passed(file, 0) {
            // Nobody who stays for a moment has it now, nor gets it.
            defer { release(passed) }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return (descriptor, nil) }
        }
        close(descriptor)
        release(gate)
        throw ArchiveError(.busy, doing: doing, because: "another run is collecting this tenant")
    }

    /// Waits until nobody else holds the gate; nil where there is none.
    private static func passed(_ file: URL, _ flags: Int32) -> Int32? {
        let gate = open(file.path + ".moment", flags | O_RDWR | O_CLOEXEC, 0o600)
        guard gate >= 0 else { return nil }
        while flock(gate, LOCK_EX) != 0 {
            guard errno == EINTR else { break }
        }
        return gate
    }

    private static func release(_ descriptor: Int32?) {
        guard let descriptor else { return }
        // Closing alone would leave it with whatever child was just being started and still holds our descriptors.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    deinit {
        Self.release(descriptor)
        Self.release(gate)
    }
}
