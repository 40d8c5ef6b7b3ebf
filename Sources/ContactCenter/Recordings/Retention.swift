/// A rule for how long recordings are kept and where they go.
public struct RetentionPolicy: Identifiable, Sendable {
    public let id: Identifier<RetentionPolicy>
    public var name: String
    public var isEnabled: Bool
    public var order: Int?

    /// What it does with a recording in the end.
    public var deletion: Reading<Deletion>

    /// The integration it copies recordings to, if it does.
    public var exportsTo: Integration.ID?

    /// Whether the platform says the rule is broken.
    public var hasErrors: Bool

    public enum Deletion: Hashable, Sendable {
        case never
        case afterDays(Int)
        case atOnce
    }

    public init(
        id: ID, name: String, isEnabled: Bool = true, order: Int? = nil, deletion: Reading<Deletion>,
        exportsTo: Integration.ID? = nil, hasErrors: Bool = false
    ) {
        self.id = id
        self.name = name
        self.isEnabled = isEnabled
        self.order = order
        self.deletion = deletion
        self.exportsTo = exportsTo
        self.hasErrors = hasErrors
    }
}

/// How calls are turned into text, and what is left out of it.
public struct Transcription: Hashable, Sendable {

    /// Whether any call can be transcribed.
    public var isOn: Bool

    /// nil if the platform does not say.
    public var leavesOutCardData: Bool?
    public var leavesOutPersonalData: Bool?

    public init(isOn: Bool, leavesOutCardData: Bool?, leavesOutPersonalData: Bool?) {
        self.isOn = isOn
        self.leavesOutCardData = leavesOutCardData
        self.leavesOutPersonalData = leavesOutPersonalData
    }
}

/// A rule that hides part of what is written in a digital conversation.
public struct MaskingRule: Identifiable, Sendable {
    public let id: Identifier<MaskingRule>
    public var name: String
    public var isEnabled: Bool
    public var hidesCardNumbers: Bool

    /// The channels it applies to; empty for all.
    public var channels: [MessagingChannel.ID]

    public init(id: ID, name: String, isEnabled: Bool, hidesCardNumbers: Bool, channels: [MessagingChannel.ID] = []) {
        self.id = id
        self.name = name
        self.isEnabled = isEnabled
        self.hidesCardNumbers = hidesCardNumbers
        self.channels = channels
    }
}
