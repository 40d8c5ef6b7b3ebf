import Foundation

/// The objects of a repository: out of its packs by ourselves, from anywhere else by asking git.
///
/// Whatever is given out was hashed and has the id it was asked for by: of a damaged repository one gets the right bytes
/// or an error. A capture's files are compared with their SHA-256 besides, by whoever judges it.
struct Objects {
    let packs: [Pack]
    private let git: Git
    private let doing: String
    private let inflater = Inflater()

    /// - Parameter doing: What the objects are wanted for.
    init(_ packs: [Pack], _ git: Git, doing: String) {
        self.packs = packs
        self.git = git
        self.doing = doing
    }

    /// The first pack that has an object.
    func pack(of id: ObjectID) -> Pack? { packs.first { $0.index.contains(id) } }

    /// An object of a pack; nil where no pack has it.
    func packed(_ id: ObjectID, _ kind: ObjectKind) throws(ArchiveError) -> [UInt8]? {
        for pack in packs {
            if let object = try packed(id, kind, in: pack) { return object.bytes }
        }
        return nil
    }

    /// An object of one pack; nil where it does not have it.
    func packed(_ id: ObjectID, _ kind: ObjectKind, in pack: Pack) throws(ArchiveError) -> Pack.Unpacked? {
        guard let offset = pack.index.offset(of: id) else { return nil }
        guard let object = pack.object(at: offset, inflater), object.kind == kind,
            ObjectID(of: kind, object.bytes) == id
        else { throw damaged("\(pack.name).pack no longer holds what it held as \(id.hexadecimal)") }
        return object
    }

    /// An object, wherever it is.
    func object(_ id: ObjectID, _ kind: ObjectKind) throws(ArchiveError) -> [UInt8] {
        if let bytes = try packed(id, kind) { return bytes }
        return try check(git.run(["cat-file", kind.word, id.hexadecimal], doing: doing), is: id, kind)
    }

    /// Files that lie in no pack, with one run of git.
    ///
    /// - Parameter body: Is handed the place of each in the list, and its bytes.
    func unpackedFiles(_ ids: [ObjectID], _ body: (Int, [UInt8]) -> Void) throws(ArchiveError) {
        guard !ids.isEmpty else { return }
        try LooseFiles(git, doing: doing).read(ids) { place, bytes throws(ArchiveError) in
            body(place, try check(bytes, is: ids[place], .blob))
        }
    }

    private func check(
        _ bytes: some Sequence<UInt8>, is id: ObjectID, _ kind: ObjectKind
    ) throws(ArchiveError) -> [UInt8] {
        let bytes = Array(bytes)
        guard ObjectID(of: kind, bytes) == id else {
            throw damaged("the repository no longer holds what it held as \(id.hexadecimal)")
        }
        return bytes
    }

    func damaged(_ what: String) -> ArchiveError { ArchiveError(.unsound, doing: doing, because: what) }
}
