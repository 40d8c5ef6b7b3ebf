import ContactCenter
import Foundation
import Response
import Testing
import Yams

@testable import Commands

@Suite("A maintenance window that comes again every week")
struct WeeklyWindowTests {

    private func window(_ yaml: String) throws -> WeeklyWindow? {
        let node = try #require(try Yams.compose(yaml: yaml))
        return WeeklyWindow(Section(node, path: "windows[0]", notes: Section.Notes()))
    }

    private func isOpen(_ window: WeeklyWindow, _ moment: String) throws -> Bool {
        let now = try #require(Moment(iso8601: moment))
        return window.windows(around: now).contains { $0.begins <= now && now < $0.ends }
    }

    @Test(arguments: [
        // A Friday in winter: Berlin is an hour ahead.
        ("2026-11-27T20:59:59Z", false), ("2026-11-27T21:00:00Z", true), ("2026-11-28T02:59:59Z", true),
        ("2026-11-28T03:00:00Z", false), ("2026-11-26T22:00:00Z", false),
        // A Friday in summer: two.
        ("2026-07-03T19:59:59Z", false), ("2026-07-03T20:00:00Z", true), ("2026-07-04T02:00:00Z", false),
    ])
    func `opens by the clock on the wall of its zone, and closes after its hours`(moment: String, open: Bool) throws {
        let window = try #require(
            try window(#"{name: Billing run, days: [fri], from: "22:00", hours: 6, zone: Europe/Berlin}"#))
        #expect(try isOpen(window, moment) == open)
    }

    @Test func `may last a week`() throws {
        let window = try #require(try window(#"{name: Freeze, days: [sun], from: "00:00", hours: 168, zone: UTC}"#))
        #expect(try isOpen(window, "2026-11-27T12:00:00Z"))
    }

    @Test(arguments: [
        #"{name: N, days: [friday], from: "22:00", hours: 6, zone: UTC}"#,
        #"{name: N, days: [fri], from: "25:00", hours: 6, zone: UTC}"#,
        #"{name: N, days: [fri], from: "22", hours: 6, zone: UTC}"#,
        #"{name: N, days: [fri], from: "22:00", hours: 6, zone: Nowhere/Town}"#,
        #"{name: N, days: [], from: "22:00", hours: 6, zone: UTC}"#,
    ])
    func `is refused where it names no time there is`(yaml: String) throws {
        #expect(try window(yaml) == nil)
    }
}
