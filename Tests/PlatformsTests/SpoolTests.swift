import Capture
import ContactCenter
import Foundation
import Platforms
import Redaction
import Synchronization
import Testing

@Suite("The spool of a collection under way")
final class SpoolTests {
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("linewarden-spool-\(ProcessInfo.processInfo.globallyUniqueString)")
    private static let start = Moment(milliseconds: 1_795_334_400_000)
    private static let roles = ListRecord(
        list: "roles", kind: "roles", route: "GET /roles", requests: 2, read: 2, total: 2,
        absences: [.outOfReach(divisions: ["North"])])

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func open(plan: String = "plan", at moment: Moment = SpoolTests.start) throws -> Spool {
        try Spool(in: folder, plan: plan, at: moment)
    }

    /// A spool in which one list has ended.
    @discardableResult
    private func filled() throws -> Spool {
        let spool = try open()
        let writer = try spool.begin("roles")
        try writer.append([("a", Array("{}".utf8), nil), ("b", Array("{}".utf8), Array(#"{"id":"b"}"#.utf8))])
        try spool.end(writer, as: Self.roles)
        return spool
    }

    private func ids(_ spool: Spool, _ list: String = "roles") throws -> [String] {
        var ids: [String] = []
        try spool.each(list) { id, _, _ in ids.append(id) }
        return ids
    }

    @Test func `gives back what was kept, and how it ended`() throws {
        let spool = try filled()

        #expect(spool.record(of: "roles") == Self.roles)
        #expect(try ids(spool) == ["a", "b"])
    }

    @Test func `goes on where it was, with the moment it was begun`() throws {
        try filled()
        let resumed = try open(at: Self.start.advanced(by: .seconds(3600)))

        #expect(resumed.isResumed)
        #expect(resumed.began == Self.start)
        #expect(resumed.record(of: "roles") == Self.roles)
    }

    @Test func `is thrown away under another plan, with a word`() throws {
        try filled()
        let other = try open(plan: "another")

        #expect(!other.isResumed)
        #expect(other.discarded == "it was of another plan")
        #expect(other.record(of: "roles") == nil)
    }

    @Test func `is kept for 24 hours, and not a second longer`() throws {
        try filled()
        #expect(try open(at: Self.start.advanced(by: .days(1))).isResumed)

        let late = try open(at: Self.start.advanced(by: .seconds(86_401)))

        #expect(late.discarded == "it was begun 2026-11-22T08:00:00Z")
        #expect(late.began == Self.start.advanced(by: .seconds(86_401)))
    }

    @Test func `is thrown away where it was begun in the future`() throws {
        try filled()

        #expect(try open(at: Self.start.advanced(by: .seconds(-1))).discarded != nil)
    }

    @Test(arguments: ["", "{", #"{"plan":"plan"}"#, #"{"plan":"plan","began":"yesterday"}"#])
    func `is thrown away where it does not say what it is`(header: String) throws {
        try filled()
        try Data(header.utf8).write(to: folder.appendingPathComponent("plan.json"))

        #expect(try open().discarded == "it was never begun properly")
    }

    @Test func `forgets a list that was begun and not ended`() throws {
        let spool = try open()
        let writer = try spool.begin("roles")
        try writer.append([("a", Array("{}".utf8), nil)])

        let resumed = try open()

        #expect(resumed.record(of: "roles") == nil)
        #expect(throws: SpoolError.self) { try self.ids(resumed) }
    }

    @Test func `forgets a list that is begun again`() throws {
        let spool = try filled()
        let writer = try spool.begin("roles")
        #expect(spool.record(of: "roles") == nil)
        try writer.append([("c", Array("{}".utf8), nil)])
        try spool.end(writer, as: Self.roles)

        #expect(try ids(spool) == ["c"])
    }

    @Test(arguments: ["gone", "half", "longer"])
    func `does not take a list for whole whose documents are not all there`(what: String) throws {
        try filled()
        let lines = folder.appendingPathComponent("roles.lines")
        let bytes = try Data(contentsOf: lines)
        switch what {
        case "gone": try FileManager.default.removeItem(at: lines)
        case "half": try bytes.prefix(bytes.count / 2).write(to: lines)
        default: try (bytes + Data("x".utf8)).write(to: lines)
        }

        #expect(try open().record(of: "roles") == nil)
    }

    @Test func `does not take a list for whole that has a record without a size and no documents`() throws {
        try filled()
        try FileManager.default.removeItem(at: folder.appendingPathComponent("roles.lines"))
        try Data(#"{"kind":"roles","route":"r","requests":1,"read":2,"absences":[]}"#.utf8)
            .write(to: folder.appendingPathComponent("roles.done"))
        let spool = try open()

        #expect(spool.record(of: "roles") == nil)
        #expect(throws: SpoolError.self) { try self.ids(spool) }
    }

    /// What is left on disk when a write fails at each step of beginning, filling and ending a list.
    private static let steps: [[String]] = [
        ["roles.part"], ["roles.lines"], ["roles.lines", ".dat.nosync1.abcdef"], ["roles.lines", "roles.done"],
        ["roles.done"], ["roles.lines", "roles.part"], ["roles.done", "roles.part"],
    ]

    @Test(arguments: SpoolTests.steps)
    func `reads a list again, whichever step the disk was full at`(left: [String]) throws {
        _ = try open()
        for name in left { try Data("{".utf8).write(to: folder.appendingPathComponent(name)) }
        let spool = try open()
        #expect(spool.isResumed)
        #expect(spool.record(of: "roles") == nil)

        let writer = try spool.begin("roles")
        try writer.append([("c", Array("{}".utf8), nil)])
        try spool.end(writer, as: Self.roles)

        #expect(spool.record(of: "roles") == Self.roles)
        #expect(try ids(spool) == ["c"])
    }

    @Test func `does not take a record for one that it cannot read`() throws {
        try filled()
        try Data(#"{"kind":"roles","route":"r","requests":1,"read":1,"absences":[{"reason":"?"}]}"#.utf8)
            .write(to: folder.appendingPathComponent("roles.done"))

        #expect(try open().record(of: "roles") == nil)
    }

    @Test func `says so where the disk does not take it`() throws {
        try Data().write(to: folder)

        #expect(throws: SpoolError.self) {
            _ = try Spool(in: self.folder.appendingPathComponent("x"), plan: "p", at: Self.start)
        }
    }

    @Test func `is readable by its owner alone`() throws {
        try filled()
        let mode = try FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions] as? Int

        #expect(mode == 0o700)
    }

    @Test func `holds nothing that was not redacted, and no seal before its key is kept`() async throws {
        let order = Order()
        let keeper = Keeper(
            try open(),
            redactor: Redactor(
                .init(
                    volatile: [], personal: ["people": ["name"]], references: [], identifying: [], secrets: ["secret"],
                    secretParts: [],
                    harmless: [], headers: [], addresses: [], harmlessHeaders: []),
                marks: SecretMarks(key: [UInt8](repeating: 1, count: 32)),
                keys: PersonKeys { count in [UInt8](repeating: 3, count: count) }),
            saveKeys: { [folder] keys in
                let written = try? Data(contentsOf: folder.appendingPathComponent("people.part"))
                order.saved(keys.map(\.person), after: written?.count ?? 0)
            })
        try await keeper.begin("people")
        try await keeper.append(
            [("p", JSON(literal: #"{"id":"p","name":"Ada","secret":"hunter2"}"#))], of: Kind("people", .lines),
            to: "people")
        let kept = try String(contentsOf: folder.appendingPathComponent("people.part"), encoding: .utf8)

        #expect(order.keys == ["p"])
        #expect(order.writtenBefore == 0)
        #expect(!kept.contains("Ada"))
        #expect(!kept.contains("hunter2"))
    }
}

/// What happened while keys were saved.
private final class Order: Sendable {
    private let seen = Mutex((keys: [String](), writtenBefore: -1))

    func saved(_ keys: [String], after written: Int) {
        seen.withLock { $0 = ($0.keys + keys, written) }
    }

    var keys: [String] { seen.withLock { $0.keys } }
    var writtenBefore: Int { seen.withLock { $0.writtenBefore } }
}
