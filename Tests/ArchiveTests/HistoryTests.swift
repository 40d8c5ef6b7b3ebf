import Capture
import ContactCenter
import Foundation
import Testing

@testable import Archive

@Suite("Many nights in an archive")
struct HistoryTests {
    private let repository: Repository
    private let archive: TenantArchive

    /// What every commit should give back, the oldest first.
    private var nights: [(commit: String, history: History)] = []
    private var history = History()

    init() throws {
        let made = try Self.made.get()
        repository = try Repository(copying: made.repository)
        archive = try repository.archive()
        nights = made.nights
        history = made.history
    }

    /// The nights every test begins with, made once.
    private static let made = Result { try HistoryTests(nights: 45) }

    private init(nights count: Int) throws {
        repository = try Repository()
        archive = try repository.archive()
        try add(nights: count)
    }

    private mutating func add(nights count: Int) throws {
        for _ in 0..<count {
            nights.append((try history.add(to: archive), history))
            history.pass()
        }
    }

    /// Every commit gives back what was added, read by us.
    private func expectEverything(of archive: TenantArchive) throws {
        for (commit, history) in nights {
            let capture = try archive.read(commit)
            #expect(capture.files == history.files)
            #expect(capture.manifest.json() == history.manifest.json())
            #expect(try archive.manifest(of: commit).json() == history.manifest.json())
        }
        #expect(try archive.log().map(\.id) == nights.map(\.commit).reversed())
    }

    @Test func `are one pack that git finds nothing to complain of`() throws {
        try repository.expectSound()

        #expect(try repository.packFiles().count == 2)
        #expect(try repository.git("count-objects", "-v").contains("count: 0\n"))
        #expect(try repository.git("count-objects", "-v").contains("garbage: 0\n"))
    }

    @Test func `give every night back to the byte`() throws { try expectEverything(of: archive) }

    @Test func `give every night back to the byte when git reads them`() throws {
        for (commit, history) in nights {
            let (id, git) = (try #require(ObjectID(commit)), Git(repository: repository.location))
            let objects = Objects([], git, doing: "read as git does")
            let files = try CommitPaths(of: id, in: objects).files.sorted { $0.key < $1.key }
            var read: [String: [UInt8]] = [:]
            try objects.unpackedFiles(files.map(\.value)) { read[files[$0].key] = $1 }

            #expect(read.removeValue(forKey: Manifest.path) == history.manifest.json())
            #expect(read == history.files)
        }
    }

    @Test func `are the commits git makes of the same captures`() throws {
        let other = try Repository()
        _ = try other.archive()
        for (place, night) in nights.enumerated() {
            let earlier = place > 0 ? nights[place - 1].commit : nil
            try other.git("fast-import", "--quiet", "--date-format=raw", input: try stream(night, after: earlier))
        }

        #expect(try other.git("rev-parse", "main") == nights[nights.count - 1].commit + "\n")
    }

    /// A night as `git fast-import` takes it, with the message of the commit we made.
    private func stream(_ night: (commit: String, history: History), after parent: String?) throws -> Data {
        let message = try repository.git("log", "-1", "--format=%B", night.commit).dropLast()
        let seconds = night.history.manifest.began.milliseconds / 1000
        var stream = "commit refs/heads/main\n"
        stream += "committer Linewarden <linewarden@localhost> \(seconds) +0000\n"
        stream += "data \(message.utf8.count)\n\(message)\n" + (parent.map { "from \($0)\n" } ?? "") + "deleteall\n"
        var data = Data(stream.utf8)
        let files = night.history.files.merging([Manifest.path: night.history.manifest.json()]) { $1 }
        for (path, bytes) in files {
            data += Data("M 100644 inline \(path)\ndata \(bytes.count)\n".utf8) + Data(bytes) + Data("\n".utf8)
        }
        return data
    }

    @Test func `can be cloned, and the clone reads the same`() throws {
        let clone = repository.folder.appendingPathComponent("clone.git")
        try repository.git("clone", "--quiet", "--mirror", "--no-local", repository.location.path, clone.path)

        try expectEverything(of: try TenantArchive(at: clone))
    }

    @Test(arguments: [
        ["gc", "--quiet"], ["repack", "-adfq", "--depth=50"],
        ["-c", "repack.useDeltaBaseOffset=false", "repack", "-adfq"], ["multi-pack-index", "write"],
        ["pack-refs", "--all"],
    ])
    func `can be read and go on after git tidied them`(command: [String]) throws {
        var tests = self
        try repository.git(command)
        try expectEverything(of: archive)
        try tests.add(nights: 3)

        try tests.expectEverything(of: archive)
        try repository.expectSound()
        #expect(try repository.packFiles(".pack").count == 1)
    }

    @Test func `can be read and go on where their objects lie loose`() throws {
        var tests = self
        for pack in try repository.packFiles(".pack") {
            let bytes = try Data(contentsOf: pack)
            try FileManager.default.removeItem(at: pack)
            try FileManager.default.removeItem(at: pack.deletingPathExtension().appendingPathExtension("idx"))
            try repository.git("unpack-objects", "-q", input: bytes)
        }
        #expect(try archive.read(nights[9].commit).files == nights[9].history.files)
        try tests.add(nights: 2)

        try tests.expectEverything(of: archive)
        try repository.expectSound()
    }

    @Test func `have no chain of more than sixteen deltas`() throws {
        let listing = try repository.git("verify-pack", "-v", try #require(repository.packFiles(".pack").first).path)
        let depths = listing.split(separator: "\n").compactMap { line -> Int? in
            let words = line.split(separator: " ")
            return words.count == 7 ? Int(words[5]) : nil
        }

        #expect(depths.max() == 16)
    }

    @Test func `go on in a new pack where the old one is to be kept`() throws {
        var tests = self
        let old = try #require(repository.packFiles(".pack").first)
        let bytes = try Data(contentsOf: old)
        try Data().write(to: old.deletingPathExtension().appendingPathExtension("keep"))
        try tests.add(nights: 3)

        try tests.expectEverything(of: archive)
        try repository.expectSound()
        #expect(try Data(contentsOf: old) == bytes)
        let others = try repository.packFiles(".pack").filter { $0 != old }
        #expect(others.count == 1)
        #expect(try others.allSatisfy { try Data(contentsOf: $0).count < bytes.count / 2 })
    }

    @Test func `are refused a further one where a pack they rest on is damaged or gone`() throws {
        var tests = self
        let old = try #require(repository.packFiles(".pack").first)
        try Data().write(to: old.deletingPathExtension().appendingPathExtension("keep"))
        try tests.add(nights: 1)
        var bytes = try Data(contentsOf: old)
        bytes[bytes.count / 2] ^= 1
        try repository.write(bytes, to: old)
        let before = try repository.packFiles()

        #expect(archiveError { try tests.add(nights: 1) } == .unsound)
        #expect(try repository.packFiles() == before)
        try FileManager.default.removeItem(at: old)
        #expect(archiveError { try tests.add(nights: 1) } == .unsound)
    }

    @Test func `cost little more than what changed`() throws {
        let before = try repository.packFiles(".pack").reduce(0) { try $0 + Data(contentsOf: $1).count }
        var files = nights[nights.count - 1].history.files
        files["config/people/3.ndjson"]?.replaceSubrange(400..<405, with: Array("xxxxx".utf8))
        _ = try archive.add(ArchiveTests.manifest(files, day: history.day), files: files)

        let after = try repository.packFiles(".pack").reduce(0) { try $0 + Data(contentsOf: $1).count }
        #expect(after - before < 1000)
    }
}
