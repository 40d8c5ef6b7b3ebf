extension BucketConnection {

    /// Makes sure that the bucket keeps versions and can lock them.
    ///
    /// - Throws: ``StorageError`` of kind `.unprotected` where it does not.
    func mustProtect() async throws {
        let versioning = try await xml(
            StorageRequest(
                method: "GET", path: "/" + bucket.name, query: [Pair("versioning", "")],
                doing: "ask whether \(bucket.name) keeps versions", needs: "s3:GetBucketVersioning"),
            root: "VersioningConfiguration")
        guard versioning["Status"]?.text == "Enabled" else { throw unprotected("it does not keep versions") }
        guard try await locks() else { throw unprotected("it has no Object Lock") }
    }

    private func locks() async throws -> Bool {
        do {
            let lock = try await xml(
                StorageRequest(
                    method: "GET", path: "/" + bucket.name, query: [Pair("object-lock", "")],
                    doing: "ask whether \(bucket.name) locks objects", needs: "s3:GetBucketObjectLockConfiguration"),
                root: "ObjectLockConfiguration")
            return lock["ObjectLockEnabled"]?.text == "Enabled"
        } catch let error as StorageError where error.code == "ObjectLockConfigurationNotFoundError" {
            return false
        }
    }

    func unprotected(_ because: String) -> StorageError {
        StorageError(
            .unprotected, doing: "trust the bucket \(bucket.name)",
            because: "\(because): name a bucket that was made with Object Lock")
    }
}
