import Archive
import ContactCenter
import Foundation
import LedgerStore
import Redaction
import Testing

@testable import ObjectStorage

/// Everything that is tested against a real store, one after the other.
@Suite("In an object store", .serialized, .whereAnObjectStoreIs, .servedByAnObjectStore)
enum InAnObjectStore {}

/// Copies of a tenant in a bucket: below a prefix of their own in the one that locks, or in a bucket that does not.
struct Vault: Sendable {
    let store: ObjectStore
    let name: String
    let ours: OurTenant
    var prefix: String
    var rule = LockRule(isCompliance: true, days: 2)

    init(locks: Bool = true) async throws {
        store = try #require(ObjectStore.current)
        ours = try OurTenant()
        let id = UUID().uuidString.prefix(8).lowercased()
        name = locks ? ObjectStore.vault : "open-" + id
        prefix = "copies-\(id)/"
        if !locks { try await store.makeBucket(name, locks: false) }
    }

    func archive(
        of tenant: OurTenant? = nil, page: Int? = nil, reached: @escaping @Sendable (String) throws -> Void = { _ in }
    ) -> LockedCopy<ArchiveParts> {
        LockedCopy(
            of: ArchiveParts(of: (tenant ?? ours).archive, copy: "s3"), in: store.bucket(name),
            below: prefix + "archive/", lock: rule, clock: .impatient, page: page, reached: reached)
    }

    func ledger(
        of tenant: OurTenant? = nil, reached: @escaping @Sendable (String) throws -> Void = { _ in }
    ) -> LockedCopy<LedgerParts> {
        LockedCopy(
            of: LedgerParts(of: (tenant ?? ours).ledger, copy: "s3"), in: store.bucket(name),
            below: prefix + "ledger/", lock: rule, clock: .impatient, page: nil, reached: reached)
    }

    func connected<Result: Sendable>(_ body: (BucketConnection) async throws -> Result) async throws -> Result {
        try await BucketConnection.opening(store.bucket(name), clock: .impatient, body)
    }

    func listed(_ below: String = "") async throws -> [ObjectVersion] {
        try await connected { try await $0.versions(below: prefix + below) }
    }

    /// The names of what lies in the folder of the archive, or of the ledger.
    func names(_ folder: String = "archive/") async throws -> [String] {
        try await listed(folder).map { String($0.key.dropFirst((prefix + folder).count)) }
    }

    func lock(of object: ObjectVersion) async throws -> ObjectLock? {
        try await connected { try await $0.lock(of: object.key, version: object.version) }
    }

    func put(_ body: String, at key: String) async throws {
        try await store.send("PUT", "/\(name)/\(key)", in: name, body: body)
    }

    /// What somebody may do who may lift governance.
    func delete(_ object: ObjectVersion) async throws {
        try await store.send(
            "DELETE", "/\(name)/\(object.key)", in: name, query: [Pair("versionId", object.version)],
            headers: [Pair("x-amz-bypass-governance-retention", "true")])
    }
}

extension InAnObjectStore {

    @Suite("a copy") struct Copies {

        private func storage(_ body: () async throws -> Void) async -> StorageError? {
            await #expect(throws: StorageError.self) { try await body() }
        }

        @Test func `of an archive has what ours has, and says how far it is behind until it was brought on`()
            async throws
        {
            let vault = try await Vault()
            try vault.ours.capture(3)
            #expect(try await vault.archive().bring().captures == 3)
            #expect(try await vault.archive().verify().isUpToDate)
            try vault.ours.capture(2)
            try TenantArchive(at: vault.ours.archive).tag(
                "main", as: "approved/2026-11-29", saying: "ada and grace", at: 1_795_937_580)
            let behind = try await vault.archive().verify()
            #expect((behind.captures, behind.behind, behind.tagsBehind) == (3, 2, 1))

            #expect(try await vault.archive().bring().isUpToDate)
            let even = try await vault.archive().verify()
            #expect((even.captures, even.behind, even.tagsBehind) == (5, 0, 0))
            #expect(try await vault.names().count == 4)
        }

        @Test func `of an archive gets only what is new, and nothing where nothing is`() async throws {
            let vault = try await Vault()
            try vault.ours.capture(40)
            _ = try await vault.archive().bring()
            try vault.ours.capture(1)
            _ = try await vault.archive().bring()
            let parts = try await vault.listed("archive/").filter { $0.key.hasSuffix(".bundle") }
            #expect(parts.count == 2)
            #expect(parts[1].bytes * 5 < parts[0].bytes, "\(parts.map(\.bytes))")
            let before = try await vault.listed()
            #expect(try await vault.archive().bring().isUpToDate)
            #expect(try await vault.listed() == before)
        }

        @Test func `of a tag alone is brought on too`() async throws {
            let vault = try await Vault()
            try vault.ours.capture(2)
            _ = try await vault.archive().bring()
            try TenantArchive(at: vault.ours.archive).tag(
                "main", as: "approved", saying: "ada and grace", at: 1_795_937_580)
            #expect(try await vault.archive().bring().isUpToDate)
            #expect(try await vault.archive().verify().tagsBehind == 0)
        }

        @Test func `of a ledger has what is sealed, and goes on with it`() async throws {
            let vault = try await Vault()
            try await vault.ours.record(20)
            #expect(try await vault.ledger().bring().size == 20)
            #expect(try await vault.ledger().verify().isUpToDate)
            try await vault.ours.record(580)
            let behind = try await vault.ledger().verify()
            #expect((behind.size, behind.behind) == (20, 580))
            #expect(try await vault.ledger().bring().isUpToDate)
            #expect(try await vault.ledger().verify().size == 600)
            try await vault.ours.record(1)
            _ = try await vault.ledger().bring()
            #expect(try await vault.ledger().verify().isUpToDate)
            #expect(try await vault.names("ledger/").count == 6)
        }

        @Test func `of a ledger keeps the payloads that were deleted from ours since`() async throws {
            let vault = try await Vault()
            try await vault.ours.record(10)
            _ = try await vault.ledger().bring()
            try await vault.ours.record(10)
            try await vault.ours.deletePayloads(before: 10)
            #expect(try await vault.ledger().bring().isUpToDate)
            #expect(try await vault.ledger().verify().isUpToDate)
        }

        @Test func `of nothing is made of nothing, and one that was never made is not there`() async throws {
            let vault = try await Vault()
            #expect(try await vault.archive().bring().captures == 0)
            #expect(try await vault.ledger().bring().size == 0)
            #expect(try await vault.archive().verify().captures == 0)
            #expect(try await vault.ledger().verify().size == 0)
            #expect(try await vault.listed() == [])
            try vault.ours.capture(1)
            try await vault.ours.record(1)
            #expect(await storage { _ = try await vault.archive().verify() }?.kind == .notThere)
            #expect(await storage { _ = try await vault.ledger().verify() }?.kind == .notThere)
        }

        @Test func `may lie below names with spaces, plus signs and other letters`() async throws {
            var vault = try await Vault()
            vault.prefix = "a b/x+y ü/'(1)'/"
            try vault.ours.capture(1)
            _ = try await vault.archive().bring()
            try vault.ours.capture(1)
            _ = try await vault.archive().bring()
            #expect(try await vault.archive().verify().captures == 2)
        }

        @Test func `is listed page by page`() async throws {
            let vault = try await Vault()
            for _ in 0..<3 {
                try vault.ours.capture(1)
                _ = try await vault.archive(page: 1).bring()
            }
            #expect(try await vault.archive(page: 1).verify().captures == 3)
            let whole = try await vault.listed()
            #expect(whole.count == 6)
            for page in [1, 2, 5, 6, 7] {
                #expect(try await vault.connected { try await $0.versions(below: vault.prefix, page: page) } == whole)
            }
        }

        @Test func `is restored with git, tar and a shell`() async throws {
            let vault = try await Vault()
            for count in [3, 2] {
                try vault.ours.capture(count)
                try await vault.ours.record(count * 200)
                _ = try await vault.archive().bring()
                _ = try await vault.ledger().bring()
            }
            let folder = vault.ours.folder.appendingPathComponent("restored")
            for object in try await vault.listed() {
                let file = folder.appendingPathComponent("copy/" + object.key.dropFirst(vault.prefix.count))
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                _ = try await vault.connected {
                    try await $0.fetch(object.key, version: object.version, bytes: object.bytes, to: file)
                }
            }
            let guide = try String(contentsOf: Self.guide, encoding: .utf8)
            let commands = guide.split(separator: "\n").filter {
                $0.hasPrefix("$ git init") || $0.hasPrefix("$ mkdir ledger")
            }
            try #require(commands.count == 2)
            for command in commands { try shell(String(command.dropFirst(2)), in: folder) }
            let archive = ArchiveCopy(
                of: vault.ours.archive, at: .directory(folder.appendingPathComponent("archive.git")))
            #expect(try archive.verify().isUpToDate)
            #expect(try await LedgerCopy(of: vault.ours.ledger, in: folder).verify().size == 1000)
        }

        private static let guide = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../docs/operating/backup.md").standardized

        private func shell(_ command: String, in folder: URL) throws {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = ["-euc", command]
            process.currentDirectoryURL = folder
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(command)")
        }
    }

    @Suite("a copy that is not ours") struct OtherCopies {

        @Test func `is left as it is where it is ahead: an older archive or ledger was put back here`() async throws {
            let vault = try await Vault()
            try vault.ours.capture(2)
            try await vault.ours.record(10)
            let older = try OurTenant(copying: vault.ours)
            try vault.ours.capture(1)
            try await vault.ours.record(5)
            _ = try await vault.archive().bring()
            _ = try await vault.ledger().bring()
            let before = try await vault.listed()

            for body in [vault.archive(of: older).bring, vault.archive(of: older).verify] {
                let error = await #expect(throws: ArchiveError.self) { _ = try await body() }
                #expect(error?.kind == .unsound)
            }
            for body in [vault.ledger(of: older).bring, vault.ledger(of: older).verify] {
                let error = await #expect(throws: LedgerError.self) { _ = try await body() }
                #expect(error?.description.hasPrefix("can't trust the copy s3: it is 5 entries ahead of ours") == true)
            }
            #expect(try await vault.listed() == before)
        }

        @Test func `is left as it is where it went its own way`() async throws {
            let vault = try await Vault()
            try vault.ours.capture(2)
            try await vault.ours.record(10)
            let other = try OurTenant(copying: vault.ours)
            try vault.ours.capture(1)
            try await vault.ours.record(5)
            _ = try await vault.archive().bring()
            _ = try await vault.ledger().bring()
            let before = try await vault.listed()
            try other.capture(2, saying: "b")
            try await other.record(7, saying: "b")

            for body in [vault.archive(of: other).bring, vault.archive(of: other).verify] {
                let error = await #expect(throws: ArchiveError.self) { _ = try await body() }
                #expect(error?.kind == .unsound)
            }
            for body in [vault.ledger(of: other).bring, vault.ledger(of: other).verify] {
                let error = await #expect(throws: LedgerError.self) { _ = try await body() }
                #expect(error?.because.hasPrefix("its first 15 entries are not those of ours") == true)
            }
            #expect(try await vault.listed() == before)
        }
    }

    @Suite("a copy whose writer stops") struct BrokenOffCopies {
        private struct Stop: Error {}

        @Test(arguments: ["locks", "part", "manifest"])
        func `is the old one or the new one, and then the new one`(step: String) async throws {
            let vault = try await Vault()
            try vault.ours.capture(2)
            try await vault.ours.record(10)
            _ = try await vault.archive().bring()
            _ = try await vault.ledger().bring()
            try vault.ours.capture(1)
            try await vault.ours.record(5)
            let stop: @Sendable (String) throws -> Void = { if $0 == step { throw Stop() } }
            await #expect(throws: Stop.self) { _ = try await vault.archive(reached: stop).bring() }
            await #expect(throws: Stop.self) { _ = try await vault.ledger(reached: stop).bring() }

            #expect(try await vault.archive().verify().captures == (step == "manifest" ? 3 : 2))
            #expect(try await vault.ledger().verify().size == (step == "manifest" ? 15 : 10))
            try await vault.ours.record(1)
            #expect(try await vault.archive().bring().isUpToDate)
            #expect(try await vault.ledger().bring().isUpToDate)
            #expect(try await vault.archive().verify().captures == 3)
            #expect(try await vault.ledger().verify().size == 16)
        }

        @Test func `uses what was sent where it is the same, and refuses another of its name`() async throws {
            let vault = try await Vault()
            try vault.ours.capture(2)
            let stop: @Sendable (String) throws -> Void = { if $0 == "part" { throw Stop() } }
            await #expect(throws: Stop.self) { _ = try await vault.archive(reached: stop).bring() }
            #expect(try await vault.archive().bring().captures == 2)
            #expect(try await vault.names().count == 2)
            #expect(try await vault.archive().verify().isUpToDate)

            let fresh = try await Vault()
            let part = try #require(try await vault.names().first { $0.hasSuffix(".bundle") })
            try await fresh.put("another", at: fresh.prefix + "archive/" + part)
            let copy = LockedCopy(
                of: ArchiveParts(of: vault.ours.archive, copy: "s3"), in: fresh.store.bucket(fresh.name),
                below: fresh.prefix + "archive/", lock: fresh.rule, clock: .impatient)
            let error = await #expect(throws: StorageError.self) { _ = try await copy.bring() }
            #expect(error?.because == "\(part) is there already, and is another")
        }
    }
}
