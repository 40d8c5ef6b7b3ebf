import Foundation
import NIOCore

/// A file, piece by piece, as the body of a request.
struct FilePieces: AsyncSequence, Sendable {
    let file: URL

    func makeAsyncIterator() -> Iterator { Iterator(file: file) }

    struct Iterator: AsyncIteratorProtocol {
        let file: URL
        private var handle: FileHandle?

        init(file: URL) { self.file = file }

        mutating func next() async throws -> ByteBuffer? {
            let open = try handle ?? FileHandle(forReadingFrom: file)
            handle = open
            guard let piece = try open.read(upToCount: FileDigest.piece), !piece.isEmpty else {
                try open.close()
                return nil
            }
            return ByteBuffer(bytes: piece)
        }
    }
}
