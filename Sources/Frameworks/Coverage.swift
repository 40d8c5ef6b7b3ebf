public import Assurance

/// Every requirement of one framework, with the checks that touch it, directly or through one crosswalk.
public struct Coverage: Sendable {
    public let framework: Framework
    public let catalogue: Catalogue

    /// The publisher's set that it is limited to; nil for all.
    public let baseline: String?

    /// In the catalogue's order.
    public let rows: [Row]

    public struct Row: Sendable {
        public let requirement: Requirement
        public let direct: [DirectMapping]

        /// One crosswalk away, and never more: over two, nothing is left of what a publisher said.
        ///
        /// A check that is direct here is not named again.
        public let derived: [DerivedMapping]
    }

    public enum Cover: String, Sendable { case direct, derived, none }

    public func count(_ cover: Cover) -> Int { rows.count { $0.cover == cover } }
}

extension Coverage.Row {

    /// The nearest that any check comes.
    public var cover: Coverage.Cover { direct.isEmpty ? derived.isEmpty ? .none : .derived : .direct }
}

extension Library {

    /// - Returns: nil for a framework there is no catalogue of.
    public func coverage(of choice: Choice, by controls: [Control]) -> Coverage? {
        guard let catalogue = catalogue(of: choice.framework) else { return nil }
        let direct = direct(in: choice.framework, of: controls)
        let derived = derived(in: choice.framework, of: controls)
        let requirements = catalogue.requirements.filter { requirement in
            choice.baseline.map { requirement.baselines.contains($0) } ?? true
        }
        let rows = requirements.map { requirement in
            let here = direct[requirement.id] ?? []
            let known = Set(here.map(\.control))
            return Coverage.Row(
                requirement: requirement, direct: here,
                derived: (derived[requirement.id] ?? []).filter { !known.contains($0.control) })
        }
        return Coverage(
            framework: choice.framework, catalogue: catalogue, baseline: choice.baseline, rows: rows)
    }

    private func derived(in framework: Framework, of controls: [Control]) -> [String: [DerivedMapping]] {
        var mappings: [String: [DerivedMapping]] = [:]
        for crosswalk in crosswalks {
            guard let (other, pairs) = crosswalk.pairs(of: framework.id),
                let through = frameworks.first(where: { $0.id == other })
            else { continue }
            let direct = direct(in: through, of: controls)
            for pair in pairs {
                mappings[pair.from, default: []] += (direct[pair.to] ?? []).distinct(by: \.control).map { mapping in
                    DerivedMapping(
                        direct: mapping, through: Citation(through, pair.to), relation: pair.relation,
                        crosswalk: crosswalk.source)
                }
            }
        }
        return mappings
    }
}
