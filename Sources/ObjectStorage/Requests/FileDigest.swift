import Capture
import Crypto
import Disk
import Foundation

/// What a file holds, as hashes, and how long it is; of the file no more than a piece is in memory.
struct FileDigest: Equatable, Sendable {
    let sha256: String

    /// In base64, as `Content-MD5` has it.
    let md5: String
    let bytes: Int

    /// How much is read at once: 1 MiB.
    static let piece = 1 << 20

    /// - Throws: ``StorageError`` of kind `.disk`.
    init(of file: URL) throws(StorageError) {
        do {
            let handle = try FileHandle(forReadingFrom: file)
            defer { try? handle.close() }
            var running = Running()
            while let piece = try handle.read(upToCount: Self.piece), !piece.isEmpty { running.take(piece) }
            self = running.digest
        } catch {
            throw StorageError(.disk, doing: "read \(file.path)", because: DiskReason(error).description)
        }
    }

    private init(sha256: String, md5: String, bytes: Int) {
        self.sha256 = sha256
        self.md5 = md5
        self.bytes = bytes
    }

    /// A digest while the pieces come in.
    struct Running {
        private var sha256 = SHA256()
        private var md5 = Insecure.MD5()
        private(set) var bytes = 0

        mutating func take(_ piece: some DataProtocol) {
            sha256.update(data: piece)
            md5.update(data: piece)
            bytes += piece.count
        }

        var digest: FileDigest {
            FileDigest(
                sha256: sha256.finalize().hexadecimal, md5: Data(md5.finalize()).base64EncodedString(), bytes: bytes)
        }
    }
}
