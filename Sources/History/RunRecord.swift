public import Capture
public import ContactCenter

/// One assessment of a tenant, as history remembers it.
public struct RunRecord: Hashable, Sendable {

    /// The commit of the archive that was judged.
    public var commit: String

    /// SHA-256 of its manifest.
    public var manifest: String

    /// When its collection began: the moment everything it says is about.
    public var at: Moment

    /// The edition of the controls: `2026.11`.
    public var baseline: String

    /// SHA-256 of what the customer said about the tenant: thresholds, registers, waivers.
    public var terms: String

    /// Whether every list was read whole or refused with a reason.
    public var isWhole: Bool
    public var isSimulated: Bool

    public init(
        commit: String, manifest: String, at: Moment, baseline: String, terms: String, isWhole: Bool, isSimulated: Bool
    ) {
        self.commit = commit
        self.manifest = manifest
        self.at = at
        self.baseline = baseline
        self.terms = terms
        self.isWhole = isWhole
        self.isSimulated = isSimulated
    }
}

extension RunRecord {
    public func write(_ json: inout JSONWriter) {
        json.field("at", at.iso8601)
        json.field("baseline", baseline)
        json.field("commit", commit)
        json.field("manifestSHA256", manifest)
        json.field("simulated", isSimulated)
        json.field("termsSHA256", terms)
        json.field("whole", isWhole)
    }

    public init(json: JSON) throws(RecordError) {
        self.init(
            commit: try json.text("commit"), manifest: try json.text("manifestSHA256"), at: try json.moment("at"),
            baseline: try json.text("baseline"), terms: try json.text("termsSHA256"),
            isWhole: try json.flag("whole"), isSimulated: try json.flag("simulated"))
    }
}
