public import Assurance
import ContactCenter

/// Every framework there is for one installation: those we ship, and the customer's own.
public struct Library: Sendable {
    private let own: [OwnFramework]

    public init(own: [OwnFramework] = []) { self.own = own }

    /// In the order lists have them: ours, then the customer's.
    public var frameworks: [Framework] { Framework.published + own.filter { $0.catalogue != nil }.map(\.framework) }

    public func catalogue(of framework: Framework) -> Catalogue? {
        own.first { $0.framework == framework && $0.catalogue != nil }?.catalogue ?? Catalogues.catalogue(of: framework)
    }

    var crosswalks: [Crosswalk] { Crosswalk.published + own.flatMap(\.crosswalks) }

    /// A framework, and one of its publisher's sets of requirements where only that one is meant.
    public struct Choice: Sendable {
        public let framework: Framework
        public let baseline: String?

        public init(_ framework: Framework, baseline: String? = nil) {
            self.framework = framework
            self.baseline = baseline
        }
    }

    /// What a person means by `iso27001-2022`, `nist-800-53-r5` or `fedramp-moderate`; nil where there is no such thing.
    public func choice(named name: String) -> Choice? {
        let name = name.lowercased()
        if let framework = frameworks.first(where: { $0.id.lowercased() == name }) ?? Framework.otherNames[name] {
            return Choice(framework)
        }
        guard baselines.contains(name) else { return nil }
        return Choice(.nist80053, baseline: name)
    }

    /// Every name that ``choice(named:)`` takes.
    public var names: [String] { frameworks.map(\.id) + Framework.otherNames.keys.sorted() + baselines }

    /// Only SP 800-53 has any.
    private var baselines: [String] { Catalogues.catalogue(of: .nist80053)?.baselines ?? [] }

    /// What a requirement of a superseded edition became.
    public func successors(of citation: Citation) -> [(requirement: Citation, relation: Relation)] {
        guard let next = catalogue(of: citation.framework)?.supersededBy,
            let framework = frameworks.first(where: { $0.id == next })
        else { return [] }
        return Crosswalk.published.filter { $0.from == citation.framework.id && $0.to == next }.flatMap(\.pairs)
            .filter { $0.from == citation.clause }.map { (Citation(framework, $0.to), $0.relation) }
    }

    /// Which checks were made for which requirement of a framework: by our judgement first, then by the customer's.
    ///
    /// A check may stand there by both: its share may be another to each.
    func direct(in framework: Framework, of controls: [Control]) -> [String: [DirectMapping]] {
        var mappings: [String: [DirectMapping]] = [:]
        for control in controls {
            for citation in control.satisfies.distinct() where citation.framework == framework {
                mappings[citation.clause, default: []].append(
                    DirectMapping(control.id, by: control.judge, share: .part, because: DirectMapping.ownReason))
            }
        }
        for check in own.filter({ $0.framework == framework }).flatMap(\.checks) {
            let known = mappings[check.requirement] ?? []
            if !known.contains(check.mapping) { mappings[check.requirement] = known + [check.mapping] }
        }
        return mappings
    }
}

extension Control {

    /// Whose judgement its citations are.
    fileprivate var judge: Judge {
        switch origin {
        case .baseline: .ours
        case .own: .customer(id.rawValue)
        }
    }
}
