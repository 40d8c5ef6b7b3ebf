import ContactCenter
import Foundation
import Platforms
import Redaction
import Synchronization
import Testing

@testable import ObjectStorage

/// What a store answers that is in no order to answer.
@Suite("An object store in trouble")
struct ObjectStoreTests {

    /// Waits for nothing, and remembers for how long it was to.
    private final class Waits: Sendable {
        private let all = Mutex([Duration]())
        var noted: [Duration] { all.withLock { $0 } }

        var clock: WallClock {
            WallClock(
                now: { Moment(milliseconds: 1_795_564_800_000) },
                sleep: { wait in self.all.withLock { $0.append(wait) } })
        }
    }

    private func bucket(_ endpoint: String) -> Bucket {
        Bucket(
            endpoint: endpoint, region: "eu-central-1", name: "vault",
            key: AccessKey(id: "AKIDTEST", secret: Secret("never shown")))
    }

    private static func error(_ status: Int, _ code: String, _ more: String = "") -> Gateway.Reply {
        .init(
            status: status, headers: [("Content-Type", "application/xml")],
            body: "<Error><Code>\(code)</Code><Message>m</Message>\(more)</Error>")
    }

    /// What becomes of a listing of versions.
    private func listing(
        _ certificate: Certificates.Pair? = nil, waits: Waits = Waits(),
        answer: @escaping @Sendable (String) -> Gateway.Reply?
    ) async throws -> (versions: [ObjectVersion]?, error: StorageError?, asked: Int) {
        let scheme = certificate == nil ? "http" : "https"
        return try await Gateway.serving(certificate, answer: answer) { gateway in
            do {
                let versions = try await BucketConnection.opening(
                    bucket("\(scheme)://127.0.0.1:\(gateway.port)"), clock: waits.clock
                ) { try await $0.versions(below: "p/") }
                return (versions, nil, gateway.asked.count)
            } catch let error as StorageError {
                #expect(!error.description.contains("never shown"))
                return (nil, error, gateway.asked.count)
            }
        }
    }

    @Test func `that asks for fewer requests is asked again when it said, and not for ever`() async throws {
        let answers = Mutex(2)
        let waits = Waits()
        let busy = try await listing(waits: waits) { _ in
            let isBusy = answers.withLock { left in
                left -= 1
                return left >= 0
            }
            guard isBusy else { return .init(body: "<ListVersionsResult/>") }
            var reply = Self.error(503, "SlowDown")
            reply.headers.append(("Retry-After", "7"))
            return reply
        }
        #expect(busy.versions == [])
        #expect(waits.noted == [.seconds(7), .seconds(7)])

        let patient = Waits()
        let never = try await listing(waits: patient) { _ in Self.error(503, "SlowDown") }
        #expect(never.error?.kind == .away)
        #expect(never.error?.because == "the store asks for fewer requests")
        #expect(never.asked == 4)
        #expect(patient.noted == [.milliseconds(500), .seconds(1), .seconds(2)])
        let long = try await listing { _ in
            .init(status: 503, headers: [("Retry-After", "86400")], body: "")
        }
        #expect(long.error?.because == "it answered 503, for 86400 s")
        #expect(long.asked == 1)
    }

    @Test func `that has the bucket in another region names it, and is not followed`() async throws {
        let header = try await listing { _ in
            .init(
                status: 301,
                headers: [("x-amz-bucket-region", "us-west-2"), ("Location", "https://other.example.com/vault")],
                body: "")
        }
        #expect(header.error?.because == "the bucket is in another region: set `region: us-west-2`")
        let element = try await listing { _ in
            Self.error(400, "AuthorizationHeaderMalformed", "<Region>us-east-2</Region>")
        }
        #expect(element.error?.because == "the bucket is in another region: set `region: us-east-2`")
        #expect(element.error?.kind == .refused)
        #expect((header.asked, element.asked) == (1, 1))
    }

    @Test func `that does not allow something names the permission`() async throws {
        let denied = try await listing { _ in Self.error(403, "AccessDenied") }
        #expect(denied.error?.because == "the access key may not: allow it s3:ListBucketVersions")
        #expect(denied.error?.kind == .refused)
        let expired = try await listing { _ in Self.error(400, "ExpiredToken") }
        #expect(expired.error?.because == "the session token is no longer taken")
    }

    @Test func `that answers nonsense, or a list without end, is no store`() async throws {
        #expect(
            try await listing { _ in .page() }.error?.because.hasPrefix("the answer is no ListVersionsResult") == true)
        let endless = "<ListVersionsResult><IsTruncated>true</IsTruncated></ListVersionsResult>"
        #expect(
            try await listing { _ in .init(body: endless) }.error?.because
                == "the store says there is more and not where it goes on")
        let circle = endless.replacing("</IsTruncated>", with: "</IsTruncated><NextKeyMarker>a</NextKeyMarker>")
        let circling = try await listing { _ in .init(body: circle) }
        #expect(circling.error?.kind == .refused)
        #expect(circling.asked == 2)
        let odd = try await listing { _ in Self.error(418, "Tea\u{7}pot&#10;<b>x</b>") }
        #expect(odd.error?.because.hasPrefix("it answered 418") == true)
        #expect(odd.error?.because.contains("\n") == false)
    }

    @Test func `that breaks off, is not there or shows a strange certificate is told so`() async throws {
        let broken = try await listing { _ in nil }
        #expect(broken.error?.kind == .away)
        #expect(broken.error?.because == "the connection broke off")
        #expect(broken.asked == 4)
        let untrusted = try await listing(Certificates.good) { _ in .init(body: "<ListVersionsResult/>") }
        #expect(untrusted.error?.kind == .refused)
        #expect(untrusted.error?.because == "it showed a certificate we do not trust")
        #expect(untrusted.asked == 0)
        let waits = Waits()
        let error = await #expect(throws: StorageError.self) {
            _ = try await BucketConnection.opening(bucket("http://127.0.0.1:9"), clock: waits.clock) {
                try await $0.versions(below: "p/")
            }
        }
        #expect(error?.because == "it is not reached")
    }

    @Test func `that writes without keeping a version, or says it locks and does not, is not trusted`() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("linewarden-\(UUID().uuidString)")
        try Data("hello".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let lock = LockRule(isCompliance: true, days: 1).lock(at: Moment(milliseconds: 1_795_564_800_000))
        let unlocked =
            "<Retention><Mode>GOVERNANCE</Mode><RetainUntilDate>2030-01-01T00:00:00Z</RetainUntilDate></Retention>"
        try await Gateway.serving(answer: { _ in .init(body: unlocked) }) { gateway in
            try await BucketConnection.opening(bucket("http://127.0.0.1:\(gateway.port)"), clock: Waits().clock) {
                store in
                let written = await #expect(throws: StorageError.self) {
                    _ = try await store.put(file, try FileDigest(of: file), at: "k", lock: lock)
                }
                #expect(written?.kind == .unprotected)
                let held = await #expect(throws: StorageError.self) {
                    try await store.hold("k", version: "1", lock: lock)
                }
                #expect(held?.kind == .unprotected)
                #expect(held?.because.hasPrefix("it is locked in mode GOVERNANCE until 2030-01-01") == true)
            }
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func `that gives more than it should, or more than our disk takes, is stopped`() async throws {
        try await Gateway.serving(answer: { _ in .init(body: "hello") }) { gateway in
            try await BucketConnection.opening(bucket("http://127.0.0.1:\(gateway.port)"), clock: Waits().clock) {
                store in
                let full = await #expect(throws: StorageError.self) {
                    _ = try await store.fetch("k", version: "1", bytes: 5, to: URL(fileURLWithPath: "/dev/full"))
                }
                #expect(full?.kind == .disk)
                #expect(full?.because == "no space is left on the disk")
                let long = await #expect(throws: StorageError.self) {
                    _ = try await store.fetch("k", version: "1", bytes: 4, to: URL(fileURLWithPath: "/dev/null"))
                }
                #expect(long?.kind == .unsound)
            }
        }
    }
}
