/// What lies in the folder of a copy: manifests and parts, each written once and hidden by nothing.
struct CopySeries {

    /// The number of the newest manifest; 0 where there is none.
    let newest: Int
    private let versions: [String: ObjectVersion]

    /// How many of the troubles that were found are named.
    private static let most = 3

    /// - Parameters:
    ///   - listed: Everything below the folder.
    ///   - ending: How parts end.
    ///   - doing: What for, for the error.
    /// - Throws: ``StorageError`` of kind `.unsound` where something was overwritten, deleted, or is none of a copy.
    init(_ listed: [ObjectVersion], below folder: String, parts ending: String, doing: String) throws(StorageError) {
        let byName = Dictionary(grouping: listed) { String($0.key.dropFirst(folder.count)) }
        var troubles: [String] = []
        var (newest, newestPart) = (0, 0)
        for (name, versions) in byName.sorted(by: { $0.key < $1.key }) {
            troubles += Self.trouble(name, versions, ending).map { [$0] } ?? []
            guard let parsed = CopyName(name, parts: ending) else { continue }
            if parsed.sha256 == nil { newest = max(newest, parsed.number) }
            newestPart = max(newestPart, parsed.number)
        }
        if newestPart > newest + 1 {
            troubles.append(
                "it has parts up to \(newestPart), and the manifest \(CopyName.manifest(newestPart - 1)) is gone")
        }
        guard troubles.isEmpty else {
            let rest = troubles.count - Self.most
            throw StorageError(
                .unsound, doing: doing,
                because: troubles.prefix(Self.most).joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : ""))
        }
        self.newest = newest
        self.versions = byName.compactMapValues(\.first)
    }

    private static func trouble(_ name: String, _ versions: [ObjectVersion], _ ending: String) -> String? {
        guard CopyName(name, parts: ending) != nil else { return "it has \(name), which no copy has" }
        if versions.contains(where: \.isDeleteMarker) {
            let kept = versions.last { !$0.isDeleteMarker }.map { "its version \($0.version) is still there" }
            return "\(name) was deleted: \(kept ?? "no version of it is left")"
        }
        guard versions.count > 1, let first = versions.last else { return nil }
        return "\(name) was overwritten: of its \(versions.count) versions \(first.version) is the oldest"
    }

    subscript(name: String) -> ObjectVersion? { versions[name] }
}
