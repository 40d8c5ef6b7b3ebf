import Assurance
import ContactCenter
import Frameworks
import Programme

/// What people attested, by the requirement they did it for.
struct AttestedRequirements {
    private let byRequirement: [String: [RecordedAttestation]]
    private let byControl: [Control.ID: [RecordedAttestation]]

    /// A requirement of a superseded edition counts for what it became.
    init(_ attestations: [RecordedAttestation], for framework: Framework, in library: Library) {
        var byRequirement: [String: [RecordedAttestation]] = [:]
        var byControl: [Control.ID: [RecordedAttestation]] = [:]
        for one in attestations {
            for text in one.attestation.requirements {
                for id in Self.requirements(text, of: framework, in: library) {
                    byRequirement[id, default: []].append(one)
                }
            }
            for control in one.attestation.controls { byControl[control, default: []].append(one) }
        }
        self.byRequirement = byRequirement
        self.byControl = byControl
    }

    /// Those for what is none of these requirements, by what they name.
    func strays(from requirements: [Requirement]) -> [Stray] {
        let known = Set(requirements.map(\.id))
        return byRequirement.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }.flatMap { id, attestations in
            attestations.map { Stray(requirement: id, attestation: $0) }
        }
    }

    struct Stray: Sendable {
        let requirement: String
        let attestation: RecordedAttestation
    }

    /// Those for a requirement, and those for a control that was made for it.
    func of(_ requirement: String, _ controls: [Control.ID]) -> [RecordedAttestation] {
        ((byRequirement[requirement] ?? []) + controls.flatMap { byControl[$0] ?? [] }).distinct()
    }

    /// The requirements of a framework that somebody means by `iso27001-2022 A.7.2`.
    private static func requirements(_ text: String, of framework: Framework, in library: Library) -> [String] {
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2, let named = library.choice(named: parts[0])?.framework else { return [] }
        if named == framework { return [parts[1]] }
        return library.successors(of: Citation(named, parts[1])).map(\.requirement)
            .filter { $0.framework == framework }.map(\.clause)
    }
}
