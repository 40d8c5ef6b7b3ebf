import CDeflate

/// Opens zlib streams whose size is known.
final class Inflater {
    private let handle: OpaquePointer

    init() {
        guard let handle = libdeflate_alloc_decompressor() else { fatalError("there is no memory left") }
        self.handle = handle
    }

    deinit { libdeflate_free_decompressor(handle) }

    /// Opens the stream that begins the bytes; what follows it is left alone.
    ///
    /// - Returns: Nil where it is damaged or does not hold exactly `count` bytes.
    func inflate(_ stream: RawSpan, to count: Int) -> [UInt8]? {
        var isWhole = false
        let bytes = [UInt8](unsafeUninitializedCapacity: max(count, 1)) { room, filled in
            let result = stream.withUnsafeBytes {
                libdeflate_zlib_decompress_ex(handle, $0.baseAddress, $0.count, room.baseAddress, count, nil, nil)
            }
            isWhole = result == LIBDEFLATE_SUCCESS
            filled = isWhole ? count : 0
        }
        return isWhole ? bytes : nil
    }
}

/// Makes zlib streams.
final class Deflater {
    private let handle: OpaquePointer
    private var room: [UInt8] = []

    /// - Parameter level: From 1, the fastest, to 12, the smallest.
    init(level: Int32) {
        guard let handle = libdeflate_alloc_compressor(level) else { fatalError("there is no memory left") }
        self.handle = handle
    }

    deinit { libdeflate_free_compressor(handle) }

    /// The bytes as a stream, good until the next one is made.
    func deflate(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        let bound = libdeflate_zlib_compress_bound(handle, bytes.count)
        if room.count < bound { room = [UInt8](repeating: 0, count: bound) }
        let count = bytes.withUnsafeBytes { source in
            room.withUnsafeMutableBytes {
                libdeflate_zlib_compress(handle, source.baseAddress, source.count, $0.baseAddress, $0.count)
            }
        }
        precondition(count > 0, "a stream did not fit into the room its own bound asked for")
        return room[..<count]
    }
}

/// CRC-32 of two pieces that follow each other.
func crc32(_ first: [UInt8], _ second: ArraySlice<UInt8>) -> UInt32 {
    let begun = first.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
    return second.withUnsafeBytes { libdeflate_crc32(begun, $0.baseAddress, $0.count) }
}
