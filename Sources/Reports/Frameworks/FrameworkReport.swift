public import Assurance
import ContactCenter
import Engine
public import Frameworks
import Programme

/// One whole framework, covered or not: what checks touch each requirement, what they said of a tenant, what people
/// attested, what is accepted, and where there is nothing.
public struct FrameworkReport: Sendable {
    let coverage: Coverage
    let assessment: AssessedTenant?
    let rows: [Row]

    /// Attestations for requirements of this framework that its catalogue does not have: nobody's word is lost.
    let strays: [AttestedRequirements.Stray]

    struct Row: Sendable {
        let requirement: Requirement
        let direct: [Mapped<DirectMapping>]
        let derived: [Mapped<DerivedMapping>]
        let attestations: [RecordedAttestation]
        let exceptions: [Acceptances.Applied]

        var cover: Cover {
            if !direct.isEmpty { return .direct }
            if !derived.isEmpty { return .derived }
            return attestations.isEmpty ? .none : .attested
        }
    }

    /// A mapping, and what its check said.
    struct Mapped<Mapping: Sendable>: Sendable {
        let mapping: Mapping
        let label: String

        /// Nil where no tenant was judged.
        let judged: JudgedControl?
    }

    /// The nearest that anything comes to a requirement.
    enum Cover: String, CaseIterable, Sendable {
        case direct, derived, attested, none
    }

    /// - Parameters:
    ///   - controls: Those the coverage is by.
    ///   - assessment: What they said of a tenant; nil to print the coverage alone.
    public init(_ coverage: Coverage, by controls: [Control], of assessment: AssessedTenant? = nil, in library: Library)
    {
        self.coverage = coverage
        self.assessment = assessment
        let judged = assessment?.judgedControls ?? [:]
        let labels = Dictionary(controls.map { ($0.id, $0.label) }) { first, _ in first }
        let attested = AttestedRequirements(
            assessment?.assessed.terms.attestations ?? [], for: coverage.framework, in: library)
        strays = attested.strays(from: coverage.catalogue.requirements)
        rows = coverage.rows.map { row in
            let direct = row.direct.map { Self.mapped($0, $0.control, labels, judged) }
            return Row(
                requirement: row.requirement, direct: direct,
                derived: row.derived.map { Self.mapped($0, $0.control, labels, judged) },
                attestations: attested.of(row.requirement.id, row.direct.map(\.control)),
                exceptions: direct.flatMap { $0.judged?.exceptions ?? [] }.distinct(by: \.approved.id))
        }
    }

    private static func mapped<Mapping: Sendable>(
        _ mapping: Mapping, _ control: Control.ID, _ labels: [Control.ID: String], _ judged: [Control.ID: JudgedControl]
    ) -> Mapped<Mapping> {
        Mapped(mapping: mapping, label: labels[control] ?? control.rawValue, judged: judged[control])
    }

    /// When the tenant was judged as of; nil where none was.
    var asOf: Moment? { assessment?.assessed.asOf }

    func count(_ cover: Cover) -> Int { rows.count { $0.cover == cover } }

    /// Those that a check touches through a crosswalk only, and perhaps does not.
    var perhapsTouched: Int {
        rows.count { row in row.cover == .derived && row.derived.allSatisfy { $0.mapping.share == .uncertain } }
    }

    /// Requirements with a check that found something wrong.
    var withFindings: Int {
        rows.count { row in row.direct.contains { !($0.judged?.judgement.verdict.shortfalls.isEmpty ?? true) } }
    }
}
