/// A string nobody may see: printed, logged or interpolated it is `«redacted»`.
public struct Secret: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {

    /// The secret itself, for the one call that needs it.
    public let exposed: String

    public init(_ exposed: String) { self.exposed = exposed }

    public var description: String { "«redacted»" }
    public var debugDescription: String { "«redacted»" }

    /// Nothing to look into: `dump` and a debugger's summary show no more than printing does.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Something about a person that is shown to people and never logged.
public struct Personal: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public let exposed: String

    public init(_ exposed: String) { self.exposed = exposed }

    public var description: String { "«redacted»" }
    public var debugDescription: String { "«redacted»" }

    /// Nothing to look into: `dump` and a debugger's summary show no more than printing does.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
