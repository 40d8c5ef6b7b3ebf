import Capture
import Crypto
import Foundation
import Testing

@testable import Archive

@Suite("An archive with a damaged pack")
struct DamagedPackTests {
    private let repository: Repository
    private let archive: TenantArchive
    private let pack: URL
    private let index: URL

    /// What each commit should give back.
    private var nights: [(commit: String, files: [String: [UInt8]])] = []

    init() throws {
        repository = try Repository()
        archive = try repository.archive()
        var files = ArchiveTests.files
        files["config/people/3fb.ndjson"] = Array((0..<30).map { "{\"id\":\"\($0)\"}\n" }.joined().utf8)
        for day in 0..<3 {
            files["config/people/3fb.ndjson"]?.insert(contentsOf: Array("{\"id\":\"x\"}\n".utf8), at: 0)
            nights.append((try archive.add(ArchiveTests.manifest(files, day: Int64(day)), files: files), files))
        }
        pack = try #require(repository.packFiles(".pack").first)
        index = try #require(repository.packFiles(".idx").first)
    }

    /// Reads every commit: what comes back is right, or is refused as unsound.
    ///
    /// - Returns: How many were refused.
    private func refused() -> Int {
        nights.count { night in
            do {
                let capture = try archive.read(night.commit)
                #expect(capture.files == night.files)
                #expect(capture.discrepancies() == [])
                return false
            } catch {
                #expect((error as? ArchiveError)?.kind == .unsound, "\(error)")
                return true
            }
        }
    }

    @Test func `gives back the right bytes or an error, whichever byte of the pack is flipped`() throws {
        let sound = try Data(contentsOf: pack)
        var unminded = 0
        for place in sound.indices {
            var bytes = sound
            bytes[place] ^= place % 2 == 0 ? 0xFF : 0x10
            try repository.write(bytes, to: pack)
            if refused() == 0 { unminded += 1 }
        }
        // Some bits say nothing, such as those that fill up the last byte of a stream.
        #expect(unminded < sound.count / 50)
    }

    @Test func `gives back the right bytes or an error, whichever part of the index is flipped`() throws {
        let sound = try Data(contentsOf: index)
        let fanout = stride(from: 16, to: 1032, by: 41)
        let rest = stride(from: 1032, to: sound.count, by: 5)
        for place in Array(0..<16) + Array(fanout) + Array(rest) {
            var bytes = sound
            bytes[place] ^= 0x81
            try repository.write(bytes, to: index)
            _ = refused()
        }
    }

    @Test(arguments: ["pack", "idx"])
    func `is unsound where a file of it was cut off, wherever`(which: String) throws {
        let file = which == "pack" ? pack : index
        let sound = try Data(contentsOf: file)
        for length in stride(from: 0, to: sound.count, by: which == "pack" ? 37 : 61) {
            try repository.write(sound.prefix(length), to: file)
            #expect(refused() == nights.count)
        }
    }

    @Test func `is not added to, and nothing of it is removed`() throws {
        let sound = try Data(contentsOf: pack)
        for place in stride(from: 1, to: sound.count, by: 53) {
            var bytes = sound
            bytes[place] ^= 0x40
            try repository.write(bytes, to: pack)
            let before = try repository.packFiles()
            let files = ["config/roles/r2.json": Array("{}".utf8)]
            #expect(
                archiveError { _ = try archive.add(ArchiveTests.manifest(files, day: 9), files: files) } == .unsound)
            #expect(try repository.packFiles() == before)
        }
    }

    @Test func `says which pack it is`() throws {
        var bytes = try Data(contentsOf: pack)
        bytes[40] ^= 0xFF
        try repository.write(bytes, to: pack)
        let error = #expect(throws: ArchiveError.self) {
            _ = try self.archive.add(ArchiveTests.manifest(day: 9), files: ArchiveTests.files)
        }

        #expect(error?.because == "\(pack.lastPathComponent) is not what was written")
    }
}

@Suite("A pack that was made to harm")
struct HostilePackTests {
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("linewarden-hostile-\(ProcessInfo.processInfo.globallyUniqueString)")

    /// A pack of these entries, with an index that names each by a number.
    private func pack(_ entries: [[UInt8]]) throws -> Pack {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var bytes = PackHeader.bytes(objects: entries.count)
        var listed: [PackIndex.Entry] = []
        for (number, entry) in entries.enumerated() {
            listed.append(PackIndex.Entry(id: Self.id(UInt8(number)), crc: 0, offset: bytes.count))
            bytes += entry
        }
        let hash = Insecure.SHA1.hash(bytes.span.bytes)
        let stem = folder.appendingPathComponent("pack-hostile")
        try Data(bytes + hash).write(to: stem.appendingPathExtension("pack"))
        try Data(PackIndex.bytes(of: listed, packHash: hash)).write(to: stem.appendingPathExtension("idx"))
        return try #require(Pack(stem))
    }

    private static func id(_ number: UInt8) -> ObjectID {
        ObjectID([UInt8](repeating: number, count: ObjectID.size).span.bytes, at: 0)
    }

    /// What comes of the first object.
    private func first(_ entries: [UInt8]...) throws -> Pack.Unpacked? {
        defer { try? FileManager.default.removeItem(at: folder) }
        return try pack(entries).object(at: PackHeader.size, Inflater())
    }

    private static func stream(_ bytes: [UInt8]) -> [UInt8] { Array(Deflater(level: 1).deflate(bytes)) }

    private static func delta(of id: ObjectID, size: Int = 5) -> [UInt8] {
        var bytes: [UInt8] = [7 << 4 | UInt8(size)]
        id.append(to: &bytes)
        return bytes + stream([1, 1, 1, 0x61])
    }

    @Test func `is read where it does no harm`() throws {
        let whole = PackEntry.beginning(.blob, size: 1) + Self.stream([0x61])
        let delta = Self.delta(of: Self.id(1), size: 4)

        #expect(try first(whole)?.bytes == [0x61])
        #expect(try first(delta, whole)?.bytes == [0x61])
        #expect(try first(delta, whole)?.depth == 1)
    }

    @Test func `gives nothing where deltas rest on each other in a circle`() throws {
        #expect(try first(Self.delta(of: Self.id(1), size: 4), Self.delta(of: Self.id(0), size: 4)) == nil)
        #expect(try first(Self.delta(of: Self.id(0), size: 4)) == nil)
    }

    @Test func `gives nothing where a delta rests on what is not there`() throws {
        #expect(try first(Self.delta(of: Self.id(9), size: 4)) == nil)
        #expect(try first(PackEntry.beginning(deltaOf: 400, size: 4) + Self.stream([1, 1, 1, 0x61])) == nil)
        #expect(try first(PackEntry.beginning(deltaOf: 3, size: 4) + Self.stream([1, 1, 1, 0x61])) == nil)
    }

    @Test(arguments: [0, 2, 1 << 20, 1 << 30, 1 << 31, 1 << 40, 1 << 55])
    func `gives nothing where an object says it has another size`(size: Int) throws {
        #expect(try first(PackEntry.beginning(.blob, size: size) + Self.stream([0x61])) == nil)
    }

    @Test func `gives nothing where a size never ends`() throws {
        #expect(try first([UInt8](repeating: 0xBF, count: 40)) == nil)
        #expect(try first([0xE4] + [UInt8](repeating: 0xFF, count: 40)) == nil)
    }

    @Test func `gives nothing where there is no such kind`() throws {
        #expect(try first([5 << 4 | 1] + Self.stream([0x61])) == nil)
        #expect(try first([0 << 4 | 1] + Self.stream([0x61])) == nil)
    }

    @Test func `gives nothing where a delta makes a gibibyte of nothing`() throws {
        let whole = PackEntry.beginning(.blob, size: 1) + Self.stream([0x61])
        let bomb: [UInt8] = [1, 0x80, 0x80, 0x80, 0x80, 0x08, 1, 0x61]
        var delta: [UInt8] = [7 << 4 | 8]
        Self.id(1).append(to: &delta)

        #expect(try first(delta + Self.stream(bomb), whole) == nil)
    }
}
