/// How the platform finds out which roles and permissions nobody uses.
public struct UsageAnalysis: Sendable {
    public var isOn: Reading<Bool>

    /// How many days back it looks; nil if it does not say.
    public var days: Int?

    /// When it last counted; nil if it does not say.
    public var calculated: Moment?

    public init(isOn: Reading<Bool>, days: Int? = nil, calculated: Moment? = nil) {
        self.isOn = isOn
        self.days = days
        self.calculated = calculated
    }
}
