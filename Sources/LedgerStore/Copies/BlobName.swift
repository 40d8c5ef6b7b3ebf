import Capture
import Crypto
import Ledger

/// What git calls the bytes of a file: SHA-1 of the word `blob`, their number, and themselves.
///
/// It tells which files a branch has already. That they are sound is told by the ledger's own SHA-256.
enum BlobName {

    static func of(_ bytes: [UInt8]) -> String {
        var hash = begun(bytes.count)
        hash.update(data: bytes)
        return Array(hash.finalize()).hexadecimal
    }

    static func of(_ path: String, in files: SealedFiles) throws(LedgerError) -> String {
        var hash = Insecure.SHA1()
        try files.read(path) { size in
            hash = begun(size)
        } piece: { bytes in
            hash.update(data: bytes)
        }
        return Array(hash.finalize()).hexadecimal
    }

    private static func begun(_ size: Int) -> Insecure.SHA1 {
        var hash = Insecure.SHA1()
        hash.update(data: Array("blob \(size)\u{0}".utf8))
        return hash
    }
}
