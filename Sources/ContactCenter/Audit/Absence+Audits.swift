extension Absence {

    /// That nobody looked at the audit log up to the moment that is judged; nil where it was looked at, but for what an
    /// entry can be late.
    ///
    /// - Parameter end: Up to where it was looked at.
    public static func unseen(after end: Moment, until moment: Moment) -> Absence? {
        guard moment > end.advanced(by: ReadAudits.lateness) else { return nil }
        return .unanswered(
            because: """
                the audit log was looked at up to \(end.iso8601) alone; collect and read it again, or judge as of then
                """)
    }
}
