import Crypto

extension RawSpan {

    /// The number at an offset, its most significant byte first.
    ///
    /// - Precondition: all of it lies within.
    func number<Number: FixedWidthInteger & BitwiseCopyable>(at offset: Int) -> Number {
        Number(bigEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: Number.self))
    }
}

extension [UInt8] {

    /// Adds the bytes of a number, the most significant first.
    mutating func append<Number: FixedWidthInteger>(bytesOf number: Number) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }
}

extension Insecure.SHA1 {

    /// SHA-1 of a part of what lies mapped.
    static func hash(_ bytes: RawSpan) -> [UInt8] {
        var hash = Insecure.SHA1()
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return Array(hash.finalize())
    }
}
