import Capture

/// A capture as the objects Git keeps it in: a blob a file, a tree a folder, and the commit.
struct CaptureObjects {

    /// What each other rests on comes first; the commit is the last.
    private(set) var objects: [Object] = []

    struct Object {
        let id: ObjectID
        let kind: ObjectKind

        /// Where it stands in the capture; empty for the whole of it.
        let path: String
        let bytes: [UInt8]
    }

    /// The commit.
    ///
    /// - Precondition: it was made, which making this does.
    var commit: ObjectID { objects[objects.count - 1].id }

    /// - Throws: ``ArchiveError`` where a path is one Git would not keep, or a file would be too large to be read back.
    init(
        _ manifest: Manifest, files: [String: [UInt8]], after parent: ObjectID?, doing: String
    ) throws(ArchiveError) {
        var root = Folder()
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where path != Manifest.path {
            try put(bytes, at: path, in: &root, doing: doing)
        }
        try put(manifest.json(), at: Manifest.path, in: &root, doing: doing)
        let tree = root.objects(at: "", into: &objects)
        let commit = CommitObject.bytes(of: manifest, tree: tree, parent: parent)
        objects.append(Object(id: ObjectID(of: .commit, commit), kind: .commit, path: "", bytes: commit))
    }

    private mutating func put(
        _ bytes: [UInt8], at path: String, in root: inout Folder, doing: String
    ) throws(ArchiveError) {
        guard bytes.count <= PackEntry.largest else {
            throw ArchiveError(.unsound, doing: doing, because: "\(path) has more than \(PackEntry.largest) bytes")
        }
        let object = Object(id: ObjectID(of: .blob, bytes), kind: .blob, path: path, bytes: bytes)
        let names = path.split(separator: "/", omittingEmptySubsequences: false)
        guard names.allSatisfy(Folder.canHold), root.put(object.id, at: names[...]) else {
            throw ArchiveError(.unsound, doing: doing, because: "\(path) is no path of a capture")
        }
        objects.append(object)
    }
}

/// A folder of a capture on its way to Git.
private struct Folder {
    private var files: [String: ObjectID] = [:]
    private var folders: [String: Folder] = [:]

    /// Whether Git keeps such a name.
    static func canHold(_ name: Substring) -> Bool {
        !["", ".", ".."].contains(name) && name.lowercased() != ".git" && !name.utf8.contains(0)
    }

    /// Puts a file at a path.
    ///
    /// - Returns: Whether nothing was in its way: a file where it needs a folder, or a folder in its place.
    mutating func put(_ id: ObjectID, at path: ArraySlice<Substring>) -> Bool {
        guard let name = path.first.map(String.init) else { return false }
        if path.count > 1 {
            return files[name] == nil && folders[name, default: Folder()].put(id, at: path.dropFirst())
        }
        return folders[name] == nil && files.updateValue(id, forKey: name) == nil
    }

    /// Adds the trees of the folders within and its own, and says what its own is called.
    func objects(at path: String, into objects: inout [CaptureObjects.Object]) -> ObjectID {
        var entries = files.map { TreeObject.Entry(name: $0, id: $1, mode: .file) }
        for (name, folder) in folders.sorted(by: { $0.key < $1.key }) {
            let id = folder.objects(at: path.isEmpty ? name : "\(path)/\(name)", into: &objects)
            entries.append(TreeObject.Entry(name: name, id: id, mode: .folder))
        }
        let bytes = TreeObject.bytes(of: entries)
        let id = ObjectID(of: .tree, bytes)
        objects.append(CaptureObjects.Object(id: id, kind: .tree, path: path, bytes: bytes))
        return id
    }
}
