import ContactCenter

extension Moment {

    /// As the `Date` header has it: `Sun, 22 Nov 2026 08:30:00 GMT` (RFC 9110 §5.6.7).
    var httpDate: String {
        let text = iso8601
        let parts = text.split(separator: "T")
        let date = parts[0].split(separator: "-")
        let month = Int(date[1]).map { Self.months[$0 - 1] } ?? ""
        return "\(weekday), \(date[2]) \(month) \(date[0]) \(parts[1].prefix(8)) GMT"
    }

    /// 1970-01-01 was a Thursday.
    private var weekday: String {
        let days = Int((Double(milliseconds) / 86_400_000).rounded(.down))
        return Self.weekdays[((days % 7) + 7) % 7]
    }

    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
