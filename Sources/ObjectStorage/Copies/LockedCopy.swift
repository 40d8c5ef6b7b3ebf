import ContactCenter
import Foundation
public import Platforms

/// A copy in a bucket that lets nobody delete or overwrite what it holds.
///
/// Each run adds a part with what is new, and then a manifest that names all parts. Nothing is ever written over, so
/// that at any time the newest manifest is a whole copy.
public struct LockedCopy<Parts: CopiedInParts>: Sendable {
    private let parts: Parts
    private let bucket: Bucket
    private let folder: String
    private let rule: LockRule
    private let clock: WallClock
    private let page: Int?
    private let reached: @Sendable (String) throws -> Void

    /// - Parameters:
    ///   - folder: What the keys of the copy begin with, up to and with the last slash.
    public init(of parts: Parts, in bucket: Bucket, below folder: String, lock rule: LockRule, clock: WallClock) {
        self.init(of: parts, in: bucket, below: folder, lock: rule, clock: clock, page: nil) { _ in }
    }

    /// - Parameters:
    ///   - page: How many versions are listed at once; as many as the store gives if nil.
    ///   - reached: Told how far it has come, so that a test can stop it there.
    init(
        of parts: Parts, in bucket: Bucket, below folder: String, lock rule: LockRule, clock: WallClock, page: Int?,
        reached: @escaping @Sendable (String) throws -> Void
    ) {
        self.parts = parts
        self.bucket = bucket
        self.folder = folder
        self.rule = rule
        self.clock = clock
        self.page = page
        self.reached = reached
    }

    /// Brings the copy up to date, and its locks with it.
    ///
    /// - Throws: ``StorageError``, or an error of `Parts`, of kind `.unsound` where the copy is damaged or has what ours
    ///   has not: then nothing is written to it.
    public func bring() async throws -> Parts.Standing {
        try await BucketConnection.opening(bucket, clock: clock) { connection in
            try await connection.mustProtect()
            let series = try await series(connection)
            return try await TemporaryFolder.using { temporary in
                let newest = try await newest(series, connection, in: temporary)
                let before = try await parts.standing(of: newest?.contents)
                let now = clock.now()
                if parts.isUpToDate(before), newest.map({ rule.suffices($0.lockedUntil, at: now) }) ?? true {
                    return before
                }
                let next = try await add(after: newest, isUpToDate: parts.isUpToDate(before), connection, temporary)
                return try await parts.standing(of: next.contents)
            }
        }
    }

    /// Reads all of the copy back, and checks its locks, its hashes, and that it is ours or the beginning of ours.
    ///
    /// - Throws: ``StorageError`` or an error of `Parts`; of kind `.notThere` where no copy was made yet.
    public func verify() async throws -> Parts.Standing {
        try await BucketConnection.opening(bucket, clock: clock) { connection in
            try await connection.mustProtect()
            let series = try await series(connection)
            return try await TemporaryFolder.using { temporary in
                guard let newest = try await newest(series, connection, in: temporary) else {
                    let empty = try await parts.standing(of: nil)
                    guard !parts.isUpToDate(empty) else { return empty }
                    throw StorageError(.notThere, doing: doing, because: "no copy was made yet: run `linewarden copy`")
                }
                try mustBeInForce(newest)
                let files = try await fetch(newest, series, connection, in: temporary)
                let standing = try await parts.verify(files, in: temporary)
                guard try await parts.standing(of: newest.contents) == standing else {
                    throw unsound("\(newest.name) says other of its parts than they hold")
                }
                return standing
            }
        }
    }

    private var doing: String { "trust the copy s3://\(bucket.name)/\(folder)" }

    private func unsound(_ because: String) -> StorageError { StorageError(.unsound, doing: doing, because: because) }
}

extension LockedCopy {

    private func series(_ connection: BucketConnection) async throws -> CopySeries {
        let listed = try await connection.versions(below: folder, page: page)
        return try CopySeries(listed, below: folder, parts: Parts.ending, doing: doing)
    }

    /// The newest manifest; nil where there is none.
    private func newest(
        _ series: CopySeries, _ connection: BucketConnection, in temporary: URL
    ) async throws -> CopyManifest? {
        guard series.newest > 0 else { return nil }
        let name = CopyName.manifest(series.newest)
        guard let object = series[name], object.bytes <= BucketConnection.mostBytes else {
            throw unsound("\(name) is larger than a manifest is")
        }
        let file = temporary.appendingPathComponent(name)
        _ = try await connection.fetch(folder + name, version: object.version, bytes: object.bytes, to: file)
        guard let bytes = try? Data(contentsOf: file), let manifest = CopyManifest(json: Array(bytes)),
            manifest.number == series.newest
        else { throw unsound("\(name) is no manifest") }
        let lock = ObjectLock(mode: rule.mode, until: manifest.lockedUntil)
        try await connection.mustHold(folder + name, version: object.version, lock: lock)
        return manifest
    }

    /// What was once locked long enough is to be so still.
    private func mustBeInForce(_ manifest: CopyManifest) throws(StorageError) {
        let now = clock.now()
        guard manifest.lockedUntil > now else {
            throw StorageError(
                .unprotected, doing: doing,
                because: "its locks ended on \(manifest.lockedUntil.iso8601Day): run `linewarden copy`")
        }
        guard rule.suffices(manifest.lockedUntil, at: manifest.at) else {
            throw StorageError(
                .unprotected, doing: doing,
                because: "it is locked until \(manifest.lockedUntil.iso8601Day), shorter than the \(rule.days) days of "
                    + "`keep:`: run `linewarden copy`")
        }
    }
}

extension LockedCopy {

    /// Sends what is new, moves the locks of the rest on, and then names all of it.
    private func add(
        after newest: CopyManifest?, isUpToDate: Bool, _ connection: BucketConnection, _ temporary: URL
    ) async throws -> CopyManifest {
        let (number, lock) = ((newest?.number ?? 0) + 1, rule.lock(at: clock.now()))
        var (all, contents) = (newest?.parts ?? [], newest?.contents)
        for part in all {
            try await connection.hold(folder + part.name(Parts.ending), version: part.version, lock: lock)
        }
        try reached("locks")
        if !isUpToDate {
            let file = temporary.appendingPathComponent("part")
            contents = try await parts.write(after: contents, to: file, in: temporary)
            all.append(try await send(file, number: number, lock, connection, temporary))
            try reached("part")
        }
        let manifest = CopyManifest(
            number: number, at: clock.now(), lockedUntil: lock.until, parts: all,
            contents: contents ?? CopyContents(names: [:]))
        try await send(manifest, lock, connection, temporary)
        try reached("manifest")
        return manifest
    }

    private func send(
        _ file: URL, number: Int, _ lock: ObjectLock, _ connection: BucketConnection, _ temporary: URL
    ) async throws -> CopyManifest.Part {
        let digest = try FileDigest(of: file)
        let key = folder + CopyName(number: number, sha256: digest.sha256, ending: Parts.ending).text
        var version: String
        do {
            version = try await connection.put(file, digest, at: key, lock: lock)
        } catch let error as StorageError where error.code == "PreconditionFailed" {
            // A run that was broken off has sent it already.
            version = try await sent(key, digest, connection, temporary)
        }
        try await connection.hold(key, version: version, lock: lock)
        return .init(number: number, sha256: digest.sha256, bytes: digest.bytes, version: version)
    }

    /// The version of what is there already, which is to be what we would send.
    private func sent(
        _ key: String, _ digest: FileDigest, _ connection: BucketConnection, _ temporary: URL
    ) async throws -> String {
        let there = try await connection.versions(below: key)
        guard there.count == 1, let object = there.first, !object.isDeleteMarker, object.bytes == digest.bytes,
            try await connection.fetch(
                key, version: object.version, bytes: object.bytes, to: temporary.appendingPathComponent("sent"))
                == digest
        else { throw unsound("\(key.dropFirst(folder.count)) is there already, and is another") }
        return object.version
    }

    private func send(
        _ manifest: CopyManifest, _ lock: ObjectLock, _ connection: BucketConnection, _ temporary: URL
    ) async throws {
        let file = temporary.appendingPathComponent("manifest")
        try Data(manifest.json(ending: Parts.ending)).write(to: file)
        do {
            let key = folder + manifest.name
            let version = try await connection.put(file, try FileDigest(of: file), at: key, lock: lock)
            try await connection.mustHold(key, version: version, lock: lock)
        } catch let error as StorageError where error.code == "PreconditionFailed" {
            throw StorageError(
                .away, doing: error.doing, because: "another run wrote it in this moment: run it again")
        }
    }
}

extension LockedCopy {

    /// Reads every part into a file, and checks its lock and its hash.
    private func fetch(
        _ manifest: CopyManifest, _ series: CopySeries, _ connection: BucketConnection, in temporary: URL
    ) async throws -> [URL] {
        let lock = ObjectLock(mode: rule.mode, until: manifest.lockedUntil)
        var files: [URL] = []
        for part in manifest.parts {
            let name = part.name(Parts.ending)
            guard let object = series[name] else { throw unsound("\(name) is gone") }
            guard object.version == part.version, object.bytes == part.bytes else {
                throw unsound("\(name) is not what was written")
            }
            try await connection.mustHold(folder + name, version: part.version, lock: lock)
            let file = temporary.appendingPathComponent(name)
            let digest = try await connection.fetch(
                folder + name, version: part.version, bytes: part.bytes, to: file)
            guard digest.sha256 == part.sha256 else { throw unsound("\(name) is damaged") }
            files.append(file)
        }
        return files
    }
}
