import Foundation
import Ledger
import Testing

/// A tree that keeps every leaf, and works out hashes as RFC 6962 words them.
struct Leaves {
    let hashes: [TreeHash]

    init(_ count: Int) { hashes = (0..<count).map { .leaf(Array("entry \($0)".utf8)) } }

    func root(_ range: Range<Int>) -> TreeHash {
        if range.isEmpty { return .empty }
        if range.count == 1 { return hashes[range.lowerBound] }
        var half = 1
        while half * 2 < range.count { half *= 2 }
        let middle = range.lowerBound + half
        return .node(root(range.lowerBound..<middle), root(middle..<range.upperBound))
    }

    func hash(_ subtree: Subtree) -> TreeHash { root(subtree.leaves) }
    func head(_ size: Int) -> TreeHead { TreeHead(size: size, root: root(0..<size)) }
}

@Suite("The hashes of a tree")
struct TreeHashTests {

    @Test func `are those RFC 6962 gives for nothing and for an empty leaf`() {
        #expect(TreeHash.empty.description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(TreeHash.leaf([]).description == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
    }

    @Test func `read back from both spellings`() {
        let hash = TreeHash.leaf([1, 2, 3])

        #expect(TreeHash(base64: hash.base64) == hash)
        #expect(TreeHash(hexadecimal: hash.hexadecimal) == hash)
        #expect(TreeHash(hash.bytes) == hash)
    }

    @Test(arguments: [
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
        "47DEQpj8HBSa-/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", " 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuA==", "",
    ])
    func `are refused in any other spelling`(text: String) {
        #expect(TreeHash(base64: "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=") == .empty)
        #expect(TreeHash(base64: text) == nil)
    }

    @Test(arguments: ["", "E3B0", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85"])
    func `are refused in other digits`(text: String) { #expect(TreeHash(hexadecimal: text) == nil) }
}

@Suite("The right edge of a tree")
struct FrontierTests {

    @Test func `grows to the same root as all leaves at once`() {
        let leaves = Leaves(300)
        var frontier = Frontier()
        for size in 0..<300 {
            #expect(frontier.head == leaves.head(size))
            frontier.append(leaves.hashes[size])
        }
    }

    @Test func `is made again from complete subtrees`() {
        let leaves = Leaves(77)
        var grown = Frontier()
        for hash in leaves.hashes { grown.append(hash) }

        #expect(Frontier(size: 77, hash: leaves.hash) == grown)
    }
}

@Suite("A proof of inclusion")
struct InclusionTests {
    let leaves = Leaves(70)

    @Test func `holds for every entry of every tree up to 70`() throws {
        for size in 1...70 {
            for index in 0..<size {
                let proof = InclusionProof(of: index, in: size, hash: leaves.hash)
                try proof.verify(leaves.hashes[index], in: leaves.head(size))
            }
        }
    }

    @Test func `fails for another leaf, index, size, root and for a hash more or less`() {
        let proof = InclusionProof(of: 5, in: 13, hash: leaves.hash)
        func fails(_ proof: InclusionProof, _ leaf: TreeHash, _ head: TreeHead) -> Bool {
            (try? proof.verify(leaf, in: head)) == nil
        }
        let head = leaves.head(13)

        #expect(!fails(proof, leaves.hashes[5], head))
        #expect(fails(proof, leaves.hashes[6], head))
        #expect(fails(InclusionProof(index: 4, hashes: proof.hashes), leaves.hashes[5], head))
        #expect(fails(InclusionProof(index: -1, hashes: proof.hashes), leaves.hashes[5], head))
        #expect(fails(proof, leaves.hashes[5], TreeHead(size: 5, root: head.root)))
        #expect(fails(proof, leaves.hashes[5], leaves.head(12)))
        #expect(fails(InclusionProof(index: 5, hashes: proof.hashes.dropLast()), leaves.hashes[5], head))
        #expect(fails(InclusionProof(index: 5, hashes: proof.hashes + [.empty]), leaves.hashes[5], head))
    }

    @Test func `says what it expected and what it found`() {
        let proof = InclusionProof(of: 0, in: 2, hash: leaves.hash)
        let error = #expect(throws: LedgerFault.self) { try proof.verify(.empty, in: leaves.head(2)) }

        #expect(error?.checking == "the inclusion of entry 0 in the tree of size 2")
        #expect(error?.expected == leaves.head(2).root)
        #expect(error?.actual == .node(.empty, leaves.hashes[1]))
    }
}

@Suite("A proof of consistency")
struct ConsistencyTests {
    let leaves = Leaves(70)

    @Test func `holds between every two sizes up to 70`() throws {
        for new in 1...70 {
            for old in 1...new {
                let proof = ConsistencyProof(from: old, to: new, hash: leaves.hash)
                try proof.verify(from: leaves.head(old), to: leaves.head(new))
            }
        }
    }

    @Test func `fails for other roots, other sizes, a hash more or less, and from nothing`() {
        let proof = ConsistencyProof(from: 6, to: 13, hash: leaves.hash)
        let (old, new) = (leaves.head(6), leaves.head(13))
        func fails(_ hashes: [TreeHash], _ old: TreeHead, _ new: TreeHead) -> Bool {
            (try? ConsistencyProof(hashes: hashes).verify(from: old, to: new)) == nil
        }

        #expect(!fails(proof.hashes, old, new))
        #expect(fails(proof.hashes, TreeHead(size: 6, root: new.root), new))
        #expect(fails(proof.hashes, old, TreeHead(size: 13, root: old.root)))
        #expect(fails(proof.hashes, leaves.head(7), new))
        #expect(fails(proof.hashes, new, old))
        #expect(fails(proof.hashes.dropLast(), old, new))
        #expect(fails(proof.hashes + [.empty], old, new))
        #expect(fails([], .empty, new))
        #expect(fails([], .empty, .empty))
        #expect(fails([], leaves.head(6), TreeHead(size: 6, root: new.root)))
    }
}

@Suite("The tiles of a tree")
struct TileTests {

    @Test func `of size 70,000 have the widths of the specification`() {
        #expect(
            Tile.partial(of: 70_000) == [
                Tile(level: 0, index: 273, width: 112), Tile(level: 1, index: 1, width: 17),
                Tile(level: 2, index: 0, width: 1),
            ])
        #expect(Tile.written(from: 0, to: 70_000).count == 274 + 2 + 1)
        #expect(Tile.at(level: 0, index: 272, of: 70_000)?.isFull == true)
        #expect(Tile.at(level: 0, index: 274, of: 70_000) == nil)
    }

    @Test func `of size 256 are a full one and one of a single hash`() {
        #expect(
            Tile.written(from: 0, to: 256) == [
                Tile(level: 0, index: 0), Tile(level: 1, index: 0, width: 1),
            ])
        #expect(Tile.partial(of: 256) == [Tile(level: 1, index: 0, width: 1)])
    }

    @Test(arguments: [
        (Tile(level: 0, index: 1_234_067), "tile/0/x001/x234/067"),
        (Tile(level: 1, index: 0, width: 17), "tile/1/000.p/17"),
        (Tile(level: 63, index: 1000, width: 255), "tile/63/x001/000.p/255"),
        (Tile(level: 0, index: 999), "tile/0/999"),
    ])
    func `lie where the specification says, and are found by their paths`(tile: Tile, path: String) {
        #expect(tile.path == path)
        #expect(Tile(path: path) == tile)
    }

    @Test func `have bundles beside those of level 0`() {
        #expect(Tile(level: 0, index: 273, width: 112).bundlePath == "tile/entries/273.p/112")
        #expect(Tile(path: "tile/entries/273.p/112") == Tile(level: 0, index: 273, width: 112))
    }

    @Test(arguments: [
        "", "tile", "tile/0", "tile/00/000", "tile/64/000", "tile/0/0", "tile/0/x000/000", "tile/0/001/000",
        "tile/0/x001",
        "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000.p", "tile/0/-01", "tile/0/000/",
        "tile/x/000",
        "tile/0/0000", "tile/0/x01/000", "seg/000", "tile/0/x999/x999/x999/x999/x999/x999/x999/000",
    ])
    func `have no other paths`(path: String) { #expect(Tile(path: path) == nil) }

    @Test func `written by a growth are those whose hashes grow`() {
        #expect(Tile.written(from: 5, to: 5) == [])
        #expect(Tile.written(from: 250, to: 260).map(\.path) == ["tile/0/000", "tile/0/001.p/4", "tile/1/000.p/1"])
        #expect(Tile.written(from: 256, to: 257).map(\.path) == ["tile/0/001.p/1"])
    }

    @Test func `hold every complete subtree, as its hash or the hashes below it`() throws {
        let holding = try #require(Tile.holding(Subtree(level: 3, index: 40), of: 400))

        #expect(holding.tile == Tile(level: 0, index: 1, width: 144))
        #expect(holding.hashes == 64..<72)
        #expect(Tile.holding(Subtree(level: 8, index: 0), of: 400)?.tile.path == "tile/1/000.p/1")
        #expect(Tile.holding(Subtree(level: 0, index: 400), of: 400) == nil)
        #expect(Tile.holding(Subtree(level: 4, index: 24), of: 399) == nil)
    }

    @Test func `give the root of a full subtree`() {
        let leaves = Leaves(8)

        #expect(TreeHash.root(overFull: leaves.hashes) == leaves.root(0..<8))
        #expect(TreeHash.root(overFull: [leaves.hashes[3]]) == leaves.hashes[3])
        #expect(TreeHash.all(in: leaves.hashes.flatMap(\.bytes)) == leaves.hashes)
        #expect(TreeHash.all(in: [1, 2, 3]) == nil)
    }
}

@Suite("A bundle of entries")
struct EntryBundleTests {

    @Test func `gives back what was put in`() {
        var bundle: [UInt8] = []
        let entries = [Array("one".utf8), [], Array(repeating: 7, count: 65_535)]
        for entry in entries { EntryBundle.append(entry[...], to: &bundle) }

        #expect(EntryBundle.entries(in: bundle)?.map { Array(bundle[$0]) } == entries)
        #expect(bundle.prefix(5) == [0, 3, 0x6F, 0x6E, 0x65])
    }

    @Test(arguments: [[0], [0, 2, 1], [0, 0, 1]] as [[UInt8]])
    func `that is cut is none`(bundle: [UInt8]) { #expect(EntryBundle.entries(in: bundle) == nil) }
}
