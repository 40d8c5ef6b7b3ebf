import Assurance
import Frameworks
import Programme
import Yams

/// Reads what was decided for the statement of applicability, by the requirements of ISO/IEC 27001:2022.
struct ApplicabilityReading {
    private let section: Section

    init(_ section: Section) { self.section = section }

    func decisions() -> [String: Applicability] {
        var decisions: [String: Applicability] = [:]
        for (name, node) in section.members() {
            if let problem = Self.problem(with: name) { section.problem(problem, at: node) }
            decisions[name] = section.section(name).map { decision(name, $0) }
        }
        return decisions
    }

    private func decision(_ name: String, _ details: Section) -> Applicability {
        defer { details.end() }
        let isApplicable = details.flag("applicable") ?? true
        if !isApplicable {
            _ = details.need("reason")
            _ = details.need("owner")
            refuseClause(name, details)
        }
        return Applicability(
            isApplicable: isApplicable, reason: details.text("reason"), owner: details.text("owner"),
            implemented: details.text("implemented"))
    }

    /// Who claims conformity leaves out none of clauses 4 to 10.
    ///
    /// Source: ISO/IEC 27001:2022, clause 1, from knowledge of it, 2026-11-25; its text may not be kept here.
    private func refuseClause(_ name: String, _ details: Section) {
        guard name.first?.isNumber == true else { return }
        details.problem(
            "\(section.full(name)): only Annex A may be left out; clauses 4 to 10 always apply",
            at: details.node("applicable"))
    }

    private static func problem(with name: String) -> String? {
        guard Catalogues.requirement(.iso27001(name)) == nil else { return nil }
        let library = Library()
        let old = library.choice(named: "iso27001-2013").map { Citation($0.framework, name) }
        let successors = old.map { library.successors(of: $0).map(\.requirement.clause) } ?? []
        if !successors.isEmpty { return "\(name) is of the edition of 2013; it became \(successors.spelledOut())" }
        let ids = Catalogues.requirements(of: .iso27001).map(\.id)
        return "ISO/IEC 27001:2022 has no requirement \(name)\(Nearest.words(to: name, among: ids))"
    }
}
