/// Which object stands at each path of a commit.
struct CommitPaths {
    private(set) var files: [String: ObjectID] = [:]

    /// The folders; the whole commit's is at the empty path.
    private(set) var folders: [String: ObjectID] = [:]

    /// More paths than any capture has: a few trees that name each other can make any number.
    private static let most = 1 << 22

    init(of commit: ObjectID, in objects: Objects) throws(ArchiveError) {
        guard let root = CommitObject.tree(of: try objects.object(commit, .commit)) else {
            throw objects.damaged("\(commit.hexadecimal) names no tree")
        }
        var pending = [(path: "", id: root)]
        while let (path, id) = pending.popLast() {
            folders[path] = id
            for entry in try Self.entries(id, in: objects) {
                let place = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
                if entry.mode == .folder { pending.append((place, entry.id)) } else { files[place] = entry.id }
            }
            guard folders.count + files.count + pending.count < Self.most else {
                throw objects.damaged("\(commit.hexadecimal) has more than \(Self.most) paths")
            }
        }
    }

    /// The file at the top of a commit with this name; nil where there is none.
    static func top(_ name: String, of commit: ObjectID, in objects: Objects) throws(ArchiveError) -> ObjectID? {
        guard let root = CommitObject.tree(of: try objects.object(commit, .commit)) else {
            throw objects.damaged("\(commit.hexadecimal) names no tree")
        }
        return try entries(root, in: objects).first { $0.name == name && $0.mode == .file }?.id
    }

    private static func entries(_ tree: ObjectID, in objects: Objects) throws(ArchiveError) -> [TreeObject.Entry] {
        guard let entries = TreeObject.entries(try objects.object(tree, .tree)) else {
            throw objects.damaged("the folder \(tree.hexadecimal) breaks off")
        }
        return entries
    }
}
