import Capture
import Foundation
import Testing

@testable import Archive

@Suite("A run that was stopped while it added a capture")
struct StoppedRunTests {
    private let repository: Repository
    private let archive: TenantArchive
    private let first: String
    private let second: String

    /// The folder of packs before and after the second capture.
    private let before: [String: Data]
    private let after: [String: Data]
    private var history = History()

    init() throws {
        repository = try Repository()
        archive = try repository.archive()
        first = try history.add(to: archive)
        before = try repository.packFiles()
        history.pass()
        second = try history.add(to: archive)
        after = try repository.packFiles()
    }

    /// What a stop leaves: these files, and the branch at this commit.
    private func leave(_ files: [String: Data], at commit: String) throws {
        try repository.git("update-ref", "refs/heads/main", commit)
        try FileManager.default.removeItem(at: repository.packs)
        try FileManager.default.createDirectory(at: repository.packs, withIntermediateDirectories: true)
        for (name, bytes) in files { try bytes.write(to: repository.packs.appendingPathComponent(name)) }
    }

    private func only(_ ending: String, of files: [String: Data]) -> [String: Data] {
        files.filter { $0.key.hasSuffix(ending) }
    }

    /// What lies on the disk after each step, and which commit is the newest.
    private enum Step: CaseIterable {
        case writingPack, writingIndex, placedIndex, placedPack, movedBranch, removedPack
    }

    private func leave(after step: Step) throws {
        let both = before.merging(after) { $1 }
        switch step {
        case .writingPack:
            let part = try #require(only(".pack", of: after).values.first).dropLast(100)
            try leave(before.merging(["tmp_pack_linewarden": part]) { $1 }, at: first)
        case .writingIndex:
            let pack = try #require(only(".pack", of: after).values.first)
            let left = ["tmp_pack_linewarden": pack, "tmp_idx_linewarden": Data("half".utf8)]
            try leave(before.merging(left) { $1 }, at: first)
        case .placedIndex: try leave(before.merging(only(".idx", of: after)) { $1 }, at: first)
        case .placedPack: try leave(both, at: first)
        case .movedBranch: try leave(both, at: second)
        case .removedPack: try leave(after.merging(only(".idx", of: before)) { $1 }, at: second)
        }
    }

    @Test(arguments: Step.allCases)
    private func `leaves the capture before as it was, or the new one whole`(step: Step) throws {
        try leave(after: step)

        #expect(try archive.read(first).files == History().files)
        #expect(try repository.git("fsck", "--strict", "--full", "--no-dangling") == "")
        switch step {
        case .writingPack, .writingIndex, .placedIndex, .placedPack: #expect(try archive.head()?.id == first)
        case .movedBranch, .removedPack: #expect(try archive.read(second).files == history.files)
        }
    }

    @Test(arguments: Step.allCases)
    private func `is made good by the next, whatever that adds, and nothing is left lying about`(step: Step) throws {
        try leave(after: step)
        let head = try archive.head()?.id
        var next = history
        next.pass()
        let third = try next.add(to: archive)

        #expect(try archive.log().map(\.id) == (head == second ? [third, second, first] : [third, first]))
        #expect(try archive.read(third).files == next.files)
        #expect(try archive.read(first).files == History().files)
        #expect(try repository.packFiles().count == 2)
        try repository.expectSound()
    }

    @Test(arguments: [Step.writingPack, .writingIndex, .placedIndex, .placedPack])
    private func `is made good by adding the same again, which is the same commit`(step: Step) throws {
        try leave(after: step)

        #expect(try history.add(to: archive) == second)
        #expect(try archive.read(second).files == history.files)
        #expect(try repository.packFiles() == after)
    }

    @Test func `before it was the first leaves an empty archive that can be added to`() throws {
        let other = try Repository()
        let empty = try other.archive()
        try Data("PACK".utf8).write(to: other.packs.appendingPathComponent("tmp_pack_linewarden"))

        #expect(try empty.head() == nil)
        #expect(try History().add(to: empty) == first)
        #expect(try other.packFiles() == before)
    }
}

@Suite("Two runs that add to one archive")
struct TwoWritersTests {
    private let repository: Repository
    private let archive: TenantArchive
    private let first: String

    init() throws {
        repository = try Repository()
        archive = try repository.archive()
        first = try History().add(to: archive)
    }

    @Test func `do so one after the other: the second is for later`() throws {
        let lock = try TenantLock(repository.location.appendingPathComponent("linewarden.lock"))
        let error = archiveError { _ = try History().add(to: archive) }
        _ = lock

        #expect(error == .busy)
        #expect(try archive.head()?.id == first)
    }

    @Test func `do not lose each other's captures: where the branch moved meanwhile, it stays`() throws {
        var history = History()
        history.pass()
        let second = try history.add(to: archive)
        let late = Adding(Git(repository: repository.location), doing: "add a capture")
        history.pass()

        #expect(
            archiveError {
                _ = try late.add(history.manifest, files: history.files, after: ObjectID(first))
            } == .busy)
        #expect(archiveError { _ = try late.add(history.manifest, files: history.files, after: nil) } == .busy)
        #expect(try archive.head()?.id == second)
        try repository.expectSound()
    }

    @Test func `do the next no harm with what one that came too late has left behind`() throws {
        var history = History()
        history.pass()
        _ = try history.add(to: archive)
        let late = Adding(Git(repository: repository.location), doing: "add a capture")
        #expect(archiveError { _ = try late.add(History().manifest, files: [:], after: nil) } == .busy)
        history.pass()
        let last = try history.add(to: archive)

        #expect(try archive.log().count == 3)
        #expect(try archive.read(last).files == history.files)
        try repository.expectSound()
    }
}

@Suite("A capture that cannot be kept")
struct UnkeepableTests {

    @Test(arguments: ["", "/a", "a//b", "a/", "../a", "config/./a", ".git/hooks/x", "config/.GIT", "a\u{0}b"])
    func `is refused for its path`(path: String) throws {
        let repository = try Repository()
        let archive = try repository.archive()
        let files = [path: Array("{}".utf8)]

        #expect(archiveError { _ = try archive.add(ArchiveTests.manifest(files), files: files) } == .unsound)
        #expect(try archive.head() == nil)
    }

    @Test(arguments: [["config/a", "config/a/b"], ["manifest.json/a"]])
    func `is refused where a file would be a folder too`(paths: [String]) throws {
        let repository = try Repository()
        let archive = try repository.archive()
        let files = Dictionary(uniqueKeysWithValues: paths.map { ($0, Array("{}".utf8)) })

        #expect(archiveError { _ = try archive.add(ArchiveTests.manifest(files), files: files) } == .unsound)
        #expect(try repository.packFiles().isEmpty)
    }
}
