import Archive
import Capture
import ContactCenter
import Foundation
import Redaction
import Testing

@testable import ObjectStorage

extension InAnObjectStore {

    @Suite("a lock") struct Locks {

        private func storage(_ body: () async throws -> Void) async -> StorageError? {
            await #expect(throws: StorageError.self) { try await body() }
        }

        @Test func `is on everything that was written, and nobody lifts it`() async throws {
            let vault = try await Vault()
            let asked = vault.rule.lock(at: .machine)
            try vault.ours.capture(1)
            _ = try await vault.archive().bring()
            let objects = try await vault.listed()
            #expect(objects.count == 2)
            for object in objects {
                #expect(try await vault.lock(of: object)?.holds(asked) == true)
                #expect(await storage { try await vault.delete(object) }?.code == "AccessDenied")
            }
            #expect(try await vault.archive().verify().isUpToDate)
        }

        @Test func `is moved on with each copy, and never back`() async throws {
            var vault = try await Vault()
            try vault.ours.capture(1)
            _ = try await vault.archive().bring()
            vault.rule = LockRule(isCompliance: true, days: 9)
            let short = await storage { _ = try await vault.archive().verify() }
            #expect(short?.kind == .unprotected)
            #expect(short?.because.contains("shorter than the 9 days of `keep:`") == true)
            let asked = vault.rule.lock(at: .machine)
            #expect(try await vault.archive().bring().isUpToDate)
            #expect(try await vault.archive().verify().isUpToDate)
            let part = try #require(try await vault.listed().first { $0.key.hasSuffix(".bundle") })
            #expect(try await vault.lock(of: part)?.holds(asked) == true)
            #expect(try await vault.names().count == 3)

            vault.rule = LockRule(isCompliance: true, days: 1)
            try vault.ours.capture(1)
            #expect(try await vault.archive().bring().isUpToDate)
            #expect(try await vault.lock(of: part)?.holds(asked) == true)
            #expect(try await vault.archive().verify().isUpToDate)
        }

        @Test func `that somebody made shorter or weaker is found`() async throws {
            var vault = try await Vault()
            vault.rule = LockRule(isCompliance: false, days: 2)
            try vault.ours.capture(1)
            _ = try await vault.archive().bring()
            var strict = vault
            strict.rule = LockRule(isCompliance: true, days: 2)
            let weaker = await storage { _ = try await strict.archive().verify() }
            #expect(weaker?.kind == .unprotected)
            for ending in [".bundle", ".json"] {
                let object = try #require(try await vault.listed().first { $0.key.hasSuffix(ending) })
                try await lock(object, until: Moment.machine.advanced(by: .days(1)), in: vault)
                let error = await storage { _ = try await vault.archive().verify() }
                #expect(error?.kind == .unprotected)
                #expect(error?.because.hasPrefix("it is locked in mode GOVERNANCE until") == true)
                try await lock(object, until: Moment.machine.advanced(by: .days(3)), in: vault)
                #expect(try await vault.archive().verify().isUpToDate)
            }
        }

        /// As whoever may lift governance does it.
        private func lock(_ object: ObjectVersion, until: Moment, in vault: Vault) async throws {
            let until = Moment(milliseconds: until.milliseconds / 1000 * 1000)
            try await vault.store.send(
                "PUT", "/\(vault.name)/\(object.key)", in: vault.name,
                query: [Pair("retention", ""), Pair("versionId", object.version)],
                headers: [Pair("x-amz-bypass-governance-retention", "true")],
                body:
                    "<Retention><Mode>GOVERNANCE</Mode><RetainUntilDate>\(until.iso8601)</RetainUntilDate></Retention>")
        }

        @Test func `that has ended is told`() async throws {
            let vault = try await Vault()
            try vault.ours.capture(1)
            _ = try await vault.archive().bring()
            try await write(vault, number: 2) {
                CopyManifest(
                    number: 2, at: $0.at, lockedUntil: Moment(milliseconds: 1_700_000_000_000), parts: $0.parts,
                    contents: $0.contents)
            }
            let error = await storage { _ = try await vault.archive().verify() }
            #expect(error?.because == "its locks ended on 2023-11-14: run `linewarden copy`")
            #expect(try await vault.archive().bring().isUpToDate)
            #expect(try await vault.archive().verify().isUpToDate)
        }

        @Test func `cannot be had of a bucket without Object Lock, and nothing is written to one`() async throws {
            let vault = try await Vault(locks: false)
            try vault.ours.capture(1)
            for body in [vault.archive().bring, vault.archive().verify] {
                let error = await storage { _ = try await body() }
                #expect(error?.kind == .unprotected)
                #expect(error?.because == "it does not keep versions: name a bucket that was made with Object Lock")
            }
            try await vault.store.send(
                "PUT", "/\(vault.name)", in: vault.name, query: [Pair("versioning", "")],
                body: "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>")
            #expect(
                await storage { _ = try await vault.archive().bring() }?.because
                    == "it has no Object Lock: name a bucket that was made with Object Lock")
            #expect(try await vault.listed() == [])
        }
    }

    @Suite("somebody who writes to a copy") struct Tampering {

        private func why(_ body: () async throws -> Void) async -> StorageError? {
            let error = await #expect(throws: StorageError.self) { try await body() }
            #expect(error?.kind == .unsound)
            return error
        }

        private func expect(_ because: String, of vault: Vault) async throws {
            let before = try await vault.listed()
            #expect(await why { _ = try await vault.archive().verify() }?.because.contains(because) == true)
            #expect(await why { _ = try await vault.archive().bring() }?.because.contains(because) == true)
            #expect(try await vault.listed() == before)
        }

        private func made() async throws -> Vault {
            var vault = try await Vault()
            vault.rule = LockRule(isCompliance: false, days: 2)
            try vault.ours.capture(2)
            _ = try await vault.archive().bring()
            return vault
        }

        @Test(arguments: [".bundle", ".json"])
        func `is found by the second version of an object`(ending: String) async throws {
            let vault = try await made()
            let object = try #require(try await vault.listed().first { $0.key.hasSuffix(ending) })
            try await vault.put("{}", at: object.key)
            try await expect("was overwritten: of its 2 versions \(object.version) is the oldest", of: vault)
        }

        @Test(arguments: [".bundle", ".json"])
        func `is found by a delete marker`(ending: String) async throws {
            let vault = try await made()
            let object = try #require(try await vault.listed().first { $0.key.hasSuffix(ending) })
            try await vault.store.send("DELETE", "/\(vault.name)/\(object.key)", in: vault.name)
            try await expect("was deleted: its version \(object.version) is still there", of: vault)
        }

        @Test func `is found by an object that no copy has`() async throws {
            let vault = try await made()
            try await vault.put("hello", at: vault.prefix + "archive/readme.txt")
            try await expect("it has readme.txt, which no copy has", of: vault)
        }

        @Test func `is found by a part or a manifest that is gone for good`() async throws {
            let vault = try await made()
            try vault.ours.capture(1)
            _ = try await vault.archive().bring()
            try vault.ours.capture(1)
            _ = try await vault.archive().bring()
            let objects = try await vault.listed()
            let part = try #require(objects.first { $0.key.hasSuffix(".bundle") })
            try await vault.delete(part)
            #expect(await why { _ = try await vault.archive().verify() }?.because.hasSuffix(".bundle is gone") == true)

            let other = try await made()
            for _ in 0..<2 {
                try other.ours.capture(1)
                _ = try await other.archive().bring()
            }
            for object in try await other.listed()
            where object.key.hasSuffix("2.json") || object.key.hasSuffix("3.json") {
                try await other.delete(object)
            }
            try await expect("it has parts up to 3, and the manifest 000002.json is gone", of: other)
        }

        @Test func `is found by a part that was put in the place of another`() async throws {
            let vault = try await made()
            let part = try #require(try await vault.listed().first { $0.key.hasSuffix(".bundle") })
            try await vault.delete(part)
            try await vault.put("not a bundle", at: part.key)
            #expect(
                await why { _ = try await vault.archive().verify() }?.because.hasSuffix("is not what was written")
                    == true)
        }

        @Test func `is found by bytes that have not the hash of their name, and by a manifest that lies`() async throws
        {
            let vault = try await made()
            let hash = String(repeating: "ab", count: 32)
            try await vault.put("hello", at: vault.prefix + "archive/000002-\(hash).bundle")
            let object = try #require(try await vault.listed().first { $0.key.contains(hash) })
            try await vault.connected {
                try await $0.hold(object.key, version: object.version, lock: vault.rule.lock(at: .machine))
            }
            try await write(vault, number: 2) { old in
                CopyManifest(
                    number: 2, at: old.at, lockedUntil: old.lockedUntil,
                    parts: old.parts + [.init(number: 2, sha256: hash, bytes: 5, version: object.version)],
                    contents: old.contents)
            }
            #expect(
                await why { _ = try await vault.archive().verify() }?.because.hasSuffix(".bundle is damaged") == true)

            let lying = try await made()
            let older = try #require(try TenantArchive(at: lying.ours.archive).log().last?.id)
            try await write(lying, number: 2) { old in
                CopyManifest(
                    number: 2, at: old.at, lockedUntil: old.lockedUntil, parts: old.parts,
                    contents: CopyContents(names: ["refs/heads/main": older]))
            }
            #expect(
                await why { _ = try await lying.archive().verify() }?.because
                    == "000002.json says other of its parts than they hold")
            try await lying.put("{}", at: lying.prefix + "archive/000003.json")
            try await expect("000003.json is no manifest", of: lying)
        }
    }

    @Suite("a store that refuses us") struct Refusals {

        private func because(_ bucket: Bucket, off shift: Duration = .zero) async -> String? {
            let error = await #expect(throws: StorageError.self) {
                try await BucketConnection.opening(bucket, clock: .off(by: shift)) { try await $0.mustProtect() }
            }
            #expect(error?.kind == .refused)
            return error?.because
        }

        @Test func `says what to do about secret, key, bucket and clock`() async throws {
            let vault = try await Vault()
            let store = vault.store
            #expect(
                await because(store.bucket(vault.name, secret: "wrong"))
                    == "the secret is not that of the access key AKIDTEST")
            #expect(
                await because(store.bucket(vault.name, key: "AKIDOTHER"))
                    == "the store knows no access key AKIDOTHER")
            #expect(await because(store.bucket("nowhere-at-all")) == "there is no bucket nowhere-at-all")
            for shift in [Duration.seconds(3600), .seconds(-3600)] {
                let skewed = await because(store.bucket(vault.name), off: shift)
                #expect(skewed?.hasPrefix("our clock says 20") == true, "\(skewed ?? "")")
                #expect(skewed?.hasSuffix("set ours") == true)
            }
            try await BucketConnection.opening(store.bucket(vault.name), clock: .off(by: .seconds(60))) {
                try await $0.mustProtect()
            }
        }
    }
}

/// Writes the next manifest as somebody else would: made of the newest, locked, and of the next number.
private func write(_ vault: Vault, number: Int, _ change: (CopyManifest) -> CopyManifest) async throws {
    let key = "\(vault.prefix)archive/"
    let name = CopyName.manifest(number - 1)
    let object = try #require(try await vault.listed("archive/").first { $0.key == key + name })
    let file = vault.ours.folder.appendingPathComponent("manifest")
    try await vault.connected { connection in
        _ = try await connection.fetch(object.key, version: object.version, bytes: object.bytes, to: file)
        let old = try #require(CopyManifest(json: Array(try Data(contentsOf: file))))
        try Data(change(old).json(ending: "bundle")).write(to: file)
        let lock = ObjectLock(mode: vault.rule.mode, until: vault.rule.lock(at: .machine).until.advanced(by: .days(1)))
        _ = try await connection.put(file, try FileDigest(of: file), at: key + CopyName.manifest(number), lock: lock)
    }
}
