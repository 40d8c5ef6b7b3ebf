import ContactCenter

/// Until when nobody may delete or overwrite a version of an object.
struct ObjectLock: Equatable, Sendable {
    let mode: Mode
    let until: Moment

    /// Who may lift it before its time.
    enum Mode: String, Sendable, CaseIterable {

        /// Whoever has a permission of its own.
        case governance = "GOVERNANCE"

        /// Nobody, whatever they may do.
        case compliance = "COMPLIANCE"
    }

    /// Whether it holds what another asks for.
    func holds(_ asked: ObjectLock) -> Bool {
        until >= asked.until && (mode == .compliance || asked.mode == .governance)
    }
}

/// How the objects of a copy are to be locked.
public struct LockRule: Sendable {
    let mode: ObjectLock.Mode
    let days: Int

    /// - Parameter days: For how long after the last copy, in days of 24 hours.
    public init(isCompliance: Bool, days: Int) {
        mode = isCompliance ? .compliance : .governance
        self.days = days
    }

    /// The lock to ask for now, to the second: stores keep no fractions.
    func lock(at now: Moment) -> ObjectLock {
        let seconds = now.milliseconds / 1000 + Int64(days) * 86_400
        return ObjectLock(mode: mode, until: Moment(milliseconds: seconds * 1000))
    }

    /// Whether what ends then still does: a lock is not moved on more than once a day.
    func suffices(_ until: Moment, at now: Moment) -> Bool { until.advanced(by: .days(1)) >= lock(at: now).until }
}
