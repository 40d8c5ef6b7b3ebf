/// A version of an object, or the marker that hides the ones before it.
struct ObjectVersion: Equatable, Sendable {
    let key: String
    let version: String
    let bytes: Int
    let isDeleteMarker: Bool
}

extension BucketConnection {

    /// Every version and every delete marker below a prefix, in the order of their keys.
    ///
    /// - Parameter page: How many an answer may hold; the store's own number, a thousand, if nil.
    func versions(below prefix: String, page: Int? = nil) async throws -> [ObjectVersion] {
        var (versions, marker): ([ObjectVersion], [Pair]) = ([], [])
        while true {
            let query = [Pair("versions", ""), Pair("prefix", prefix)] + marker
            let answer = try await xml(
                StorageRequest(
                    method: "GET", path: "/" + bucket.name,
                    query: query + (page.map { [Pair("max-keys", "\($0)")] } ?? []),
                    doing: "list the versions below \(prefix) in \(bucket.name)", needs: "s3:ListBucketVersions"),
                root: "ListVersionsResult")
            versions += answer.children.compactMap(ObjectVersion.init)
            guard answer["IsTruncated"]?.text == "true" else { return versions }
            let next = Self.marker(of: answer)
            guard !next.isEmpty, next != marker else {
                throw StorageError(
                    .refused, doing: "list the versions below \(prefix) in \(bucket.name)",
                    because: "the store says there is more and not where it goes on")
            }
            marker = next
        }
    }

    private static func marker(of answer: Markup) -> [Pair] {
        [("NextKeyMarker", "key-marker"), ("NextVersionIdMarker", "version-id-marker")].compactMap { element, name in
            answer[element].map { Pair(name, $0.text) }
        }
    }
}

extension ObjectVersion {
    fileprivate init?(_ node: Markup) {
        guard ["Version", "DeleteMarker"].contains(node.name), let key = node["Key"]?.text,
            let version = node["VersionId"]?.text
        else { return nil }
        self.key = key
        self.version = version
        bytes = node["Size"].flatMap { Int($0.text) } ?? 0
        isDeleteMarker = node.name == "DeleteMarker"
    }
}
