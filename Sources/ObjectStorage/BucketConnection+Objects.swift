import AsyncHTTPClient
import ContactCenter
import Disk
import Foundation
import NIOCore
import NIOHTTP1

extension BucketConnection {

    /// The largest object that is sent in one piece: 5 GiB.
    ///
    /// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html, 2026-11-29.
    private static let largest = 5 << 30

    /// Writes an object where none is, locked from the first moment.
    ///
    /// - Returns: Its version.
    /// - Throws: ``StorageError``, with the code `PreconditionFailed` where something is there already.
    func put(_ file: URL, _ digest: FileDigest, at key: String, lock: ObjectLock) async throws -> String {
        let doing = "write \(name(key))"
        guard digest.bytes <= Self.largest else {
            throw StorageError(.refused, doing: doing, because: "it is larger than 5 GiB, which is sent in one piece")
        }
        let request = StorageRequest(
            method: "PUT", path: path(key),
            headers: [
                Pair("content-md5", digest.md5), Pair("if-none-match", "*"),
                Pair("x-amz-object-lock-mode", lock.mode.rawValue),
                Pair("x-amz-object-lock-retain-until-date", lock.until.iso8601),
            ], payload: .file(file, digest), doing: doing, needs: "s3:PutObject and s3:PutObjectRetention")
        let version = try await send(request) { $0.headers.first(name: "x-amz-version-id") }
        guard let version else { throw unprotected("it gave \(key) no version") }
        return version
    }

    /// Reads a version of an object into a file.
    ///
    /// - Parameter bytes: How long it is; nothing longer is taken.
    func fetch(_ key: String, version: String, bytes: Int, to file: URL) async throws -> FileDigest {
        let request = StorageRequest(
            method: "GET", path: path(key), query: [Pair("versionId", version)], doing: "read \(name(key))",
            needs: "s3:GetObject and s3:GetObjectVersion")
        return try await send(request) { answer in
            let handle = try disk(file) {
                try Data().write(to: file)
                return try FileHandle(forWritingTo: file)
            }
            defer { try? handle.close() }
            var running = FileDigest.Running()
            for try await piece in answer.body {
                guard running.bytes + piece.readableBytes <= bytes else {
                    throw StorageError(.unsound, doing: request.doing, because: "it is longer than \(bytes) bytes")
                }
                running.take(Data(piece.readableBytesView))
                try disk(file) { try handle.write(contentsOf: Data(piece.readableBytesView)) }
            }
            return running.digest
        }
    }

    private func disk<Result>(_ file: URL, _ body: () throws -> Result) throws(StorageError) -> Result {
        do {
            return try body()
        } catch {
            throw StorageError(.disk, doing: "write \(file.path)", because: DiskReason(error).description)
        }
    }

    func path(_ key: String) -> String { "/\(bucket.name)/\(key)" }

    func name(_ key: String) -> String { "s3://\(bucket.name)/\(key)" }
}
