/// Whose key protects recordings.
public struct KeyConfiguration: Identifiable, Sendable {
    public let id: Identifier<KeyConfiguration>
    public var kind: Kind

    /// What went wrong the last time the platform used it; nil inside if nothing did.
    public var lastError: Reading<String?>

    public enum Kind: Hashable, Sendable {
        /// The customer's key in a key management service.
        case customerKMS
        /// The customer's own key server.
        case customerServer
        /// The vendor's key.
        case vendor
        case none
        case other(String)

        public var isCustomers: Bool { self == .customerKMS || self == .customerServer }
    }

    public init(id: ID, kind: Kind, lastError: Reading<String?> = .observed(nil)) {
        self.id = id
        self.kind = kind
        self.lastError = lastError
    }
}

/// How often the platform makes a new key for recordings.
public enum KeyRotation: Hashable, Sendable {
    case never, daily, weekly, monthly, yearly
    case other(String)

    /// How long one key may serve; nil if the platform never makes a new one or names a period we do not know.
    public var period: Duration? {
        switch self {
        case .daily: .days(1)
        case .weekly: .days(7)
        case .monthly: .days(31)
        case .yearly: .days(366)
        case .never, .other: nil
        }
    }
}

/// One key recordings were or are encrypted with.
public struct RecordingKey: Identifiable, Sendable {
    public let id: Identifier<RecordingKey>
    public var created: Moment?

    public init(id: ID, created: Moment?) {
        self.id = id
        self.created = created
    }
}
