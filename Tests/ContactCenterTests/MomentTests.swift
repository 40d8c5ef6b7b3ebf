import ContactCenter
import Testing

@Suite("A moment")
struct MomentTests {

    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("1970-01-01", 0), ("2026-11-22T08:00:00Z", 1_795_334_400_000),
            ("1969-12-31T23:59:59.999Z", -1), ("2000-02-29T12:00:00Z", 951_825_600_000),
            ("2024-02-29T00:00:00Z", 1_709_164_800_000), ("9999-12-31T23:59:59Z", 253_402_300_799_000),
            ("0001-01-01T00:00:00Z", -62_135_596_800_000),
        ] as [(String, Int64)])
    func `is read from ISO 8601`(text: String, milliseconds: Int64) {
        #expect(Moment(iso8601: text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        ("2026-11-22T10:30:00+02:30", "2026-11-22T08:00:00Z"), ("2026-11-22T03:00:00-0500", "2026-11-22T08:00:00Z"),
        ("2026-11-22T08:00Z", "2026-11-22T08:00:00Z"), ("2026-11-22 08:00:00Z", "2026-11-22T08:00:00Z"),
        ("2026-12-31T23:30:00-01:00", "2027-01-01T00:30:00Z"), ("2026-11-22T08:00:00.5Z", "2026-11-22T08:00:00.500Z"),
        ("2026-11-22T08:00:00.05Z", "2026-11-22T08:00:00.050Z"),
        ("2026-11-22T08:00:00.1239Z", "2026-11-22T08:00:00.123Z"),
        ("2026-11-22T08:00:00.000Z", "2026-11-22T08:00:00Z"),
    ])
    func `is written in one shape, whatever the offset and the fraction`(text: String, written: String) {
        #expect(Moment(iso8601: text)?.iso8601 == written)
        var bytes: [UInt8] = []
        Moment(iso8601: text)?.appendISO8601(to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == written)
    }

    @Test(arguments: [
        "", "yesterday", "2026", "2026-11", "2026-13-01", "2026-00-10", "2026-11-31", "2026-02-29", "1900-02-29",
        "2026-11-22T", "2026-11-22T24:00:00Z", "2026-11-22T08:60:00Z", "2026-11-22T08:00:00",
        "2026-11-22T08:00:00+25:00",
        "2026-11-22T08:00:00Zulu", "26-11-22", "2026-11-22T8:00:00Z", "+2026-11-22", "２０２６-11-22",
    ])
    func `is not read from what no calendar has`(text: String) {
        #expect(Moment(iso8601: text) == nil)
    }

    @Test(arguments: [1900, 1999, 2000, 2023, 2024, 2026, 2100])
    func `every day of a year is written as it is read`(year: Int) throws {
        let first = try #require(Moment(iso8601: "\(year)-01-01"))
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = (0..<(isLeap ? 366 : 365)).map { first.advanced(by: .days($0)) }
        #expect(days.allSatisfy { Moment(iso8601: $0.iso8601) == $0 && Moment(iso8601: $0.iso8601Day) == $0 })
        #expect(days.last?.iso8601Day == "\(year)-12-31")
    }

    @Test func `moves by a duration and back`() {
        let start = Moment(milliseconds: 1_795_334_400_000)
        #expect(start.advanced(by: .days(90)).duration(to: start) == .days(-90))
        #expect(start.advanced(by: .days(1)) > start)
        #expect(Duration.days(89).wholeDays == 89)
        #expect((Duration.days(89) + .seconds(86_399)).wholeDays == 89)
    }
}
