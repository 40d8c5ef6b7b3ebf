import Foundation
import Ledger
import Testing

@Suite("The public vectors of Merkle proofs")
struct VectorTests {

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../MerkleVectors")

    private static func read<Vector: Decodable>(_ name: String, as: Vector.Type) throws -> [(String, Vector)] {
        let folder = folder.appendingPathComponent(name)
        return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
            .sorted()
            .map {
                (
                    $0,
                    try JSONDecoder().decode(Vector.self, from: try Data(contentsOf: folder.appendingPathComponent($0)))
                )
            }
    }

    private struct Inclusion: Decodable {
        let leafIdx: UInt64
        let treeSize: UInt64
        let root: Data?
        let leafHash: Data?
        let proof: [Data]?
        let wantErr: Bool

        var isProved: Bool {
            guard let index = Int(exactly: leafIdx), let size = Int(exactly: treeSize),
                let root = TreeHash(root ?? Data()),
                let leaf = TreeHash(leafHash ?? Data())
            else { return false }
            let hashes = (proof ?? []).compactMap { TreeHash($0) }
            guard hashes.count == (proof ?? []).count else { return false }
            let proof = InclusionProof(index: index, hashes: hashes)
            return (try? proof.verify(leaf, in: TreeHead(size: size, root: root))) != nil
        }
    }

    private struct Consistency: Decodable {
        let size1: UInt64
        let size2: UInt64
        let root1: Data?
        let root2: Data?
        let proof: [Data]?
        let wantErr: Bool

        var isProved: Bool {
            guard let old = Int(exactly: size1), let new = Int(exactly: size2) else { return false }
            let hashes = (proof ?? []).compactMap { TreeHash($0) }
            guard hashes.count == (proof ?? []).count else { return false }
            let heads = (TreeHead(size: old, root: root(root1)), TreeHead(size: new, root: root(root2)))
            return (try? ConsistencyProof(hashes: hashes).verify(from: heads.0, to: heads.1)) != nil
        }

        /// A root of a vector.
        ///
        /// Some have `don't care 1` in its place, which is no hash: one is made of it, so that what was equal stays
        /// equal. One such vector must be proved: `sizes-are-equal-one-and-proof-is-empty`.
        private func root(_ bytes: Data?) -> TreeHash { TreeHash(bytes ?? Data()) ?? .leaf(Array(bytes ?? Data())) }
    }

    @Test func `of inclusion come out as they must, all 98`() throws {
        let vectors = try Self.read("inclusion", as: Inclusion.self)

        #expect(vectors.count == 98)
        #expect(vectors.filter { $0.1.isProved == $0.1.wantErr }.map(\.0) == [])
        #expect(vectors.contains { $0.1.isProved })
    }

    @Test func `of consistency come out as they must, all 98`() throws {
        let vectors = try Self.read("consistency", as: Consistency.self)

        #expect(vectors.count == 98)
        #expect(vectors.filter { $0.1.isProved == $0.1.wantErr }.map(\.0) == [])
        #expect(vectors.contains { $0.1.isProved })
    }
}
