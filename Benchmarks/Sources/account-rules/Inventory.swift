import Capture
import Foundation

/// A file of accounts, one a line, read piece by piece.
struct Inventory {
    let file: String

    private static let pieceSize = 1 << 18

    /// Hands over every account.
    ///
    /// No more than a piece of the file and its accounts are held at a time.
    func each(_ tables: Tables, _ body: (Account) -> Void) throws {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
        defer { try? handle.close() }
        var rest: [UInt8] = []
        while true {
            let count = try pieces(from: handle, after: &rest)
            guard count > 0 || !rest.isEmpty else { return }
            let end = count == 0 ? rest.count : (rest.lastIndex(of: 0x0A) ?? -1) + 1
            let whole = Array(rest[..<end])
            rest.removeSubrange(..<end)
            for line in try JSON.lines(whole) { body(try Account(line, tables)) }
            if count == 0 { return }
        }
    }

    /// Reads on; returns how many bytes came.
    private func pieces(from handle: FileHandle, after rest: inout [UInt8]) throws -> Int {
        let start = rest.count
        rest.append(contentsOf: repeatElement(0, count: Self.pieceSize))
        let count = rest.withUnsafeMutableBytes { bytes in
            read(handle.fileDescriptor, bytes.baseAddress.map { $0 + start }, Self.pieceSize)
        }
        guard count >= 0 else { throw CocoaError(.fileReadUnknown) }
        rest.removeLast(Self.pieceSize - count)
        return count
    }
}
