import ContactCenter
import Foundation
import Platforms

/// What the machine gives: time and randomness.
///
/// Nothing below the commands asks for either.
enum Machine {

    static func now() -> Moment { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    /// The machine's clock, moved so that now is `moment`.
    static func clock(at moment: Moment? = nil) -> WallClock {
        let shift = moment.map { now().duration(to: $0) } ?? .zero
        return WallClock(
            now: { now().advanced(by: shift) },
            sleep: { try await Task.sleep(for: $0) })
    }

    static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    static let version = "0.1.0"
}
