import Foundation
import Testing

@testable import ObjectStorage

@Suite("A part of a copied ledger")
struct TarTests {

    @Test func `is unpacked as it was packed`() throws {
        let place = try Place()
        defer { place.remove() }
        try Data("sealed".utf8).write(to: place.packed.appendingPathComponent("seg"))
        try Tar(place.part).write(["seg"], of: place.packed)
        try Tar(place.part).extract(into: place.unpacked)
        #expect(try Data(contentsOf: place.unpacked.appendingPathComponent("seg")) == Data("sealed".utf8))
    }

    @Test func `that holds a link is refused, since the next part would follow it out of the folder`() throws {
        let place = try Place()
        defer { place.remove() }
        try FileManager.default.createSymbolicLink(
            atPath: place.packed.appendingPathComponent("tile").path, withDestinationPath: place.folder.path)
        try Tar(place.part).write(["tile"], of: place.packed)
        #expect(throws: StorageError.self) { try Tar(place.part).extract(into: place.unpacked) }
    }

    /// A folder to pack, a part, and a folder to unpack it into.
    private struct Place {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tar-\(UUID().uuidString)")

        init() throws { try FileManager.default.createDirectory(at: packed, withIntermediateDirectories: true) }

        var packed: URL { folder.appendingPathComponent("packed") }
        var part: URL { folder.appendingPathComponent("part.tar") }
        var unpacked: URL { folder.appendingPathComponent("unpacked") }

        func remove() { try? FileManager.default.removeItem(at: folder) }
    }
}
