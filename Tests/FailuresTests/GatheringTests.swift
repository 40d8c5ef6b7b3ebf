import Archive
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Platforms
import Redaction
import Rehearsals
import Synchronization
import Testing

@Suite("What a collection gathers")
final class GatheringTests {
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("linewarden-gathering-\(ProcessInfo.processInfo.globallyUniqueString)")

    deinit { try? FileManager.default.removeItem(at: folder) }

    private var place: TenantFolder {
        get throws { try DataDirectory(folder).tenant(platform: "genesys-cloud", organization: "o") }
    }

    /// Collects what `fetch` reads.
    private func collect(_ fetch: @escaping @Sendable (Keeper) async throws -> [ListRecord]) async throws -> Capture {
        let place = try place
        let collecting = Collecting(
            .init(
                platform: "genesys-cloud", organization: "o", organizationName: nil, isSimulated: true,
                profile: .controls, clients: ["c"], hosts: ["h"], tool: "test"),
            into: place,
            reads: .init(kinds: [.divisions, .grants], serverDate: nil, certificates: { [] }, fetch: fetch),
            clock: RehearsalTime().clock,
            redaction: .init(
                Redactor(
                    GenesysCloud.keptFields, marks: SecretMarks(key: [UInt8](repeating: 7, count: 32)),
                    keys: PersonKeys { count in [UInt8](repeating: 5, count: count) }), saveKeys: { _ in }))
        return try TenantArchive(at: place.archive).read(try await collecting.run().commit)
    }

    /// Reads lists of grants that hold one document each, named like the list, but for those already kept.
    private static func read(_ lists: String..., into keeper: Keeper) async throws -> [ListRecord] {
        var records: [ListRecord] = []
        for list in lists {
            var record = await keeper.record(of: list)
            if record == nil {
                let ended = ListRecord(
                    list: list, kind: "grants", route: "GET /grants", requests: 1, read: 1, total: 1, absences: [])
                try await keeper.begin(list)
                try await keeper.append([(list, JSON(literal: #"{"id":"\#(list)"}"#))], of: .grants, to: list)
                try await keeper.end(as: ended)
                record = ended
            }
            records.append(try #require(record))
        }
        return records
    }

    private func grants(_ capture: Capture) throws -> [String] { try capture.documents(of: .grants).map(\.id).sorted() }

    @Test func `is every list it read`() async throws {
        let capture = try await collect { try await Self.read("grants-north", "grants-south", into: $0) }

        #expect(try grants(capture) == ["grants-north", "grants-south"])
        #expect(capture.manifest.record(of: "grants")?.documents == 2)
    }

    @Test func `is no list that a stopped run left and this one has no use for`() async throws {
        await #expect(throws: CancellationError.self) {
            _ = try await self.collect { keeper in
                _ = try await Self.read("grants-gone", "grants-north", into: keeper)
                throw CancellationError()
            }
        }

        let capture = try await collect { try await Self.read("grants-north", into: $0) }

        #expect(try grants(capture) == ["grants-north"])
        #expect(capture.manifest.record(of: "grants")?.documents == 1)
    }

    @Test func `is read again where the spool lost a list after it had ended`() async throws {
        let lines = try place.spool.appendingPathComponent("grants-north.lines")
        let reads = Mutex(0)
        let capture = try await collect { keeper in
            let records = try await Self.read("grants-north", "grants-south", into: keeper)
            if reads.withLock({ count in
                count += 1
                return count == 1
            }) {
                try FileManager.default.removeItem(at: lines)
            }
            return records
        }

        #expect(reads.withLock { $0 } == 2)
        #expect(try grants(capture) == ["grants-north", "grants-south"])
    }

    @Test func `is nothing where the spool loses a list again and again, and the next run goes on`() async throws {
        let place = try place
        let lines = place.spool.appendingPathComponent("grants-north.lines")
        let error = await #expect(throws: SpoolError.self) {
            _ = try await self.collect { keeper in
                let records = try await Self.read("grants-north", "grants-south", into: keeper)
                try FileManager.default.removeItem(at: lines)
                return records
            }
        }

        #expect(error?.because == "the list grants-north is not there as it was read")
        #expect(try TenantArchive(at: place.archive).head() == nil)
        let capture = try await collect { try await Self.read("grants-north", "grants-south", into: $0) }
        #expect(try grants(capture) == ["grants-north", "grants-south"])
    }
}
