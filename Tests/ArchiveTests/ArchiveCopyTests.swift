import Archive
import Capture
import Foundation
import Testing

@Suite("A copy of an archive")
struct ArchiveCopyTests {
    let ours: Repository
    let theirs: Repository
    private var history = History()

    init() throws {
        ours = try Repository()
        theirs = try Repository()
    }

    private static let branch = "genesys-cloud-org-1"

    /// A copy in a directory, or on a branch of a repository that holds another tenant's too.
    private func copy(_ kind: String, of original: Repository? = nil) throws -> ArchiveCopy {
        let original = original ?? ours
        guard kind == "git" else { return ArchiveCopy(of: original.location, at: .directory(theirs.location)) }
        if !FileManager.default.fileExists(atPath: theirs.location.path) {
            try theirs.git("init", "--quiet", "--bare", "--initial-branch=other", theirs.location.path)
            let tree = try theirs.git("hash-object", "-t", "tree", "-w", "--stdin").trimmed
            let other = try theirs.git(
                ["-c", "user.name=o", "-c", "user.email=o@o", "commit-tree", "-m", "another tenant", tree])
            try theirs.git("update-ref", "refs/heads/other", other.trimmed)
        }
        return ArchiveCopy(of: original.location, at: .remote(theirs.location.path, branch: Self.branch))
    }

    private mutating func add(_ count: Int) throws {
        let archive = try ours.archive()
        for _ in 0..<count {
            _ = try history.add(to: archive)
            history.pass()
        }
    }

    private func why(_ body: () throws -> Void) -> ArchiveError? { #expect(throws: ArchiveError.self) { try body() } }

    @Test(arguments: ["directory", "git"])
    mutating func `has what ours has, and says how far it is behind until it was brought on`(kind: String) throws {
        let copy = try copy(kind)
        try add(3)
        #expect(try copy.bring().captures == 3)
        #expect(try copy.verify().isUpToDate)
        try add(2)
        try ours.archive().tag("main", as: "approved/2026-11-29", saying: "ada and grace", at: 1_795_937_580)
        let behind = try copy.verify()
        #expect((behind.captures, behind.behind, behind.tagsBehind) == (3, 2, 1))
        #expect(!behind.isUpToDate)

        #expect(try copy.bring().isUpToDate)
        let even = try copy.verify()
        #expect((even.captures, even.behind, even.tagsBehind) == (5, 0, 0))
        #expect(even.head == (try ours.archive().head()?.id))
        #expect(try copy.bring() == even)
        #expect(try theirs.git("fsck", "--strict", "--full", "--no-dangling") == "")
    }

    @Test(arguments: ["directory", "git"])
    mutating func `carries a tag with its signature, byte by byte`(kind: String) throws {
        try add(1)
        let signature = "-----BEGIN SSH SIGNATURE-----\nVTFNU1NIU0lH\n-----END SSH SIGNATURE-----\n"
        try ours.archive().tag("main", as: "baseline/2026-11-29", saying: "ada and grace", at: 1_795_937_580) { _ in
            signature
        }
        _ = try copy(kind).bring()

        let name = (kind == "git" ? Self.branch + "/" : "") + "baseline/2026-11-29"
        let carried = try theirs.git("cat-file", "tag", "refs/tags/\(name)")
        #expect(carried.hasSuffix("ada and grace\n\(signature)"))
        #expect(try ours.git("cat-file", "tag", "baseline/2026-11-29") == carried)
    }

    @Test mutating func `in a directory reads like ours`() throws {
        try add(3)
        _ = try copy("directory").bring()
        let (own, copied) = (try ours.archive(), try theirs.archive())

        for commit in try own.log() { #expect(try copied.read(commit.id).files == own.read(commit.id).files) }
        #expect(try copied.log() == own.log())
    }

    @Test(arguments: ["directory", "git"])
    mutating func `that is ahead of ours is left as it is: an older archive was put back here`(kind: String) throws {
        try add(2)
        let older = try Repository(copying: ours)
        try add(2)
        _ = try copy(kind).bring()
        let refs = try theirs.git("for-each-ref")
        let stale = try copy(kind, of: older)

        #expect(why { _ = try stale.bring() }?.kind == .unsound)
        #expect(why { _ = try stale.verify() }?.because.hasPrefix("it is 2 captures ahead of ours") == true)
        #expect(try theirs.git("for-each-ref") == refs)
        #expect(try copy(kind).verify().isUpToDate)
    }

    @Test(arguments: ["directory", "git"])
    mutating func `that went its own way is left as it is`(kind: String) throws {
        try add(2)
        let other = try Repository(copying: ours)
        try add(1)
        _ = try copy(kind).bring()
        for _ in 0..<3 { history.pass() }
        _ = try history.add(to: try other.archive())
        let refs = try theirs.git("for-each-ref")
        let foreign = try copy(kind, of: other)

        #expect(why { _ = try foreign.bring() }?.kind == .unsound)
        #expect(why { _ = try foreign.verify() }?.because.hasPrefix("its captures are others since") == true)
        #expect(try theirs.git("for-each-ref") == refs)
    }

    @Test(arguments: ["directory", "git"])
    mutating func `with a tag ours has not, or another of its name, is left as it is`(kind: String) throws {
        try add(2)
        try ours.archive().tag("main", as: "approved", saying: "ada and grace", at: 1_795_937_580)
        let copy = try copy(kind)
        _ = try copy.bring()
        let folder = kind == "git" ? "refs/tags/\(Self.branch)/" : "refs/tags/"
        let newest = try ours.git("rev-parse", "main").trimmed
        try theirs.git("update-ref", folder + "forged", newest)
        for body in [{ _ = try copy.bring() }, { _ = try copy.verify() }] {
            #expect(why(body)?.because == "it has the tag forged, and ours has none")
        }
        try theirs.git("update-ref", "-d", folder + "forged")
        #expect(try copy.verify().isUpToDate)
        try theirs.git("update-ref", folder + "approved", newest)
        for body in [{ _ = try copy.bring() }, { _ = try copy.verify() }] {
            #expect(why(body)?.because == "its tag approved is another")
        }
    }

    @Test(arguments: ["directory", "git"])
    mutating func `with a byte changed anywhere in a pack is damaged`(kind: String) throws {
        try add(3)
        let copy = try copy(kind)
        _ = try copy.bring()
        if kind == "git" { try theirs.git("update-ref", "-d", "refs/heads/other") }
        // Small enough a push is unpacked where it arrives.
        try theirs.git("repack", "-a", "-d", "--quiet")
        let pack = try #require(try theirs.packFiles(".pack").first)
        let whole = try Data(contentsOf: pack)
        #expect(try copy.verify().isUpToDate)
        for place in stride(from: 13, to: whole.count, by: whole.count / 9) {
            var bytes = whole
            bytes[place] ^= 1
            try theirs.write(bytes, to: pack)
            #expect(why { _ = try copy.verify() }?.kind == .unsound, "byte \(place)")
        }
        try theirs.write(whole, to: pack)
        #expect(try copy.verify().isUpToDate)
    }

    @Test mutating func `that lost its pack, its branch or its independence is damaged`() throws {
        try add(3)
        let copy = try copy("directory")
        _ = try copy.bring()
        let newest = try theirs.git("rev-parse", "main").trimmed
        try theirs.git("update-ref", "-d", "refs/heads/main")
        #expect(why { _ = try copy.verify() }?.because.contains("its branch main is gone") == true)
        #expect(why { _ = try copy.bring() }?.kind == .unsound)
        try theirs.git("update-ref", "refs/heads/main", newest)
        let alternates = theirs.location.appendingPathComponent("objects/info/alternates")
        try theirs.write(Data((ours.location.path + "/objects\n").utf8), to: alternates)
        #expect(why { _ = try copy.verify() }?.because.hasPrefix("it does not hold all of its objects") == true)
        try FileManager.default.removeItem(at: alternates)
        #expect(try copy.verify().isUpToDate)
        try theirs.git("repack", "-a", "-d", "--quiet")
        for pack in try theirs.packFiles("") { try FileManager.default.removeItem(at: pack) }
        #expect(why { _ = try copy.verify() }?.kind == .unsound)
    }

    @Test mutating func `of which nearly everything is damaged is told, however much git has to say`() throws {
        try add(40)
        let copy = try copy("directory")
        _ = try copy.bring()
        let packs = try theirs.packFiles(".pack").map { try Data(contentsOf: $0) }
        for file in try theirs.packFiles("") { try FileManager.default.removeItem(at: file) }
        for pack in packs { try theirs.git("unpack-objects", "-q", input: pack) }
        #expect(try copy.verify().isUpToDate)
        let blobs = try theirs.git("rev-list", "--objects", "--no-object-names", "--filter=object:type=blob", "main")
            .split(separator: "\n").map(String.init)
        let commits = Set(try theirs.git("rev-list", "main").split(separator: "\n").map(String.init))
        var emptied = 0
        for blob in blobs where !commits.contains(blob) {
            // Captures are found still; what they hold is not.
            let path = "objects/\(blob.prefix(2))/\(blob.dropFirst(2))"
            try theirs.write(Data(), to: theirs.location.appendingPathComponent(path))
            emptied += 1
        }
        // Git complains of each in more than two hundred bytes, and a pipe takes 64 KiB.
        #expect(emptied > 330)
        #expect(why { _ = try copy.verify() }?.because.hasPrefix("objects of it are damaged") == true)
    }

    @Test mutating func `whose git is killed before it names what it brought is the old copy, and then the new`() throws
    {
        try add(2)
        let copy = try copy("directory")
        _ = try copy.bring()
        try add(2)
        let hooks = theirs.location.appendingPathComponent("hooks")
        let hook = hooks.appendingPathComponent("reference-transaction")
        try FileManager.default.createDirectory(at: hooks, withIntermediateDirectories: true)
        try Data("#!/bin/sh\n[ \"$1\" = prepared ] && kill -9 $PPID\nexit 0\n".utf8).write(to: hook)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook.path)
        #expect(throws: ArchiveError.self) { _ = try copy.bring() }
        let lock = theirs.location.appendingPathComponent("refs/heads/main.lock")
        #expect(FileManager.default.fileExists(atPath: lock.path))
        let old = try copy.verify()
        #expect((old.captures, old.behind) == (2, 2))
        try FileManager.default.removeItem(at: hook)

        #expect(try copy.bring().isUpToDate)
        #expect(try copy.verify().captures == 4)
    }

    @Test mutating func `that was never made is not there, and one that is not reached is away`() throws {
        let copy = try copy("git")
        #expect(try copy.verify().captures == 0)
        try add(1)
        #expect(why { _ = try copy.verify() }?.kind == .notThere)
        #expect(why { _ = try self.copy("directory").verify() }?.kind == .unsound)
        let away = ArchiveCopy(of: ours.location, at: .remote("/nowhere/at/all.git", branch: "b"))
        #expect(why { _ = try away.bring() }?.kind == .away)
        #expect(why { _ = try away.verify() }?.kind == .away)
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
