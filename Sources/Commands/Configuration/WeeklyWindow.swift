import ContactCenter
import Foundation
import Response

/// A maintenance window that comes again every week: some weekdays, from an hour of a time zone on, for some hours.
///
/// Corresponds to `FREQ=WEEKLY;BYDAY=…` of RFC 5545 with a `DTSTART` in a zone and a `DURATION` of hours.
struct WeeklyWindow {
    let name: String

    /// 1 for Sunday to 7 for Saturday, as the calendar counts.
    private let days: Set<Int>
    private let hour: Int
    private let minute: Int
    private let hours: Int
    private let zone: TimeZone

    init?(_ section: Section) {
        defer { section.end() }
        name = section.need("name")
        let from = section.need("from").split(separator: ":").compactMap { Int($0) }
        let zoneName = section.need("zone")
        hours = section.integer("hours", in: 1...168) ?? 0
        if section.node("hours") == nil { section.problem("\(section.full("hours")) is missing") }
        let names = section.texts("days")
        days = Set(names.compactMap { Self.weekdays.firstIndex(of: $0.lowercased()).map { $0 + 1 } })
        guard names.count == days.count, !days.isEmpty else {
            section.problem(
                "\(section.full("days")) must name weekdays: \(Self.weekdays.joined(separator: ", "))",
                at: section.node("days"))
            return nil
        }
        guard from.count == 2, (0...23).contains(from[0]), (0...59).contains(from[1]) else {
            section.problem("\(section.full("from")) must be a time such as \"22:00\"", at: section.node("from"))
            return nil
        }
        guard let zone = TimeZone(identifier: zoneName) else {
            section.problem(
                "\(section.full("zone")) must be a time zone such as Europe/Berlin", at: section.node("zone"))
            return nil
        }
        self.zone = zone
        (hour, minute) = (from[0], from[1])
    }

    private static let weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]

    /// Its occurrences from a week before a moment to a day after it.
    ///
    /// A wall-clock hour that a change of summer time leaves out begins at the next one that there is.
    func windows(around now: Moment) -> [Window] {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let today = Date(timeIntervalSince1970: Double(now.milliseconds) / 1000)
        return (-7...1).compactMap { offset in
            guard let day = calendar.date(byAdding: .day, value: offset, to: today),
                days.contains(calendar.component(.weekday, from: day)),
                let start = calendar.date(
                    bySettingHour: hour, minute: minute, second: 0, of: day, matchingPolicy: .nextTime)
            else { return nil }
            let begins = Moment(milliseconds: Int64(start.timeIntervalSince1970 * 1000))
            return Window(name, from: begins, until: begins.advanced(by: .seconds(hours * 3600)))
        }
    }
}
