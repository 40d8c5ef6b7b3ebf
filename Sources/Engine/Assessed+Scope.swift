import Assurance
import ContactCenter
public import Programme

extension Assessed {

    /// What was judged, seen from one part of the tenant alone.
    ///
    /// Findings about other parts are left out, and a control all of whose findings are elsewhere is met there if nothing
    /// it reads is missing. How many subjects were looked at stays as it was: the whole tenant was.
    public func within(_ scope: NamedScope) -> Assessed {
        let inside = Set(weaknesses.filter(scope.holds).map(\.finding))
        let findings = findings.filter { inside.contains($0.id) }
        let subjects = Dictionary(grouping: findings, by: \.control.id).mapValues { Set($0.map(\.shortfall.subject)) }
        return Assessed(
            manifest: manifest, manifestHash: manifestHash, commit: commit, baseline: baseline, asOf: asOf,
            judgements: judgements.map { $0.keeping(subjects[$0.control.id] ?? []) }, findings: findings, terms: terms,
            comparison: comparison?.within(scope, now: inside),
            exceptions: exceptions.compactMap { $0.keeping(inside) },
            weaknesses: weaknesses.filter { inside.contains($0.finding) },
            part: Part(scope: scope, leftOut: self.findings.count - findings.count))
    }
}

extension Judgement {

    /// The judgement with the shortfalls of some subjects only.
    fileprivate func keeping(_ subjects: Set<Subject>) -> Judgement {
        guard case .notMet(let shortfalls, let examined, let undecided) = verdict else { return self }
        let kept = shortfalls.filter { subjects.contains($0.subject) }
        return Judgement(
            control, .of(kept, examined: examined, undecided: undecided), overrides: overrides,
            suppliedByHand: suppliedByHand)
    }
}
