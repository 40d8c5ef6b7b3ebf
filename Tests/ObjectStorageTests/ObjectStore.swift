import Foundation
import Redaction
import Testing

@testable import ObjectStorage

/// A SeaweedFS of this test run, which checks signatures and enforces locks; `LINEWARDEN_WEED` names its program.
final class ObjectStore: Sendable {
    let endpoint: String
    private let process: Process
    private let folder: URL

    static let program = ProcessInfo.processInfo.environment["LINEWARDEN_WEED"]
    static let secret = "a secret/with+signs"

    /// The one that serves this suite.
    @TaskLocal static var current: ObjectStore?

    private init(on ports: [Int], in folder: URL) throws {
        self.folder = folder
        endpoint = "http://127.0.0.1:\(ports[0])"
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("data"), withIntermediateDirectories: true)
        let identities = """
            {"identities": [{"name": "owner", "actions": ["Admin", "Read", "Write", "List", "Tagging"],
              "credentials": [{"accessKey": "AKIDTEST", "secretKey": "\(Self.secret)"}]}]}
            """
        let configuration = folder.appendingPathComponent("s3.json")
        try Data(identities.utf8).write(to: configuration)
        process = Process()
        process.executableURL = URL(fileURLWithPath: Self.program ?? "/nonexistent")
        process.arguments = Self.arguments(ports, folder) + ["-s3.config=\(configuration.path)"]
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    private static func arguments(_ ports: [Int], _ folder: URL) -> [String] {
        let names = [
            "s3.port", "s3.port.grpc", "master.port", "master.port.grpc", "volume.port", "volume.port.grpc",
            "filer.port", "filer.port.grpc",
        ]
        return [
            "server", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-dir=\(folder.appendingPathComponent("data").path)",
            "-volume.max=40", "-master.volumeSizeLimitMB=64", "-master.telemetry=false", "-filer", "-s3",
            "-s3.port.iceberg=0", "-s3.port.lance=0",
        ] + zip(names, ports).map { "-\($0)=\($1)" }
    }

    /// Ports nobody has, all held until the last is found.
    private static func freePorts(_ count: Int) -> [Int] {
        let sockets = (0..<count).map { _ in socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) }
        defer { for socket in sockets { close(socket) } }
        return sockets.map { socket in
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = inet_addr("127.0.0.1")
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            return withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    _ = bind(socket, $0, length)
                    _ = getsockname(socket, $0, &length)
                }
                return Int(UInt16(bigEndian: pointer.pointee.sin_port))
            }
        }
    }

    /// Serves while `body` runs, and is gone when it returns.
    static func serving(_ body: (ObjectStore) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "linewarden-weed-\(UUID().uuidString)")
        let store = try ObjectStore(on: freePorts(8), in: folder)
        defer {
            // It takes its time to end when it is asked to, and nothing it holds is needed.
            kill(store.process.processIdentifier, SIGKILL)
            store.process.waitUntilExit()
            try? FileManager.default.removeItem(at: folder)
        }
        try await store.untilReady()
        try await body(store)
    }

    /// The bucket that locks, of which each test has a prefix: a bucket takes room on the disk before anything is in it.
    static let vault = "vault"

    /// It serves once it takes a bucket that locks and an object in it.
    private func untilReady() async throws {
        for _ in 0..<600 {
            try #require(process.isRunning, "\(Self.program ?? "weed") does not start")
            try? await makeBucket(Self.vault)
            if await holdsALockedObject() { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        Issue.record("\(Self.program ?? "weed") does not get ready")
    }

    /// A bucket that was asked for before the store was up may be there and not lock: that one goes, to be made again.
    private func holdsALockedObject() async -> Bool {
        let lock = try? await send("GET", "/\(Self.vault)", in: Self.vault, query: [Pair("object-lock", "")])
        guard let lock, String(decoding: lock, as: UTF8.self).contains("Enabled") else {
            _ = try? await send("DELETE", "/\(Self.vault)", in: Self.vault)
            return false
        }
        return (try? await send("PUT", "/\(Self.vault)/ready", in: Self.vault, body: "ready")) != nil
    }

    func bucket(_ name: String, key: String = "AKIDTEST", secret: String = ObjectStore.secret) -> Bucket {
        Bucket(
            endpoint: endpoint, region: "eu-central-1", name: name, key: AccessKey(id: key, secret: Secret(secret)))
    }

    func makeBucket(_ name: String, locks: Bool = true) async throws {
        try await send(
            "PUT", "/\(name)", in: name,
            headers: locks ? [Pair("x-amz-bucket-object-lock-enabled", "true")] : [])
    }

    /// Whatever somebody else may do there.
    @discardableResult
    func send(
        _ method: String, _ path: String, in bucket: String, query: [Pair] = [], headers: [Pair] = [],
        body: String = ""
    ) async throws -> [UInt8] {
        let request = StorageRequest(
            method: method, path: path, query: query, headers: headers, payload: .bytes(Array(body.utf8)),
            doing: "\(method) \(path)", needs: "s3:Anything")
        return try await BucketConnection.opening(self.bucket(bucket), clock: .impatient) { connection in
            try await connection.body(request)
        }
    }
}

/// Has a suite served by an ``ObjectStore``, one for all its tests.
struct ServedByAnObjectStore: SuiteTrait, TestScoping {
    @concurrent func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable @concurrent () async throws -> Void
    ) async throws {
        try await ObjectStore.serving { store in
            try await ObjectStore.$current.withValue(store) { try await function() }
        }
    }
}

extension Trait where Self == ServedByAnObjectStore {
    static var servedByAnObjectStore: Self { Self() }
}

extension Trait where Self == ConditionTrait {
    static var whereAnObjectStoreIs: Self {
        .enabled(if: ObjectStore.program != nil, "LINEWARDEN_WEED names no SeaweedFS; .ci/run installs one")
    }
}
