import ContactCenter
import Foundation
import Ledger
import Testing

@testable import LedgerStore

@Suite("A copy of a ledger on a branch")
struct LedgerBranchTests {
    private let ledger = SmallLedger()
    private let forge: Forge

    init() throws { forge = try Forge() }

    private var copy: LedgerBranch { copy(of: ledger) }

    private func copy(
        of ledger: SmallLedger, reached: @escaping @Sendable (String) -> Void = { _ in }
    ) -> LedgerBranch {
        LedgerBranch(of: ledger.url, at: forge.location.path, branch: Forge.branch, reached: reached)
    }

    private func grow(_ ledger: SmallLedger, to size: Int, second: Int) async throws {
        let log = try ledger.open()
        _ = try await log.append(SmallLedger.entries(await log.size..<size))
        _ = try await log.seal(at: SmallLedger.began.advanced(by: .seconds(second)))
    }

    private func files(in folder: URL) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            if let bytes = try? Data(contentsOf: folder.appendingPathComponent(path)) { files[path] = bytes }
        }
        return files
    }

    private func why(_ body: () async throws -> Void) async -> LedgerError? {
        await #expect(throws: LedgerError.self) { try await body() }
    }

    /// Why it is neither copied to nor found to agree; its branch stays where it is.
    private func refusals(of copy: LedgerBranch, _ what: Comment) async throws -> [String] {
        let before = try forge.tip()
        var refusals: [String] = []
        for body in [copy.bring, copy.verify] {
            let error = await why { _ = try await body() }
            #expect(error?.kind == .unsound, what)
            refusals.append(error?.because ?? "")
        }
        #expect(try forge.tip() == before, what)
        return refusals
    }

    @Test func `has what a copy in a folder has, a commit a copy, and says how far it is behind`() async throws {
        try await ledger.fill()
        let place = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-copies-\(ProcessInfo.processInfo.globallyUniqueString)")
        defer { try? FileManager.default.removeItem(at: place) }
        let others = try forge.git("for-each-ref")
        for (size, second) in [(20, 300), (600, 400), (601, 500)] {
            if size > 20 {
                try await grow(ledger, to: size, second: second)
                #expect(try await copy.verify().behind == size - (size == 600 ? 20 : 600))
            }
            #expect(try await copy.bring().isUpToDate)
            #expect(try await copy.verify().size == size)
            _ = try await LedgerCopy(of: ledger.url, in: place).bring()
            #expect(try forge.files() == files(in: place.appendingPathComponent("ledger")))
        }
        let commits = try forge.commits()
        #expect(commits.count == 3)
        #expect(try await copy.bring().isUpToDate)
        #expect(try forge.commits() == commits)
        #expect(try forge.git("for-each-ref").hasPrefix(others))
        #expect(try forge.git("fsck", "--strict", "--full", "--no-dangling") == "")
        #expect(try forge.git("log", "-1", "--format=%s %ct", Forge.branch) == "Ledger of size 601 1795565300\n")
    }

    @Test(arguments: ["true", "false"])
    func `is sent only what it has not, and gives back only names where it can leave out bytes`(
        filters: String
    ) async throws {
        try forge.git("config", "uploadpack.allowFilter", filters)
        try await ledger.fill()
        _ = try await copy.bring()
        let old = try forge.files()
        // Small enough a push is unpacked where it arrives, and else it is one pack.
        try forge.git("config", "receive.unpackLimit", "1")
        try await grow(ledger, to: 300, second: 400)
        let names = try forge.git("ls-tree", "-r", Forge.branch).split(separator: "\n").map {
            $0.split(whereSeparator: \.isWhitespace)[2]
        }
        for name in Set(names) where filters == "true" {
            let object = "objects/\(name.prefix(2))/\(name.dropFirst(2))"
            try FileManager.default.removeItem(at: forge.location.appendingPathComponent(object))
        }

        #expect(try await copy.bring().isUpToDate)
        if filters == "true" {
            #expect(await why { _ = try await self.copy.verify() }?.kind == .unsound)
            return
        }
        let fresh = try forge.files().filter { old[$0.key] != $0.value }
        let folder = forge.location.appendingPathComponent("objects/pack")
        let pack = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".idx") }
        try #require(pack.count == 1)
        let sent = try forge.git("verify-pack", "-v", folder.appendingPathComponent(pack[0]).path)
        #expect(sent.split(separator: "\n").count { $0.contains(" blob ") } == Set(fresh.values).count)
    }

    @Test func `with a byte changed in any file, or without it, is damaged, and is left as it is`() async throws {
        try await ledger.fill()
        _ = try await copy.bring()
        let (sound, whole) = (try #require(try forge.tip()), try forge.files())
        try await grow(ledger, to: 300, second: 400)
        for (path, bytes) in whole {
            var changed = bytes
            changed[changed.count / 2] ^= 1
            for altered in [changed, nil] {
                try forge.set(path, altered)
                _ = try await refusals(of: copy, "\(path), \(altered == nil ? "gone" : "changed")")
                try forge.move(to: sound)
            }
        }
        #expect(try await copy.verify().behind == 280)
        #expect(try await copy.bring().isUpToDate)
    }

    @Test(arguments: ["README.md", "seg/20-29.zst", "tile/0/000.p/21", "checkpoints/21.note", "wal/10.wal", "../x"])
    func `with a file that no copy of its size has is left as it is`(path: String) async throws {
        try await ledger.fill()
        _ = try await copy.bring()
        if path == "../x" {
            try forge.set("x", Data("x".utf8))
            let blob = try forge.git("rev-parse", Forge.branch + ":x").prefix(40)
            let tree = try forge.git("mktree", input: Data("100644 blob \(blob)\tx\n".utf8)).prefix(40)
            let whole = try forge.git("ls-tree", Forge.branch + "^")
            let root = try forge.git("mktree", input: Data((whole + "040000 tree \(tree)\t..\n").utf8)).prefix(40)
            let commit = try forge.git(
                "-c", "user.name=m", "-c", "user.email=m@m", "commit-tree", "-m", "m", "-p", Forge.branch, String(root))
            try forge.move(to: String(commit.prefix(40)))
        } else {
            try forge.set(path, Data("x".utf8))
        }
        let refusals = try await refusals(of: copy, "\(path)")
        #expect(refusals[0] == "it has \(path), which no copy of 20 entries has")
    }

    @Test func `with a private key, a link or a key change of somebody else in it is left as it is`() async throws {
        try await ledger.fill()
        _ = try await copy.bring()
        let sound = try #require(try forge.tip())
        try forge.set("keys/private/0123abcd.key", Data("x".utf8))
        for refusal in try await refusals(of: copy, "a private key") {
            #expect(refusal == "a private key lies in it, which is in no copy of ours")
        }
        try forge.move(to: sound)
        try forge.set("keys/log.vkey", Data("/etc/passwd".utf8), mode: "120000")
        for refusal in try await refusals(of: copy, "a link") {
            #expect(refusal == "it is damaged: keys/log.vkey: it is no plain file")
        }
        try forge.move(to: sound)
        try forge.set("keys/changes/0002.note", try forge.files()["keys/changes/0001.note"])
        let refusals = try await refusals(of: copy, "a key change")
        #expect(refusals[0] == "it is damaged: keys/changes/0002.note: ours has none")
    }

    @Test func `that is ahead of ours is left as it is: an older ledger was put back here`() async throws {
        try await ledger.fill()
        let older = try ledger.copy()
        try await grow(ledger, to: 30, second: 400)
        _ = try await copy.bring()
        for refusal in try await refusals(of: copy(of: older), "an older one") {
            #expect(refusal.hasPrefix("it is 10 entries ahead of ours"))
        }
        try FileManager.default.removeItem(at: older.url)
        for refusal in try await refusals(of: copy(of: older), "none") {
            #expect(refusal.hasPrefix("it has 30 entries, and ours none"))
        }
    }

    @Test(arguments: [30, 40])
    func `of a ledger that was written anew is left as it is`(size: Int) async throws {
        try await ledger.fill()
        let other = try ledger.copy()
        try await grow(ledger, to: 30, second: 400)
        _ = try await copy.bring()
        _ = try await other.open().append([SmallLedger.entry(1000)])
        try await grow(other, to: size, second: 400)
        for refusal in try await refusals(of: copy(of: other), "another") {
            #expect(refusal.hasPrefix("its first 30 entries are not those of ours"))
        }
    }

    @Test func `stays the old one where ours is damaged, and not where what is not sealed is`() async throws {
        try await ledger.fill()
        _ = try await copy.bring()
        let before = try forge.tip()
        try await grow(ledger, to: 30, second: 400)
        let whole = try ledger.read("seg/20-29.zst")
        try (whole.dropLast() + [whole[whole.count - 1] ^ 1]).write(to: ledger.file("seg/20-29.zst"))
        #expect(await why { _ = try await self.copy.bring() }?.because.hasPrefix("our own ledger is not sound") == true)
        #expect(try forge.tip() == before)
        #expect(try await copy.verify().behind == 10)
        try whole.write(to: ledger.file("seg/20-29.zst"))
        _ = try await ledger.open().append(SmallLedger.entries(30..<32))
        let log = try ledger.read("wal/30.wal")
        try (log.dropLast() + [log[log.count - 1] ^ 1]).write(to: ledger.file("wal/30.wal"))
        #expect(try await copy.bring().size == 30)
    }

    @Test func `that was moved back agrees and is behind, and is gone on with from there`() async throws {
        try await ledger.fill()
        _ = try await copy.bring()
        let old = try #require(try forge.tip())
        try await grow(ledger, to: 300, second: 400)
        _ = try await copy.bring()
        try forge.move(to: old)
        #expect(try await copy.verify().behind == 280)
        #expect(try await copy.bring().isUpToDate)
        #expect(try await copy.verify().size == 300)
        #expect(try forge.commits().dropFirst() == [old])
    }

    @Test func `that somebody moves meanwhile stays where they put it`() async throws {
        try await ledger.fill()
        _ = try await copy.bring()
        let old = try #require(try forge.tip())
        try await grow(ledger, to: 300, second: 400)
        _ = try await copy.bring()
        let newest = try #require(try forge.tip())
        try await grow(ledger, to: 301, second: 500)
        for (from, to) in [(old, newest), (newest, old)] {
            try forge.move(to: from)
            let forge = self.forge
            let overtaken = copy(of: ledger) { step in if step == "added" { try? forge.move(to: to) } }
            let error = await why { _ = try await overtaken.bring() }
            #expect(error?.kind == .away)
            #expect(error?.because == "somebody else moved it meanwhile: run it again")
            #expect(try forge.tip() == to)
        }
    }

    @Test func `loses the payloads that were deleted from ours, and keeps them in its history`() async throws {
        try await ledger.fill()
        _ = try await copy.bring()
        let first = try #require(try forge.tip())
        _ = try await ledger.open().deleteSegments(
            before: 10, because: "the test", at: SmallLedger.began.advanced(by: .seconds(400)))
        #expect(try await copy.bring().isUpToDate)
        #expect(try !forge.files().keys.contains("seg/0-9.zst"))
        #expect(try forge.files(of: first).keys.contains("seg/0-9.zst"))
        #expect(try await copy.verify().isUpToDate)
    }

    @Test func `is refused while somebody writes to ours`() async throws {
        try await ledger.fill()
        let lock = try LedgerLock(ledger.folder)
        #expect(await why { _ = try await self.copy.bring() }?.kind == .busy)
        withExtendedLifetime(lock) {}
        #expect(try forge.tip() == nil)
    }

    @Test func `that was never made is not there, one that is not reached is away, and nothing is copied to nothing`()
        async throws
    {
        #expect(try await copy.verify().size == 0)
        #expect(try await copy.bring().size == 0)
        #expect(try forge.tip() == nil)
        try await ledger.fill()
        #expect(await why { _ = try await self.copy.verify() }?.kind == .notThere)
        let away = LedgerBranch(of: ledger.url, at: "/nowhere/at/all.git", branch: Forge.branch)
        #expect(await why { _ = try await away.bring() }?.kind == .away)
        #expect(await why { _ = try await away.verify() }?.kind == .away)
    }

    @Test func `that the other side does not take is away, with git's own words`() async throws {
        try await ledger.fill()
        try forge.hook("pre-receive", "echo closed for today >&2; exit 1")
        let error = await why { _ = try await self.copy.bring() }
        #expect(error?.kind == .away)
        #expect(error?.because.contains("failed to push") == true)
        #expect(try forge.tip() == nil)
    }

    /// Beside the test bundle.
    private static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("ledger-crash")

    /// Copies in a child that kills itself.
    ///
    /// - Returns: Whether it came to that.
    private func isKilled(at stop: Int) throws -> Bool {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = [ledger.url.path, "\(stop)", forge.location.path, Forge.branch]
        process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": forge.folder.path]) { $1 }
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal
    }

    @Test func `whose writer is killed at any step is the old one or the new one, and then the new one`() async throws {
        try await ledger.fill()
        _ = try await copy.bring()
        let old = try #require(try forge.tip())
        try await grow(ledger, to: 30, second: 400)
        var (stop, seen) = (1, [Int]())
        while try isKilled(at: stop) {
            seen.append(try await copy.verify().size)
            #expect(try await copy.bring().isUpToDate, "step \(stop)")
            #expect(try await copy.verify().size == 30, "step \(stop)")
            try forge.move(to: old)
            stop += 1
        }
        #expect(seen == [20, 20, 20, 30])
    }

    @Test func `whose git is killed before it names what it was sent is the old one, and then the new one`()
        async throws
    {
        try await ledger.fill()
        _ = try await copy.bring()
        let old = try #require(try forge.tip())
        try await grow(ledger, to: 30, second: 400)
        try forge.hook("reference-transaction", "[ \"$1\" = prepared ] && kill -9 $PPID; exit 0")
        #expect(await why { _ = try await self.copy.bring() }?.kind == .away)
        try forge.unhook("reference-transaction")
        #expect(try forge.tip() == old)
        #expect(try await copy.verify().size == 20)
        // What the other side's git left behind is the other side's to clear up.
        try FileManager.default.removeItem(at: forge.location.appendingPathComponent(Forge.full + ".lock"))
        #expect(try await copy.bring().isUpToDate)
        #expect(try await copy.verify().size == 30)
    }
}
