import Assurance
import Capture
import ContactCenter
public import Engine
public import Programme

/// An assessment, what the tenant is called in the configuration, and the files each judgement rests on.
public struct AssessedTenant: Sendable {
    let assessed: Assessed

    /// Nil for a capture in a folder that no configuration was given for.
    let name: String?
    let evidence: ReadEvidence

    /// How many findings of each control are about other parts of the tenant, and left out.
    private let elsewhere: [Control.ID: Int]

    /// - Parameter part: The part of the tenant it is about; nil for the whole.
    public init(_ whole: Assessed, named name: String?, evidence: ReadEvidence, in part: NamedScope? = nil) {
        assessed = part.map(whole.within) ?? whole
        self.name = name
        self.evidence = evidence
        let kept = Set(assessed.findings.map(\.id))
        elsewhere = Dictionary(grouping: whole.findings.filter { !kept.contains($0.id) }, by: \.control.id)
            .mapValues(\.count)
    }

    /// How many findings are left out because they are about other parts.
    var leftOut: Int { assessed.part?.leftOut ?? 0 }

    /// Which part of the tenant was judged, and what that leaves out.
    var scope: String { assessed.scope }

    var judgedControls: [Control.ID: JudgedControl] {
        let findings = Dictionary(grouping: assessed.findings, by: \.control.id)
        let exceptions = Dictionary(grouping: assessed.exceptions, by: \.approved.exception.control)
        let judged = assessed.judgements.map { judgement in
            let id = judgement.control.id
            let found = findings[id] ?? []
            return (
                id,
                JudgedControl(
                    judgement: judgement, accepted: found.count { $0.acceptance != nil },
                    exceptions: exceptions[id] ?? [], elsewhere: elsewhere[id] ?? 0,
                    evidence: found.isEmpty ? evidence.read(for: judgement.control) : evidence.behind(found))
            )
        }
        return Dictionary(judged) { first, _ in first }
    }

    /// What says of which tenant, when and by what it was judged.
    var facts: [(name: String, value: String)] {
        let manifest = assessed.manifest
        let simulated = manifest.isSimulated ? ", SIMULATED" : ""
        let named = [name, manifest.organizationName].compactMap(\.self).joined(separator: ", ")
        return [
            ("tenant", "\(named) (\(manifest.platform), organisation \(manifest.organization))\(simulated)"),
            (
                "capture",
                [assessed.commit, "manifest SHA-256 \(assessed.manifestHash)"].compactMap(\.self).joined(
                    separator: ", ")
            ),
            ("read", manifest.began.inWords), ("judged", "as of \(assessed.asOf.inWords)"),
            ("baseline", "\(assessed.baseline), \(assessed.judgements.count.of("control"))"), ("scope", scope),
        ]
    }
}

/// What one control said of the tenant, for every requirement it was made for.
struct JudgedControl: Sendable {
    let judgement: Judgement
    let accepted: Int
    let exceptions: [Acceptances.Applied]

    /// Findings about other parts of the tenant than the one it is judged on.
    let elsewhere: Int
    let evidence: [ReadEvidence.Entry]

    var findings: Int { judgement.verdict.shortfalls.count }

    /// `not met, 2 findings (1 accepted)`, `undetermined, 1 gap`, `not applicable: …`.
    var inWords: String {
        let gaps = judgement.verdict.allGaps.count
        let parts = [
            judgement.verdictInWords, findings > 0 ? findings.of("finding") : nil, gaps > 0 ? gaps.of("gap") : nil,
            elsewhere > 0 ? "\(elsewhere) outside the scope" : nil,
        ]
        let accepted = accepted > 0 ? " (\(accepted) accepted)" : ""
        let because = because.map { ": \($0)" } ?? ""
        return parts.compactMap(\.self).joined(separator: ", ") + accepted + because
    }

    /// Why it does not apply.
    var because: String? { if case .notApplicable(let because) = judgement.verdict { because } else { nil } }
}
