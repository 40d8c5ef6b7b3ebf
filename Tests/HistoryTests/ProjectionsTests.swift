import Assurance
import ContactCenter
import Foundation
import GRDB
import History
import SQLiteStore
import Testing

private let tenant = "genesys-cloud-one"

/// A database in a folder of its own.
private final class Place {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    var file: URL { folder.appendingPathComponent("linewarden.sqlite") }

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func open() throws -> Projections { try Projections(at: file) }
}

extension Projections {
    fileprivate func take(_ runs: [RecordedRun], after entries: Int = 0) throws {
        var next = entries
        let numbered = runs.map { run in
            next += run.entries.count
            return (entry: next - 1, run: run)
        }
        try take(numbered, of: tenant, entries: next)
    }
}

@Suite struct `The projections` {
    private let place: Place
    private let projections: Projections

    /// Found on day 0, still on day 1, fixed on day 2, back on day 3; another came on day 1 and went with its object.
    init() throws {
        place = try Place()
        projections = try place.open()
        try projections.take([
            .sample(day: 0), .sample(day: 1, changes: [.sample("f2")]),
            .sample(day: 2, changes: [.sample("f1", .fixed), .sample("f2", .deleted)], outcome: .met),
            .sample(day: 3, changes: [.sample("f1", .reopened)]),
        ])
    }

    private func day(_ day: Int) -> Moment { Moment(milliseconds: 1_767_225_600_000).advanced(by: .days(day)) }

    @Test func `know how much of a ledger they hold`() throws {
        #expect(try projections.entries(of: tenant) == 21)
        #expect(try projections.entries(of: "another") == 0)
    }

    @Test func `know the run as of a date`() throws {
        #expect(try projections.run(of: tenant, asOf: day(0).advanced(by: .milliseconds(-1))) == nil)
        #expect(try projections.run(of: tenant, asOf: day(0))?.number == 0)
        #expect(try projections.run(of: tenant, asOf: day(2).advanced(by: .seconds(-1)))?.number == 1)
        #expect(try projections.run(of: tenant, asOf: day(900))?.number == 3)
    }

    @Test func `know what every control said in a run`() throws {
        #expect(try projections.judgements(of: tenant, run: 2) == RecordedRun.sample(outcome: .met).judgements)
    }

    @Test func `know all observations of a control until a date`() throws {
        let observations = try projections.observations(of: tenant, until: day(2))
        #expect(observations["ACC-01"]?.map(\.outcome) == [.notMet, .notMet, .met])
        #expect(observations["ACC-01"]?.map(\.at) == [day(0), day(1), day(2)])
    }

    @Test func `know how many controls came to what in each run until a date, and of no other tenant`() throws {
        let tallies = try projections.tallies(of: tenant, until: day(2))
        #expect(tallies.map(\.at) == [day(0), day(1), day(2)])
        #expect(tallies.map(\.counts) == [[.notMet: 1, .met: 1], [.notMet: 1, .met: 1], [.met: 2]])
        #expect(tallies.map(\.baseline) == ["2026.11", "2026.11", "2026.11"])
        #expect(try projections.tallies(of: "another", until: day(2)).isEmpty)
    }

    private static let pairs: [(Int, Int, [String])] = [
        (0, 1, ["f1 still", "f2 new"]), (0, 2, ["f1 fixed"]), (1, 2, ["f1 fixed", "f2 deleted"]),
        (2, 3, ["f1 reopened"]), (0, 3, ["f1 still"]), (3, 3, ["f1 still"]),
    ]

    @Test(arguments: pairs) func `tell what changed between two runs`(from: Int, to: Int, expected: [String]) throws {
        let differences = try projections.differences(of: tenant, from: from, to: to)
        #expect(differences.map { "\($0.finding.id) \($0.difference)" } == expected)
    }

    @Test func `know the findings there were, with their last state`() throws {
        let changes = try projections.knownFindings(of: tenant).changes(seeing: [.sample("f2")], in: "m") { _ in
            .isInOrder
        }
        #expect(changes.map { "\($0.id) \($0.change)" } == ["f2 reopened", "f1 fixed"])
    }

    @Test func `made again from the same entries are the same byte for byte`() throws {
        let other = try Place()
        let again = try other.open()
        // All at once here, run by run there.
        for (index, changes) in [[FindingRecord.sample()], [.sample("f2")]].enumerated() {
            try again.take([.sample(day: index, changes: changes)], after: index * 5)
        }
        try again.take(
            [
                .sample(day: 2, changes: [.sample("f1", .fixed), .sample("f2", .deleted)], outcome: .met),
                .sample(day: 3, changes: [.sample("f1", .reopened)]),
            ], after: 10)
        #expect(try dump(other.file) == dump(place.file))
    }

    private func dump(_ file: URL) throws -> String {
        try DatabaseQueue(path: file.path).read { database in
            var text = ""
            let stream = Text { text += $0 }
            try database.dumpContent(to: stream)
            return text
        }
    }

    @Test func `of an earlier edition are emptied, so that the ledger fills them again`() throws {
        try DatabaseQueue(path: place.file.path).write { database in
            try database.execute(sql: "ALTER TABLE finding ADD COLUMN first INTEGER; PRAGMA user_version = 1")
        }
        let emptied = try place.open()
        #expect(try emptied.entries(of: tenant) == 0)
        try emptied.take([.sample(day: 0)])
        let other = try Place()
        try other.open().take([.sample(day: 0)])
        #expect(try dump(place.file) == dump(other.file))
    }

    @Test func `of a later edition of the program are refused`() throws {
        try DatabaseQueue(path: place.file.path).write { try $0.execute(sql: "PRAGMA user_version = 99") }
        let error = #expect(throws: ProjectionError.self) { try place.open() }
        #expect(error?.kind == .newer)
        #expect(error?.description.contains("edition 99") == true)
    }

    @Test func `that are no database are named so, and the way back`() throws {
        let other = try Place()
        try Data("not a database at all, but long enough to be looked at".utf8).write(to: other.file)
        let error = #expect(throws: ProjectionError.self) { try other.open() }
        #expect(error?.kind == .unsound)
        #expect(error?.hint.contains("rebuild") == true)
    }
}

private final class Text: TextOutputStream {
    private let add: (String) -> Void
    init(_ add: @escaping (String) -> Void) { self.add = add }
    func write(_ string: String) { add(string) }
}

@Suite struct `What projections keep of the audit log` {
    private let place: Place
    private let projections: Projections

    private func hour(_ hours: Int) -> Moment {
        Moment(milliseconds: 1_767_225_600_000).advanced(by: .seconds(hours * 3600))
    }

    init() throws {
        place = try Place()
        projections = try place.open()
        var audits = AuditRows()
        audits.add(whole: hour(0)..<hour(24), of: "Directory")
        audits.add(whole: hour(22)..<hour(48), of: "Directory")
        audits.add(whole: hour(0)..<hour(24), of: "Groups")
        audits.add(changeOf: "User", at: hour(30), by: "Directory")
        audits.add(changeOf: "User", at: hour(10), by: "Directory")
        audits.add(changeOf: "Organization", at: hour(5), by: "Directory")
        try projections.take([], audits, of: tenant, entries: 6)
    }

    @Test func `is which stretches of a service were read whole`() throws {
        #expect(try projections.auditWindows(of: "Directory", in: tenant) == [hour(0)..<hour(24), hour(22)..<hour(48)])
        #expect(try projections.auditWindows(of: "Quality", in: tenant) == [])
        #expect(try projections.auditWindows(of: "Directory", in: "another") == [])
    }

    @Test func `is when things of a type were changed, oldest first`() throws {
        #expect(try projections.auditChanges(of: ["User"], by: "Directory", in: tenant) == [hour(10), hour(30)])
        #expect(try projections.auditChanges(of: ["User"], by: "Groups", in: tenant) == [])
        #expect(try projections.auditChanges(of: [], by: "Directory", in: tenant) == [])
    }

    @Test func `counts what does not read as a change of whatever is asked for`() throws {
        var unreadable = AuditRows()
        unreadable.add(unreadable: hour(20), of: "Directory")
        try projections.take([], unreadable, of: tenant, entries: 7)
        #expect(
            try projections.auditChanges(of: ["User"], by: "Directory", in: tenant) == [hour(10), hour(20), hour(30)])
        #expect(try projections.auditChanges(of: ["User"], by: "Groups", in: tenant) == [])
        #expect(try projections.auditChanges(of: [], by: "Directory", in: tenant) == [])
    }

    @Test func `is the same where an entry is read a second time`() throws {
        var again = AuditRows()
        again.add(whole: hour(0)..<hour(24), of: "Groups")
        again.add(changeOf: "User", at: hour(10), by: "Directory")
        try projections.take([], again, of: tenant, entries: 8)
        #expect(try projections.auditWindows(of: "Groups", in: tenant).count == 1)
        #expect(try projections.auditChanges(of: ["User"], by: "Directory", in: tenant).count == 2)
    }

    @Test func `lets a control count as held between two runs`() throws {
        let record = { (services: [String]) in
            ChangeRecord(
                services: try services.map { try projections.auditWindows(of: $0, in: tenant) },
                changes: try projections.auditChanges(of: ["User"], by: "Directory", in: tenant))
        }
        #expect(try record(["Directory"]).isUnchanged(from: hour(31), to: hour(47)))
        #expect(try !record(["Directory"]).isUnchanged(from: hour(20), to: hour(40)))
        #expect(try !record(["Directory", "Groups"]).isUnchanged(from: hour(31), to: hour(47)))
    }
}
