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
        var bytes: [UInt8] = []
        while bytes.count < count {
            // The system is asked once for eight bytes, and not once a byte.
            withUnsafeBytes(of: generator.next()) { bytes += $0.prefix(count - bytes.count) }
        }
        return bytes
    }

    static let version = "0.1.0"
}
