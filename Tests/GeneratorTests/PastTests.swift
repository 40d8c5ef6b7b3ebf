import Capture
import ContactCenter
import Testing

@testable import Simulator

@Suite("The past of a tenant")
struct PastTests {
    private static let moment = Moment(milliseconds: 1_795_000_000_000)
    private static let tenant = SimulatedTenant.generate(people: 200, seed: 5, posture: .mixed, at: moment)

    @Test func `ends with the tenant as it is`() throws {
        let past = try Self.tenant.past(days: 20, seed: 5)

        #expect(past.capture(daysAgo: 0)?.files == Self.tenant.capture.files)
        #expect(past.capture(daysAgo: 21) == nil)
    }

    @Test func `is the same for the same seed, and another for another`() throws {
        let one = try Self.tenant.past(days: 10, seed: 5)
        let again = try Self.tenant.past(days: 10, seed: 5)
        let other = try Self.tenant.past(days: 10, seed: 6)

        #expect(one.capture(daysAgo: 10)?.files == again.capture(daysAgo: 10)?.files)
        #expect(one.records.map(\.id) == again.records.map(\.id))
        #expect(one.records.map(\.id) != other.records.map(\.id))
    }

    @Test func `is sound on every day: each file is what its manifest says`() throws {
        let past = try Self.tenant.past(days: 15, seed: 5)
        for day in 0...15 {
            let capture = try #require(past.capture(daysAgo: day))
            #expect(capture.discrepancies() == [])
            #expect(capture.manifest.began == Self.moment.advanced(by: .days(-day)))
        }
    }

    @Test func `has an entry of the audit log for every change of the configuration, on its day`() throws {
        let past = try Self.tenant.past(days: 30, seed: 5)
        for day in 1...30 {
            let before = try #require(past.capture(daysAgo: day))
            let after = try #require(past.capture(daysAgo: day - 1))
            let changed = Set(
                before.files.filter { $0.key.hasPrefix("config/") && after.files[$0.key] != $0.value }.keys)
            let told = past.records.filter { $0.at > before.manifest.began && $0.at <= after.manifest.began }
            #expect(changed.isEmpty == told.isEmpty, "day \(day): \(changed)")
        }
    }

    @Test func `has people leave: active before, and not after`() throws {
        let past = try Self.tenant.past(days: 30, seed: 5)
        let leaving = try #require(past.records.first { $0.changes.contains { $0.property == "state" } })
        let day = leaving.at.duration(to: Self.moment).wholeDays

        let before = try #require(past.capture(daysAgo: day + 1))
        let after = try #require(past.capture(daysAgo: day))
        #expect(try state(of: leaving.entity.id, in: before) == "active")
        #expect(try state(of: leaving.entity.id, in: after) == "inactive")
        #expect(leaving.user != nil)
    }

    @Test func `knows of nobody who was seen later`() throws {
        let capture = try #require(try Self.tenant.past(days: 25, seed: 5).capture(daysAgo: 25))
        try capture.each(Stock.people.kind) { person in
            let token = person["lastTokenIssued"]?["dateIssued"]?.string.flatMap { Moment(iso8601: $0) }
            if let token { #expect(token < capture.manifest.began) }
        }
    }

    private func state(of person: String, in capture: Capture) throws -> String? {
        try capture.documents(of: Stock.people.kind).first { $0.id == person }?["state"]?.string
    }
}
