import Capture
import Foundation

/// Adds one capture to a repository: its objects as a pack, then the branch on to the commit.
///
/// Until the branch moves nothing has happened, and once it has everything has. Whoever calls holds the lock of the
/// repository.
struct Adding {
    private let git: Git
    private let folder: PackFolder
    private let doing: String

    init(_ git: Git, doing: String) {
        self.git = git
        self.doing = doing
        folder = PackFolder(of: git.repository)
    }

    /// - Parameter parent: The newest capture; nil before the first.
    /// - Returns: The commit.
    func add(
        _ manifest: Manifest, files: [String: [UInt8]], after parent: ObjectID?
    ) throws(ArchiveError) -> ObjectID {
        folder.tidy()
        let objects = Objects(folder.packs(), git, doing: doing)
        let before = try parent.map { id throws(ArchiveError) in try CommitPaths(of: id, in: objects) }
        let capture = try CaptureObjects(manifest, files: files, after: parent, doing: doing)
        let (news, relied) = try notYetKept(capture, in: objects)
        if !news.isEmpty {
            let grown = try parent.flatMap { id throws(ArchiveError) in
                try packToGrow(from: id, in: objects, below: Self.largestPack(for: capture), checked: relied)
            }
            try write(news, growing: grown, before, objects)
        }
        try moveBranch(from: parent, to: capture.commit)
        if let whole = folder.packs().first(where: { $0.index.contains(capture.commit) }) {
            folder.removeWhatIsWithin(whole)
        }
        return capture.commit
    }

    /// The objects no pack has.
    ///
    /// A pack that has some of the others is looked through first: what it lost must not be missing in one more commit.
    ///
    /// - Returns: Them, and the names of the packs that were looked through.
    private func notYetKept(
        _ capture: CaptureObjects, in objects: Objects
    ) throws(ArchiveError) -> (news: [CaptureObjects.Object], relied: Set<String>) {
        var news: [CaptureObjects.Object] = []
        var seen: Set<ObjectID> = []
        var relied: [String: Pack] = [:]
        for object in capture.objects where seen.insert(object.id).inserted {
            if let pack = objects.pack(of: object.id) { relied[pack.name] = pack } else { news.append(object) }
        }
        for pack in relied.values { try refuseDamaged(pack, objects) }
        return (news, Set(relied.keys))
    }

    private func refuseDamaged(_ pack: Pack, _ objects: Objects) throws(ArchiveError) {
        guard pack.isIntact else { throw objects.damaged("\(pack.name).pack is not what was written") }
    }

    /// The pack that has the newest capture, found intact; nil where none may grow.
    private func packToGrow(
        from parent: ObjectID, in objects: Objects, below most: Int, checked: Set<String>
    ) throws(ArchiveError) -> Pack? {
        guard let pack = objects.pack(of: parent), pack.size < most, !folder.isKept(pack) else { return nil }
        if !checked.contains(pack.name) { try refuseDamaged(pack, objects) }
        return pack
    }

    /// A pack grows until it is as large as a capture unpacked, some four times a capture packed: a night copies no more
    /// than that.
    private static func largestPack(for capture: CaptureObjects) -> Int {
        max(64 << 20, capture.objects.reduce(0) { $0 + $1.bytes.count })
    }

    private func write(
        _ news: [CaptureObjects.Object], growing grown: Pack?, _ before: CommitPaths?, _ objects: Objects
    ) throws(ArchiveError) {
        let pack = try folder.newFile(PackFolder.temporaryPack, doing: doing)
        var writer = try PackWriter(pack, growing: grown, by: news.count)
        for object in news {
            let old = try grown.flatMap { pack throws(ArchiveError) in
                try earlier(object, before, in: pack, objects)
            }
            if let old, let delta = Self.delta(from: old.bytes, to: object) {
                try writer.add(object.id, delta: delta, ofObjectAt: old.place)
            } else {
                try writer.add(object.id, object.kind, object.bytes)
            }
        }
        let (hash, indexBytes) = try writer.end()
        let index = try folder.newFile(PackFolder.temporaryIndex, doing: doing)
        try index.write(indexBytes.span.bytes)
        try index.flush()
        try folder.place(pack, index: index, as: hash.hexadecimal, doing: doing)
    }

    /// What stood at the path of an object in the capture before; nil where it has no short way to it.
    private func earlier(
        _ object: CaptureObjects.Object, _ before: CommitPaths?, in pack: Pack, _ objects: Objects
    ) throws(ArchiveError) -> (place: Int, bytes: [UInt8])? {
        let ids = object.kind == .blob ? before?.files : object.kind == .tree ? before?.folders : nil
        guard let id = ids?[object.path], let place = pack.index.offset(of: id),
            let old = try objects.packed(id, object.kind, in: pack), old.depth < Self.longestChain
        else { return nil }
        return (place, old.bytes)
    }

    /// How many deltas may lie between an object and one stored whole.
    private static let longestChain = 16

    /// What makes a new object of an old one, tried before it is trusted; nil where that is hardly less than the object.
    private static func delta(from old: [UInt8], to object: CaptureObjects.Object) -> [UInt8]? {
        let grains: [DeltaSearch.Grain] =
            object.kind == .tree ? [.treeEntries] : [.ended(by: 0x0A), .ended(by: 0x2C)]
        let delta = DeltaSearch.delta(from: old, to: object.bytes, grains)
        guard delta.count <= object.bytes.count / 2, Delta.apply(delta, to: old) == object.bytes else { return nil }
        return delta
    }

    /// Moves the branch, unless somebody else moved it meanwhile.
    func moveBranch(from parent: ObjectID?, to commit: ObjectID) throws(ArchiveError) {
        let none = String(repeating: "0", count: 2 * ObjectID.size)
        do throws(ArchiveError) {
            _ = try git.run(
                ["update-ref", "refs/heads/main", commit.hexadecimal, parent?.hexadecimal ?? none], doing: doing)
        } catch {
            let isMoved = ["but expected", "already exists", "File exists"].contains { error.because.contains($0) }
            guard isMoved else { throw error }
            throw ArchiveError(.busy, doing: doing, because: error.because)
        }
    }
}
