import ContactCenter

extension BucketConnection {

    /// What S3, and what SeaweedFS 4.48, says of an object that is not locked.
    private static let notLocked = ["NoSuchObjectLockConfiguration", "ObjectLockConfigurationNotFoundError"]

    /// How a version of an object is locked; nil where it is not.
    func lock(of key: String, version: String) async throws -> ObjectLock? {
        do {
            let answer = try await xml(
                retention("GET", key, version, needs: "s3:GetObjectRetention"), root: "Retention")
            guard let mode = (answer["Mode"]?.text).flatMap(ObjectLock.Mode.init),
                let until = (answer["RetainUntilDate"]?.text).flatMap(Moment.init(iso8601:))
            else { return nil }
            return ObjectLock(mode: mode, until: until)
        } catch let error as StorageError where Self.notLocked.contains(error.code ?? "") {
            return nil
        }
    }

    /// Makes sure that a version of an object is locked for so long, and reads back that it is.
    ///
    /// - Throws: ``StorageError`` of kind `.unprotected` where the store says yes and does it not.
    func hold(_ key: String, version: String, lock asked: ObjectLock) async throws {
        if let lock = try await lock(of: key, version: version), lock.holds(asked) { return }
        var request = retention("PUT", key, version, needs: "s3:PutObjectRetention")
        let body = """
            <Retention xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Mode>\(asked.mode.rawValue)</Mode>\
            <RetainUntilDate>\(asked.until.iso8601)</RetainUntilDate></Retention>
            """
        request.payload = .bytes(Array(body.utf8))
        request.headers = [Pair("content-md5", Self.md5(of: Array(body.utf8)))]
        _ = try await self.body(request)
        try await mustHold(key, version: version, lock: asked)
    }

    /// Reads back that a version of an object is locked for so long.
    func mustHold(_ key: String, version: String, lock asked: ObjectLock) async throws {
        let lock = try await lock(of: key, version: version)
        guard let lock, lock.holds(asked) else {
            let held = lock.map { "in mode \($0.mode.rawValue) until \($0.until.iso8601)" } ?? "not at all"
            throw StorageError(
                .unprotected, doing: "trust the lock of \(name(key))",
                because: "it is locked \(held), where \(asked.mode.rawValue) until \(asked.until.iso8601) was asked for"
            )
        }
    }

    private func retention(_ method: String, _ key: String, _ version: String, needs: String) -> StorageRequest {
        StorageRequest(
            method: method, path: path(key), query: [Pair("retention", ""), Pair("versionId", version)],
            doing: method == "GET" ? "read the lock of \(name(key))" : "lock \(name(key))", needs: needs)
    }

    private static func md5(of bytes: [UInt8]) -> String {
        var running = FileDigest.Running()
        running.take(bytes)
        return running.digest.md5
    }
}
