import ContactCenter
import Foundation
import Ledger
import LedgerStore
import Rehearsals
import Sinks
import Testing

/// A log with ten entries, and room for more.
private final class Log: Sendable {
    static let origin = "ledger.example/acme"
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("linewarden-witness-\(UUID().uuidString)")

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Adds entries, and seals them.
    func grow(to size: Int, saying word: String = "a") async throws {
        let log = try LedgerLog(at: url, origin: Self.origin)
        let first = (try? LedgerReader(at: url).size) ?? 0
        _ = try await log.append(
            (first..<size).map {
                NewEntry(
                    at: Moment(milliseconds: Int64($0)), kind: .finding, subject: "s\($0)", source: "test",
                    payload: Array("\(word)\($0)".utf8))
            })
        try await log.seal(at: Moment(milliseconds: 1_795_564_800_000))
    }

    var key: VerifierKey { get throws { try LedgerKeyList(at: url).keys[0] } }

    /// Takes the whole folder back to how another has it.
    func put(_ other: URL) throws {
        try FileManager.default.removeItem(at: url)
        try FileManager.default.copyItem(at: other, to: url)
    }
}

@Suite struct `A witness` {
    private let log = Log()

    @Test func `cosigns the first checkpoint, and each that continues it`() async throws {
        try await log.grow(to: 10)
        let rehearsed = try RehearsedWitness(knowing: log.key)
        try await rehearsed.serving { [log] witness in
            var reader = try LedgerReader(at: log.url)
            let first = try await witness.cosign(&reader, after: 0)
            #expect(try first.verified(by: [witness.key]) == [witness.key])
            #expect(first.text == reader.note.text)
            #expect(first.time(of: witness.key) == RehearsedWitness.time)

            try await log.grow(to: 300)
            reader = try LedgerReader(at: log.url)
            let second = try await witness.cosign(&reader, after: 10)
            #expect(try Checkpoint(text: second.text).head.size == 300)
        }
        #expect(rehearsed.asked == [0, 10])
    }

    @Test func `says itself which size it saw where we do not know`() async throws {
        try await log.grow(to: 10)
        let rehearsed = try RehearsedWitness(knowing: log.key)
        try await rehearsed.serving { [log] witness in
            var reader = try LedgerReader(at: log.url)
            _ = try await witness.cosign(&reader, after: 0)
            try await log.grow(to: 20)
            reader = try LedgerReader(at: log.url)
            _ = try await witness.cosign(&reader, after: 0)
        }
        #expect(rehearsed.asked == [0, 0, 10])
    }

    @Test func `tells of an old copy that was put back`() async throws {
        try await log.grow(to: 10)
        let old = log.url.appendingPathExtension("old")
        defer { try? FileManager.default.removeItem(at: old) }
        try FileManager.default.copyItem(at: log.url, to: old)
        try await log.grow(to: 20)
        let error = await refusal { witness, log in
            var reader = try LedgerReader(at: log.url)
            _ = try await witness.cosign(&reader, after: 0)
            try log.put(old)
            reader = try LedgerReader(at: log.url)
            _ = try await witness.cosign(&reader, after: 10)
        }
        #expect(error?.kind == .unsound)
        #expect(error?.because == "he saw size 20 of it, and the ledger ends at 10")
    }

    @Test func `tells of entries that were changed after it saw them`() async throws {
        try await log.grow(to: 10)
        let old = log.url.appendingPathExtension("old")
        defer { try? FileManager.default.removeItem(at: old) }
        try FileManager.default.copyItem(at: log.url, to: old)
        try await log.grow(to: 20)
        let error = await refusal { witness, log in
            var reader = try LedgerReader(at: log.url)
            _ = try await witness.cosign(&reader, after: 0)
            try log.put(old)
            try await log.grow(to: 30, saying: "b")
            reader = try LedgerReader(at: log.url)
            _ = try await witness.cosign(&reader, after: 20)
        }
        #expect(error?.kind == .unsound)
        #expect(error?.because == "what he saw of it is not the beginning of this ledger")
    }

    @Test func `that does not know the log says so`() async throws {
        try await log.grow(to: 10)
        let other = try #require(SigningKey(name: "another.example/log", seed: Array(repeating: 3, count: 32))).verifier
        let error = await refusal(knowing: other) { witness, log in
            var reader = try LedgerReader(at: log.url)
            _ = try await witness.cosign(&reader, after: 0)
        }
        #expect(error?.kind == .refused)
    }

    @Test func `that knows the log by another key says so`() async throws {
        try await log.grow(to: 10)
        let other = try #require(SigningKey(name: Log.origin, seed: Array(repeating: 3, count: 32))).verifier
        let error = await refusal(knowing: other) { witness, log in
            var reader = try LedgerReader(at: log.url)
            _ = try await witness.cosign(&reader, after: 0)
        }
        #expect(error?.kind == .refused)
        #expect(error?.because == "he knows the log by another key")
    }

    @Test func `whose key is not the one we were given has cosigned nothing`() async throws {
        try await log.grow(to: 10)
        let other = try #require(SigningKey(name: "other.example", seed: Array(repeating: 4, count: 32))).verifier
            .cosigning
        let error = await refusal { witness, log in
            var reader = try LedgerReader(at: log.url)
            _ = try await Witness(address: witness.address, key: other).cosign(&reader, after: 0)
        }
        #expect(error?.because == "he answered with no cosignature of other.example")
    }

    @Test func `that is not there is tried again later`() async throws {
        try await log.grow(to: 10)
        var reader = try LedgerReader(at: log.url)
        let witness = Witness(address: "http://127.0.0.1:9/w", key: try log.key)
        let error = await #expect(throws: SinkError.self) { try await witness.cosign(&reader, after: 0) }
        #expect(error?.kind == .unreachable)
    }

    /// What is thrown while a witness serves.
    private func refusal(
        knowing key: VerifierKey? = nil,
        _ body: @escaping @Sendable (_ witness: Witness, _ log: Log) async throws -> Void
    ) async -> SinkError? {
        do {
            try await RehearsedWitness(knowing: key ?? log.key).serving { [log] in try await body($0, log) }
        } catch let error as SinkError {
            return error
        } catch {
            Issue.record(error)
        }
        return nil
    }
}
