public import Assurance

/// What is known of a tenant's findings before a run, and what the run changes.
public struct KnownFindings: Sendable {
    private let states: [String: Known]

    /// A finding some earlier run saw.
    public struct Known: Hashable, Sendable {
        public var id: String
        public var control: Control.ID
        public var subject: String
        public var severity: Severity
        public var state: FindingState

        public init(id: String, control: Control.ID, subject: String, severity: Severity, state: FindingState) {
            self.id = id
            self.control = control
            self.subject = subject
            self.severity = severity
            self.state = state
        }
    }

    public init(_ known: some Sequence<Known>) {
        states = Dictionary(known.map { ($0.id, $0) }) { first, _ in first }
    }

    /// What a run that saw these changes, those it saw first, in the order it saw them; then those it did not, by id.
    ///
    /// - Parameters:
    ///   - seen: The findings of the run, each as a record whose `change` is of no meaning yet.
    ///   - manifest: SHA-256 of the manifest of the run's capture.
    ///   - unseen: Why a finding that was open is not among them.
    public func changes(
        seeing seen: [FindingRecord], in manifest: String, unseen: (Known) throws -> FindingState.Unseen
    ) rethrows -> [FindingRecord] {
        var changes: [FindingRecord] = []
        for var finding in seen {
            let known: FindingState? = states[finding.id]?.state
            guard let change = known.whenSeen else { continue }
            finding.change = change
            changes.append(finding)
        }
        let present = Set(seen.lazy.map(\.id))
        let missing = states.values.filter { $0.state.isOpen && !present.contains($0.id) }
        for known in missing.sorted(by: { $0.id < $1.id }) {
            guard let change = known.state.whenUnseen(try unseen(known)) else { continue }
            changes.append(FindingRecord(known, change, in: manifest))
        }
        return changes
    }
}

extension FindingRecord {
    fileprivate init(_ known: KnownFindings.Known, _ change: FindingChange, in manifest: String) {
        self.init(
            id: known.id, control: known.control, subject: known.subject, severity: known.severity, change: change,
            manifest: manifest)
    }
}
