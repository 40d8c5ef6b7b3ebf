import ContactCenter
import Crypto
import Foundation
import IdentityProviders

/// Reads the files an identity provider exported, piece by piece.
struct ExportFiles {
    private let paths: [String]

    init(_ paths: [String]) { self.paths = paths }

    /// How much of a file is held at once.
    private static let piece = 1 << 18

    /// Everything the files say.
    ///
    /// - Parameter application: The platform's name at the provider, where only sign-ins to it count.
    /// - Throws: ``Failure`` for a file that is not there, ``ExportError`` for one that is no export.
    func read(application: String?) throws -> ProviderImport {
        var read = ProviderImport(application: application)
        for path in paths { try take(path, into: &read) }
        return read
    }

    private func take(_ path: String, into read: inout ProviderImport) throws {
        guard let handle = try? FileHandle(forReadingFrom: URL(fileURLWithPath: path)), !Files.isFolder(path) else {
            throw Failure("can't read \(path)", hint: "is the path right, and is it a file?", code: .notThere)
        }
        defer { try? handle.close() }
        read.begin(file: URL(fileURLWithPath: path).lastPathComponent)
        var records = ExportRecords()
        var hash = SHA256()
        var isFirst = true
        while let piece = try handle.read(upToCount: Self.piece), !piece.isEmpty {
            if isFirst { try Self.refuseUTF16(piece, path) }
            isFirst = false
            hash.update(data: piece)
            for record in piece.withUnsafeBytes({ records.take($0) }) { try read.take(record) }
        }
        if let last = records.end() { try read.take(last) }
        try read.endFile(sha256: hash.finalize().map { String(format: "%02x", $0) }.joined())
    }

    /// What PowerShell writes unless it is told otherwise.
    private static func refuseUTF16(_ piece: Data, _ path: String) throws {
        guard piece.starts(with: [0xFF, 0xFE]) || piece.starts(with: [0xFE, 0xFF]) else { return }
        throw ExportError(path, "is UTF-16")
    }
}
