public import Assurance
public import ContactCenter

/// That somebody looked at something no platform tells, and stands for what they saw.
public struct Attestation: Hashable, Sendable {
    public let by: Signatory.ID

    /// When it was signed, as its author says.
    public let at: Moment

    /// What they looked at, in their words.
    public let saw: String

    /// The controls it answers for.
    public let controls: [Control.ID]

    /// The clauses it answers to, as `<framework> <clause>`: `iso27001-2022 A.6.1`.
    public let requirements: [String]

    /// When what they saw was so.
    public let observed: Moment

    /// When the document was taken.
    public let collected: Moment
    public let validUntil: Moment
    public let document: Document

    /// Who may read the document.
    public let readers: [Signatory.ID]
    public let log: String

    public struct Document: Hashable, Sendable {
        public let name: String
        public let sha256: String
        public let size: Int

        public init(name: String, sha256: String, size: Int) {
            self.name = name
            self.sha256 = sha256
            self.size = size
        }
    }

    public init(
        by: Signatory.ID, at: Moment, saw: String, controls: [Control.ID], requirements: [String], observed: Moment,
        collected: Moment, validUntil: Moment, document: Document, readers: [Signatory.ID], log: String
    ) {
        self.by = by
        self.at = at
        self.saw = saw
        self.controls = controls
        self.requirements = requirements
        self.observed = observed
        self.collected = collected
        self.validUntil = validUntil
        self.document = document
        self.readers = readers
        self.log = log
    }

    func check() throws(Refusal) {
        if saw.allSatisfy(\.isWhitespace) { throw .withoutWords("what was seen") }
        if controls.isEmpty, requirements.isEmpty { throw .withoutWords("what it covers") }
        guard observed <= collected else { throw .unreadable("it was collected before it was observed") }
        guard collected <= at else { throw .fromTheFuture(collected) }
        guard validUntil > at else { throw .ended(validUntil) }
    }
}

/// An attestation, and when the log took it in: from then on it counts.
public struct RecordedAttestation: Hashable, Sendable {
    public let attestation: Attestation
    public let recorded: Moment

    public init(_ attestation: Attestation, recorded: Moment) {
        self.attestation = attestation
        self.recorded = recorded
    }
}

/// The word of a person that a control rests on where no platform tells.
public struct Attested: Hashable, Sendable {
    public let by: Signatory.ID
    public let observed: Moment
    public let validUntil: Moment
}

extension Fact where Value == Attested {

    /// That somebody attested what a control asks for.
    public init(attestedFor control: Control.ID) {
        self.init("attestation for \(control)", unlessSaid: .notAttested)
    }
}

extension [RecordedAttestation] {

    /// What these say of a control at a moment.
    ///
    /// The one that lasts longest of those already recorded; once it has ended the control knows nothing more, and says
    /// when that was.
    public func reading(for control: Control.ID, at moment: Moment) -> Reading<Attested> {
        let known = filter { $0.attestation.controls.contains(control) && $0.recorded <= moment }.map(\.attestation)
        guard let last = known.max(by: { $0.validUntil < $1.validUntil }) else { return .absent(.notAttested) }
        guard moment < last.validUntil else { return .absent(.attestationEnded(at: last.validUntil)) }
        return .observed(Attested(by: last.by, observed: last.observed, validUntil: last.validUntil))
    }
}
