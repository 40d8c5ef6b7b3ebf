import Hummingbird
package import Ledger
import Logging
import NIOCore
import Simulator
package import Sinks
import Synchronization

/// A witness as C2SP tlog-witness has it, on this machine: it cosigns what continues the last checkpoint it saw.
package final class RehearsedWitness: Sendable {
    private let signer: SigningKey
    package var key: VerifierKey { signer.verifier.cosigning }

    /// When it says it saw a checkpoint, in seconds since 1970.
    package static let time = 1_795_570_000

    private let log: VerifierKey
    private let seen = Mutex<TreeHead?>(nil)
    private let requests = Mutex<[Int]>([])

    /// - Parameter log: The key of the one log it knows.
    package init(knowing log: VerifierKey) throws {
        guard let signer = SigningKey(name: "witness.example", seed: Array(repeating: 9, count: 32)) else {
            throw CancellationError()
        }
        self.signer = signer
        self.log = log
    }

    /// The sizes callers said it saw, in order.
    package var asked: [Int] { requests.withLock { $0 } }

    /// Serves while `body` runs, and no longer.
    package func serving<Result: Sendable>(_ body: @escaping @Sendable (_ witness: Witness) async throws -> Result)
        async throws
        -> Result
    {
        let router = Router()
        router.post("w/add-checkpoint") { request, _ in
            let body = try await request.body.collect(upTo: 1 << 20)
            return self.answer(to: Array(body.readableBytesView))
        }
        let (ready, announcement) = AsyncStream.makeStream(of: Int.self)
        let application = Application(
            router: router, server: .closingConnections,
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { announcement.yield($0.localAddress?.port ?? 0) },
            logger: Logger(label: "witness") { _ in SwiftLogNoOpLogHandler() })
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { announcement.finish() }
                try await application.run()
            }
            defer { group.cancelAll() }
            for await port in ready { return try await body(Witness(address: "http://127.0.0.1:\(port)/w/", key: key)) }
            throw CancellationError()
        }
    }

    private func answer(to body: [UInt8]) -> Response {
        guard let request = try? WitnessRequest(body: body) else { return Self.answer(.badRequest) }
        requests.withLock { $0.append(request.old) }
        guard let checkpoint = try? Checkpoint(text: request.checkpoint.text), checkpoint.origin == log.name else {
            return Self.answer(.notFound)
        }
        guard (try? request.checkpoint.verified(by: [log])) == [log] else { return Self.answer(.forbidden) }
        return seen.withLock { judge(request, checkpoint.head, &$0) }
    }

    private func judge(_ request: WitnessRequest, _ head: TreeHead, _ seen: inout TreeHead?) -> Response {
        guard request.old <= head.size else { return Self.answer(.badRequest) }
        guard request.old == seen?.size ?? 0 else { return Self.answer(.conflict, "\(seen?.size ?? 0)\n") }
        do {
            if let seen { try request.proof.verify(from: seen, to: head) }
            let cosignature = try signer.cosign(request.checkpoint.text, at: Self.time)
            seen = head
            return Self.answer(.ok, cosignature.line + "\n")
        } catch {
            return Self.answer(.unprocessableContent)
        }
    }

    private static func answer(_ status: HTTPResponse.Status, _ text: String = "") -> Response {
        Response(status: status, body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
