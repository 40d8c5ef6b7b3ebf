import Foundation

/// Reads what a child process prints, as much as is asked for at a time.
package struct PipeReader {
    private let descriptor: Int32
    private var buffer = [UInt8](repeating: 0, count: 1 << 18)
    private var held = 0..<0

    init(_ handle: FileHandle) { descriptor = handle.fileDescriptor }

    /// The next line without its break; nil if the output ends first.
    package mutating func line() -> [UInt8]? {
        var line: [UInt8] = []
        while !held.isEmpty || fill() {
            if let end = buffer[held].firstIndex(of: 0x0A) {
                line += buffer[held.lowerBound..<end]
                held = (end + 1)..<held.upperBound
                return line
            }
            line += buffer[held]
            held = 0..<0
        }
        return nil
    }

    /// The next `count` bytes; nil if the output ends first.
    package mutating func bytes(_ count: Int) -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { target, written in
            written = take(into: UnsafeMutableRawBufferPointer(target))
            while written < count {
                let got = read(descriptor, target.baseAddress.map { $0 + written }, count - written)
                if got == 0 || (got < 0 && errno != EINTR) { return }
                written += max(0, got)
            }
        }
        return bytes.count == count ? bytes : nil
    }

    /// Moves what is held already; returns how much.
    private mutating func take(into target: UnsafeMutableRawBufferPointer) -> Int {
        let taken = held.prefix(target.count)
        buffer.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[taken])) }
        held = taken.upperBound..<held.upperBound
        return taken.count
    }

    private mutating func fill() -> Bool {
        while true {
            let got = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if got < 0, errno == EINTR { continue }
            held = 0..<max(0, got)
            return got > 0
        }
    }
}
