import Capture

/// One thing that is wrong with a generated tenant, and the control that must say so.
public struct PlantedWeakness: Hashable, Sendable {

    /// The control that finds it: `ACC-03`.
    public let control: String

    /// On what: `person/3fa85f64-…`, as a finding names its subject.
    public let subject: String

    /// In a sentence.
    public let weakness: String

    public init(control: String, subject: String, weakness: String) {
        self.control = control
        self.subject = subject
        self.weakness = weakness
    }

    /// As one line of a file of truth: `{"control":"ACC-03","subject":"person/3fa85f64-…","weakness":"…"}`.
    public var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { json in
            json.field("control", control)
            json.field("subject", subject)
            json.field("weakness", weakness)
        }
        return writer.bytes
    }
}

extension PlantedWeakness: Comparable {

    /// By control, then by subject.
    public static func < (lhs: Self, rhs: Self) -> Bool {
        guard lhs.control == rhs.control else { return lhs.control.utf8.lexicographicallyPrecedes(rhs.control.utf8) }
        return lhs.subject.utf8.lexicographicallyPrecedes(rhs.subject.utf8)
    }
}

extension [PlantedWeakness] {

    /// One line each, as they are written to a file of truth.
    public var json: [UInt8] { flatMap { $0.json + [0x0A] } }
}
