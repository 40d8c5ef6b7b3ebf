import Capture
import ContactCenter
import Foundation
import GenesysCloud
import Platforms
import Redaction
import Rehearsals

/// A collection from a gateway, up to the records of its lists.
enum Collected {

    static func records(from gateway: Gateway) async throws -> [ListRecord] {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-collected-\(ProcessInfo.processInfo.globallyUniqueString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let time = RehearsalTime()
        let session = try Session()
        let api = "http://127.0.0.1:\(gateway.port)"
        let connection = Connection(
            to: Endpoints(api: api, login: api + "/login"), as: .init(client: "c", secret: Secret("s")),
            over: session.transport, budget: RateBudget(), clock: time.clock, jitter: { 0 })
        let keeper = Keeper(
            try Spool(in: folder, plan: "plan", at: Rehearsal.moment),
            redactor: Redactor(
                GenesysCloud.keptFields, marks: SecretMarks(key: [UInt8](repeating: 7, count: 32)),
                keys: PersonKeys { count in [UInt8](repeating: 5, count: count) }),
            saveKeys: { _ in })
        do {
            let records = try await GenesysCloud.fetch(
                .controls, with: [.core: connection], into: keeper, clock: time.clock, progress: { _ in })
            await session.close()
            return records
        } catch {
            await session.close()
            throw error
        }
    }
}
