import Foundation
import Synchronization

/// What a program prints, line by line as it does and whole at the end.
final class Printed: Sendable {

    /// For one reader; ends with the output.
    let lines: AsyncStream<String>
    private let ends: AsyncStream<Void>
    private let bytes = Mutex((whole: [UInt8](), begun: [UInt8]()))

    init(_ handle: FileHandle) {
        let (lines, line) = AsyncStream.makeStream(of: String.self)
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        (self.lines, self.ends) = (lines, ends)
        Thread.detachNewThread { [self] in
            while let read = Self.some(of: handle) {
                for text in take(read) { line.yield(text) }
            }
            line.finish()
            end.finish()
        }
    }

    /// What there is to read, as soon as there is any; nil at the end.
    ///
    /// Not `availableData`, which takes an interrupted call for the end of the world.
    private static func some(of handle: FileHandle) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(handle.fileDescriptor, &buffer, buffer.count)
            if count > 0 { return Array(buffer.prefix(count)) }
            guard count < 0, errno == EINTR else { return nil }
        }
    }

    /// - Returns: The lines that are whole now.
    private func take(_ read: [UInt8]) -> [String] {
        bytes.withLock { bytes in
            bytes.whole += read
            bytes.begun += read
            var lines = bytes.begun.split(separator: 0x0A, omittingEmptySubsequences: false)
            bytes.begun = Array(lines.removeLast())
            return lines.map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// Everything, once it has ended.
    func all() async -> String {
        for await _ in ends {}
        return bytes.withLock { String(decoding: $0.whole, as: UTF8.self) }
    }
}
