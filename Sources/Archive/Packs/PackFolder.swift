import Foundation

/// Where a repository keeps its packs, and the order in which they come and go.
///
/// An index without its pack is nothing to git or to us; a pack without its index may be somebody's only copy. So an index
/// comes before its pack and goes after it, whatever is left of a run that was stopped is an index alone or a
/// temporary file, and nothing else is ever tidied away.
struct PackFolder {
    let location: URL

    init(of repository: URL) { location = repository.appendingPathComponent("objects/pack") }

    /// Every pack that can be read, the one with most objects first.
    func packs() -> [Pack] {
        stems(of: "idx").compactMap(Pack.init).sorted { ($0.index.count, $0.name) > ($1.index.count, $1.name) }
    }

    /// Removes what runs left that were stopped.
    func tidy() {
        for name in [Self.temporaryPack, Self.temporaryIndex] { unlink(location.appendingPathComponent(name).path) }
        let packs = Set(stems(of: "pack"))
        for stem in stems(of: "idx") where !packs.contains(stem) { removeCompanions(of: stem) }
    }

    /// Git prunes files called so, should we never come back.
    static let temporaryPack = "tmp_pack_linewarden"
    static let temporaryIndex = "tmp_idx_linewarden"

    func newFile(_ name: String, doing: String) throws(ArchiveError) -> NewFile {
        try? FileManager.default.createDirectory(at: location, withIntermediateDirectories: true)
        return try NewFile(location.appendingPathComponent(name), doing: doing)
    }

    /// Gives a pack and its index their names, both being on the disk.
    func place(_ pack: NewFile, index: NewFile, as name: String, doing: String) throws(ArchiveError) {
        let stem = location.appendingPathComponent("pack-\(name)")
        try index.place(at: stem.appendingPathExtension("idx"))
        try NewFile.flush(folder: location, doing: doing)
        try pack.place(at: stem.appendingPathExtension("pack"))
        try NewFile.flush(folder: location, doing: doing)
    }

    /// Whether somebody asked git to keep a pack as it is.
    func isKept(_ pack: Pack) -> Bool {
        FileManager.default.fileExists(atPath: pack.stem.appendingPathExtension("keep").path)
    }

    /// Removes the packs that have nothing that one pack does not have.
    func removeWhatIsWithin(_ whole: Pack) {
        for pack in packs() where pack.name != whole.name && !isKept(pack) && pack.index.isWithin(whole.index) {
            forgetPackList()
            unlink(pack.stem.appendingPathExtension("pack").path)
            removeCompanions(of: pack.stem)
        }
    }

    private func removeCompanions(of stem: URL) {
        for ending in ["rev", "bitmap", "mtimes", "promisor", "idx"] {
            unlink(stem.appendingPathExtension(ending).path)
        }
    }

    /// Git's index of many packs, where somebody had one made, must not name one that is gone.
    private func forgetPackList() {
        for name in names() where name.hasPrefix("multi-pack-index") {
            unlink(location.appendingPathComponent(name).path)
        }
    }

    private func stems(of ending: String) -> [URL] {
        names().filter { $0.hasPrefix("pack-") && $0.hasSuffix(".\(ending)") }
            .map { location.appendingPathComponent(String($0.dropLast(ending.count + 1))) }
    }

    private func names() -> [String] { (try? FileManager.default.contentsOfDirectory(atPath: location.path)) ?? [] }
}

extension PackIndex {

    /// Whether another has everything this one has: both are sorted.
    fileprivate func isWithin(_ other: PackIndex) -> Bool {
        var place = 0
        for mine in 0..<count {
            while place < other.count, other.id(at: place) < id(at: mine) { place += 1 }
            guard place < other.count, other.id(at: place) == id(at: mine) else { return false }
        }
        return true
    }
}
