import Assurance
import Engine
import Frameworks

/// One framework, and which of its clauses the controls answer to.
struct MatrixSection {
    let framework: Framework
    let edition: String
    let clauses: [Clause]

    struct Clause {
        let requirement: Requirement
        let judgements: [Judgement]
    }
}

extension Assessed {

    /// The frameworks any control cites, in the order reports list them, their clauses in the publisher's order.
    var matrix: [MatrixSection] {
        Framework.all.compactMap { framework in
            let clauses = clauses(of: framework)
            guard !clauses.isEmpty else { return nil }
            return MatrixSection(
                framework: framework, edition: Catalogues.catalogue(of: framework)?.edition ?? "", clauses: clauses)
        }
    }

    /// A clause the catalogue does not have comes last and without a title: what a control cites is never lost.
    private func clauses(of framework: Framework) -> [MatrixSection.Clause] {
        var citing: [String: [Judgement]] = [:]
        for judgement in judgements {
            for citation in judgement.control.satisfies.distinct() where citation.framework == framework {
                citing[citation.clause, default: []].append(judgement)
            }
        }
        let known = Catalogues.requirements(of: framework).compactMap { requirement in
            citing.removeValue(forKey: requirement.id).map {
                MatrixSection.Clause(requirement: requirement, judgements: $0)
            }
        }
        let unknown = citing.sorted { $0.key < $1.key }.map { clause, judgements in
            MatrixSection.Clause(requirement: Requirement(id: clause, title: "", group: ""), judgements: judgements)
        }
        return known + unknown
    }
}
