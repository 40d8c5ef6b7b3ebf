import CZstd

/// Compresses and expands, each call a frame of its own.
final class Zstandard {
    private let compressing: OpaquePointer?
    private let expanding: OpaquePointer?

    /// Level 1: the log is written once, in a hurry, and kept for years by whoever compresses it again.
    static let level: Int32 = 1

    init() {
        compressing = ZSTD_createCCtx()
        expanding = ZSTD_createDCtx()
    }

    deinit {
        ZSTD_freeCCtx(compressing)
        ZSTD_freeDCtx(expanding)
    }

    /// - Returns: nil where there is no memory for it.
    func compressed(_ bytes: [UInt8]) -> [UInt8]? {
        filled(ZSTD_compressBound(bytes.count)) { out in
            ZSTD_compressCCtx(compressing, out.baseAddress, out.count, bytes, bytes.count, Self.level)
        }
    }

    /// - Returns: nil where it is no frame, or not of exactly that many bytes.
    func expanded(_ frame: [UInt8], to size: Int) -> [UInt8]? {
        let bytes = filled(size) { out in
            ZSTD_decompressDCtx(expanding, out.baseAddress, out.count, frame, frame.count)
        }
        return bytes?.count == size ? bytes : nil
    }

    /// How many bytes the frame takes that begins there; nil where none does.
    static func frameSize(_ bytes: ArraySlice<UInt8>) -> Int? {
        let size = bytes.withUnsafeBytes { ZSTD_findFrameCompressedSize($0.baseAddress, $0.count) }
        return ZSTD_isError(size) == 0 ? size : nil
    }

    private func filled(_ capacity: Int, _ fill: (UnsafeMutableBufferPointer<UInt8>) -> Int) -> [UInt8]? {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { out, count in
            let result = fill(out)
            failed = ZSTD_isError(result) != 0
            count = failed ? 0 : result
        }
        return failed ? nil : bytes
    }
}
