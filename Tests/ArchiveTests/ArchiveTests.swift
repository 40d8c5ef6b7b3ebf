import Archive
import Capture
import ContactCenter
import Foundation
import Testing

@Suite("The archive of a tenant")
final class ArchiveTests {
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("linewarden-archive-\(ProcessInfo.processInfo.globallyUniqueString)")
    private var repository: URL { folder.appendingPathComponent("archive.git") }

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    static let files: [String: [UInt8]] = [
        "config/roles/r1.json": Array("{\n  \"id\": \"r1\"\n}\n".utf8),
        "config/people/3fa.ndjson": Array("{\"id\":\"p1\"}\n{\"id\":\"p2\"}\n".utf8),
        "state/people/3f.ndjson": [0x00, 0xFF, 0x0A, 0x0A], "config/empty.json": [],
    ]

    static func manifest(_ files: [String: [UInt8]] = ArchiveTests.files, day: Int64 = 0) -> Manifest {
        let began = Moment(milliseconds: 1_795_334_400_000 + day * 86_400_000)
        return Manifest(
            platform: "genesys-cloud", organization: "org-1", organizationName: "Acme", isSimulated: true,
            clients: ["c"], began: began, ended: began, tool: "test", kinds: [.init("roles", documents: 1)],
            files: files.mapValues(\.sha256))
    }

    /// An archive with one capture in it.
    private func filled() throws -> (archive: TenantArchive, commit: String) {
        let archive = try TenantArchive(at: repository)
        return (archive, try archive.add(Self.manifest(), files: Self.files))
    }

    private func git(_ arguments: String...) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "--git-dir", repository.path] + arguments
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    /// Every file git keeps objects in.
    private func objectFiles() throws -> [URL] {
        let objects = repository.appendingPathComponent("objects")
        return try FileManager.default.subpathsOfDirectory(atPath: objects.path)
            .filter { $0.hasSuffix(".pack") || $0.wholeMatch(of: /[0-9a-f]{2}\/[0-9a-f]{38}/) != nil }
            .map(objects.appendingPathComponent)
    }

    private static func kind(of body: () throws -> Void) -> ArchiveError.Kind? {
        do {
            try body()
            return nil
        } catch {
            return (error as? ArchiveError)?.kind
        }
    }

    @Test func `gives a capture back to the byte`() throws {
        let (archive, commit) = try filled()
        let capture = try archive.read(commit)

        #expect(capture.files == Self.files)
        #expect(capture.manifest.json() == Self.manifest().json())
        #expect(capture.discrepancies() == [])
        #expect(try archive.manifest(of: commit).json() == Self.manifest().json())
    }

    @Test func `holds one commit a capture, each whole, and nothing of the one before`() throws {
        let (archive, first) = try filled()
        let files: [String: [UInt8]] = ["config/roles/r2.json": Array("{}".utf8)]
        let second = try archive.add(Self.manifest(files, day: 1), files: files)

        #expect(try archive.read(second).files == files)
        #expect(try archive.read(first).files == Self.files)
        #expect(try archive.log().map(\.id) == [second, first])
        #expect(try archive.log(from: second, limit: 1).map(\.id) == [second])
        #expect(try archive.head()?.id == second)
        #expect(try archive.commit(named: "HEAD~1") == first)
    }

    @Test func `keeps its tags, and a second of one name gets a number`() throws {
        let (archive, first) = try filled()
        #expect(
            try archive.tag(first, as: "baseline/2026-11-29", saying: "one", at: 1_795_937_580) == "baseline/2026-11-29"
        )
        let files: [String: [UInt8]] = ["config/roles/r2.json": Array("{}".utf8)]
        let second = try archive.add(Self.manifest(files, day: 1), files: files)
        #expect(
            try archive.tag(second, as: "baseline/2026-11-29", saying: "two", at: 1_795_937_580)
                == "baseline/2026-11-29.2")

        #expect(try archive.log().map(\.id) == [second, first])
        #expect(try archive.commit(named: "baseline/2026-11-29") == first)
        #expect(try git("tag", "-n1") == "baseline/2026-11-29 one\nbaseline/2026-11-29.2 two\n")
        #expect(try git("fsck", "--strict") == "")
    }

    /// As `ssh-keygen` would write one, of nobody.
    private static let signature = "-----BEGIN SSH SIGNATURE-----\nVTFNU1NIU0lH\n-----END SSH SIGNATURE-----\n"

    @Test func `gives a tag the signature of what it says, and reads both again`() throws {
        let (archive, first) = try filled()
        var signed: [UInt8] = []
        try archive.tag(first, as: "baseline/2026-11-29", saying: "one\n\ntwo", at: 1_795_937_580) { payload in
            signed = payload
            return Self.signature
        }

        let (name, tag) = try #require(try archive.tags(below: "baseline/").first)
        #expect((name, tag.name, tag.commit) == ("baseline/2026-11-29", "baseline/2026-11-29", first))
        #expect((tag.words, tag.payload, tag.signature) == ("one\n\ntwo\n", signed, Self.signature))
        let object = try git("cat-file", "tag", name)
        #expect(object == String(decoding: signed, as: UTF8.self) + Self.signature)
        #expect(object.contains("\ntagger linewarden <linewarden@localhost> 1795937580 +0000\n\none\n"))
        #expect(try git("fsck", "--strict") == "")
    }

    /// The last beginning of a signature counts, as it does to git: what stands before it is signed.
    @Test func `takes what follows the last beginning of a signature for the signature`() {
        let head = "object 12ab\ntype commit\ntag t\ntagger l <l> 0 +0000\n\nwords\n"
        for (more, payload, signature) in [
            ("", head, nil), (Self.signature, head, Self.signature),
            (
                Self.signature + "-----BEGIN PGP SIGNATURE-----\n", head + Self.signature,
                "-----BEGIN PGP SIGNATURE-----\n"
            ),
            ("  " + Self.signature, head + "  " + Self.signature, nil),
        ] as [(String, String, String?)] {
            let tag = ArchiveTag(Array((head + more).utf8))
            #expect(String(decoding: tag.payload, as: UTF8.self) == payload)
            #expect(tag.signature == signature)
        }
        #expect(ArchiveTag(Array("nonsense".utf8)).commit == "")
    }

    @Test func `gives no name a second time while a later one is there, and never moves a tag`() throws {
        let (archive, first) = try filled()
        let names = try (0..<3).map { _ in try archive.tag(first, as: "b/1", saying: "x", at: 0) }
        #expect(names == ["b/1", "b/1.2", "b/1.3"])
        let late = try archive.freeTag(on: first, as: "b/1", saying: "late", at: 0)
        _ = try git("tag", "-d", "b/1.2")
        #expect(try archive.tag(first, as: "b/1", saying: "y", at: 0) == "b/1.4")

        #expect(Self.kind { try archive.add(late, signature: nil) } == .busy)
        #expect(try archive.tags(below: "b/").map(\.name) == ["b/1", "b/1.3", "b/1.4"])
    }

    @Test func `takes a name that is no object of its own for no tag`() throws {
        let (archive, first) = try filled()
        _ = try git("tag", "baseline/light", first)

        #expect(try archive.tags(below: "baseline/").isEmpty)
    }

    @Test func `makes the same commit of the same capture, on every machine`() throws {
        let (_, commit) = try filled()
        let other = try TenantArchive(at: folder.appendingPathComponent("other.git"))

        #expect(try other.add(Self.manifest(), files: Self.files) == commit)
    }

    @Test func `says simulated in its log, and what it holds`() throws {
        _ = try filled()

        #expect(try git("log", "--format=%s", "main") == "Acme (simulated): 1 documents of 1 kinds, whole\n")
        #expect(try git("fsck", "--strict") == "")
    }

    @Test func `is empty before the first capture`() throws {
        let archive = try TenantArchive(at: repository)

        #expect(try archive.head() == nil)
        #expect(try archive.log() == [])
        #expect(Self.kind { _ = try archive.commit(named: "HEAD") } == .notThere)
    }

    @Test(arguments: ["0000000000000000000000000000000000000000", "nonsense", "HEAD~9", "--all", "", "main:config"])
    func `says that there is no such capture`(revision: String) throws {
        let (archive, _) = try filled()

        #expect(Self.kind { _ = try archive.commit(named: revision) } == .notThere)
    }

    @Test(arguments: ["flipped", "emptied", "deleted"])
    func `that was damaged is unsound, and gives nothing back`(damage: String) throws {
        let (archive, commit) = try filled()
        for file in try objectFiles() {
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
            var bytes = try Data(contentsOf: file)
            switch damage {
            case "flipped":
                for at in stride(from: bytes.count / 4, to: bytes.count - 24, by: 7) { bytes[at] ^= 0xFF }
                try bytes.write(to: file)
            case "emptied": try Data().write(to: file)
            default: try FileManager.default.removeItem(at: file)
            }
        }

        #expect(Self.kind { _ = try archive.read(commit) } == .unsound)
        #expect(Self.kind { _ = try archive.head() } == .unsound)
        #expect(Self.kind { _ = try archive.commit(named: commit) } == .unsound)
        #expect(Self.kind { _ = try archive.add(Self.manifest(day: 1), files: Self.files) } == .unsound)
    }

    @Test func `whose branch is gone is unsound, and is not begun anew`() throws {
        let (archive, _) = try filled()
        try? FileManager.default.removeItem(at: repository.appendingPathComponent("refs/heads/main"))
        try? FileManager.default.removeItem(at: repository.appendingPathComponent("packed-refs"))

        #expect(Self.kind { _ = try archive.head() } == .unsound)
        #expect(Self.kind { _ = try archive.add(Self.manifest(day: 1), files: Self.files) } == .unsound)
    }

    @Test func `whose branch says nonsense is unsound`() throws {
        let (archive, _) = try filled()
        try Data("nonsense\n".utf8).write(to: repository.appendingPathComponent("refs/heads/main"))

        #expect(Self.kind { _ = try archive.head() } == .unsound)
    }

    @Test func `is begun anew where a run stopped while it was made`() throws {
        let place = folder.appendingPathComponent("begun.git")
        let left = place.appendingPathExtension("new")
        try FileManager.default.createDirectory(at: left, withIntermediateDirectories: true)
        try Data("ref: refs/heads/main".utf8).write(to: left.appendingPathComponent("HEAD"))

        #expect(try TenantArchive(at: place).head() == nil)
        #expect(!FileManager.default.fileExists(atPath: left.path))
    }

    @Test func `where no folder can be made is a matter of the disk`() throws {
        let file = folder.appendingPathComponent("file")
        try Data().write(to: file)

        #expect(Self.kind { _ = try TenantArchive(at: file.appendingPathComponent("archive.git")) } == .disk)
    }
}

@Suite("The hold on a tenant")
final class LockTests {
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("linewarden-lock-\(ProcessInfo.processInfo.globallyUniqueString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func kind() -> ArchiveError.Kind? {
        do throws(ArchiveError) {
            let lock = try TenantLock(folder.appendingPathComponent("lock"))
            _ = lock
            return nil
        } catch {
            return error.kind
        }
    }

    @Test func `is had by one at a time, and given back`() throws {
        do {
            let lock = try TenantLock(folder.appendingPathComponent("lock"))
            defer { _ = lock }
            #expect(kind() == .busy)
        }
        #expect(kind() == nil)
    }

    @Test func `cannot be taken where there is no folder`() {
        try? FileManager.default.removeItem(at: folder)

        #expect(kind() == .disk)
    }
}

@Suite("A capture in a folder")
final class FolderTests {
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("linewarden-folder-\(ProcessInfo.processInfo.globallyUniqueString)")

    deinit { try? FileManager.default.removeItem(at: folder) }

    @Test func `reads back as it was written`() throws {
        let capture = Capture(manifest: ArchiveTests.manifest(), files: ArchiveTests.files)
        try CaptureFolder.write(capture, to: folder)
        let again = try CaptureFolder.read(folder)

        #expect(again.files == capture.files)
        #expect(again.manifest.json() == capture.manifest.json())
    }

    @Test func `is not there without a manifest`() {
        let error = #expect(throws: ArchiveError.self) { _ = try CaptureFolder.read(self.folder) }

        #expect(error?.kind == .notThere)
    }

    @Test func `that was edited says which file`() throws {
        let capture = Capture(manifest: ArchiveTests.manifest(), files: ArchiveTests.files)
        try CaptureFolder.write(capture, to: folder)
        try Data("{}".utf8).write(to: folder.appendingPathComponent("config/roles/r1.json"))
        try Data("{}".utf8).write(to: folder.appendingPathComponent("config/roles/r9.json"))

        #expect(
            try CaptureFolder.read(folder).discrepancies().map(\.path) == [
                "config/roles/r1.json", "config/roles/r9.json",
            ])
    }
}
