import Crypto
import Ledger

extension TreeHash {

    /// SHA-256 of bytes as they are.
    init(sha256 bytes: ArraySlice<UInt8>) {
        var hash = SHA256()
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        self.init(hash.finalize())
    }

    init(sha256 bytes: [UInt8]) { self.init(sha256: bytes[...]) }
}
