import Assurance
import ContactCenter

extension Moment {

    /// `2026-11-24 08:30 UTC`.
    var inWords: String {
        let text = iso8601
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5)) UTC"
    }

    /// `2 hours`, `3 days`: how old something of this moment is at another, in the largest unit that fits twice.
    func age(at now: Moment) -> String {
        let minutes = Int(duration(to: now).components.seconds / 60)
        if minutes >= 2880 { return (minutes / 1440).of("day") }
        if minutes >= 120 { return (minutes / 60).of("hour") }
        return minutes < 1 ? "less than a minute" : minutes.of("minute")
    }
}
