import Assurance
import Catalog
import ContactCenter
import Frameworks
import Yams

/// Reads what a file of a customer's maps, once every framework is known.
struct MappingsReading {
    private let file: FrameworkFile
    private let root: Section
    private let library: Library

    /// What was read: the file's mappings, and each arrow to another framework with where it stands.
    struct Result {
        let own: OwnFramework
        let arrows: [Arrow]
    }

    struct Arrow {
        let from: Citation
        let to: Citation
        let relation: Relation
        let section: Section
    }

    /// - Returns: nil for a file that is no YAML.
    init?(_ file: FrameworkFile, in library: Library) {
        guard let root = file.root else { return nil }
        self.file = file
        self.root = root
        self.library = library
    }

    func result() -> Result {
        defer { root.end() }
        let (framework, known) = subject()
        let ids = Set(known)
        var checks: [(requirement: String, mapping: DirectMapping)] = []
        var arrows: [Arrow] = []
        for section in root.sections("mappings") {
            defer { section.end() }
            let requirement = requirement(section, known, ids)
            switch (section.node("controls") != nil, section.node("to") != nil) {
            case (true, false): checks += mappings(section).map { (requirement, $0) }
            case (false, true):
                arrows += arrow(section, from: Citation(framework, requirement)).map { [$0] } ?? []
            default: section.problem("\(section.path) needs one of controls, to")
            }
        }
        let own = OwnFramework(
            file: file.name, framework: framework, catalogue: file.catalogue, checks: checks,
            crosswalks: crosswalks(of: arrows))
        return Result(own: own, arrows: arrows)
    }

    /// The framework it maps, and the requirements that has.
    private func subject() -> (Framework, [String]) {
        if let catalogue = file.catalogue { return (file.framework, catalogue.requirements.map(\.id)) }
        guard let framework = library.choice(named: file.framework.id)?.framework else {
            root.problem(unknownFramework(file.framework.id, root), at: root.node("extends"))
            return (file.framework, [])
        }
        return (framework, library.catalogue(of: framework)?.requirements.map(\.id) ?? [])
    }

    private func unknownFramework(_ name: String, _ section: Section) -> String {
        "there is no framework \(name)\(section.nearest(to: name, among: library.names))"
    }

    /// Where a framework is not there, or has no requirement, that is what is told.
    private func requirement(_ section: Section, _ known: [String], _ ids: Set<String>) -> String {
        let id = section.need("requirement")
        if !id.isEmpty, !ids.isEmpty, !ids.contains(id) {
            section.problem(
                "there is no requirement \(id)\(section.nearest(to: id, among: known))",
                at: section.node("requirement"))
        }
        return id
    }

    private static let controls = Set(Catalog.controls.map(\.id.rawValue))

    private func mappings(_ section: Section) -> [DirectMapping] {
        let share = share(section)
        return section.texts("controls").compactMap { name in
            guard Self.controls.contains(name) else {
                section.problem(
                    "there is no control \(name)\(section.nearest(to: name, among: Self.controls))",
                    at: section.node("controls"))
                return nil
            }
            return DirectMapping(
                Control.ID(name), by: .customer(file.name), share: share.share, because: share.reason)
        }
    }

    private func share(_ section: Section) -> (share: Share, reason: String) {
        let reason = section.text("reason")
        let words = [Share.part, .most, .whole].map(\.rawValue)
        let word = section.text("share") ?? Share.part.rawValue
        guard words.contains(word), let share = Share(rawValue: word) else {
            section.problem(
                "\(section.full("share")) must be one of \(words.joined(separator: ", "))", at: section.node("share"))
            return (.part, "")
        }
        if share != .part, reason == nil {
            section.problem("\(section.full("share")): \(word) needs a reason", at: section.node("share"))
        }
        return (share, reason ?? "\(file.name) says no more")
    }

    private func arrow(_ section: Section, from: Citation) -> Arrow? {
        let names = Relation.allCases.map(\.rawValue)
        let word = section.need("relation")
        let relation = Relation(rawValue: word)
        if relation == nil, !word.isEmpty {
            section.problem(
                "\(section.full("relation")) must be one of \(names.joined(separator: ", "))",
                at: section.node("relation"))
        }
        guard let to = target(section, from: from.framework), let relation else { return nil }
        return Arrow(from: from, to: to, relation: relation, section: section)
    }

    /// The requirement of another framework in force that `iso27001-2022 A.8.2` names.
    private func target(_ section: Section, from: Framework) -> Citation? {
        guard let text = section.text("to") else { return nil }
        let node = section.node("to")
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2 else {
            section.problem(
                "\(section.full("to")) must be a framework and a requirement: iso27001-2022 A.8.2", at: node)
            return nil
        }
        guard let choice = library.choice(named: parts[0]), let catalogue = library.catalogue(of: choice.framework)
        else {
            section.problem(unknownFramework(parts[0], section), at: node)
            return nil
        }
        let target = Citation(choice.framework, parts[1])
        if let problem = problem(with: target, in: catalogue, from: from, section) {
            section.problem(problem, at: node)
            return nil
        }
        return target
    }

    private func problem(
        with target: Citation, in catalogue: Catalogue, from: Framework, _ section: Section
    ) -> String? {
        if target.framework == from { return "\(target) is of the framework that is mapped" }
        if catalogue.requirement(target.clause) == nil {
            let nearest = section.nearest(to: target.clause, among: catalogue.requirements.lazy.map(\.id))
            return "\(target.framework.name) has no requirement \(target.clause)\(nearest)"
        }
        guard let next = catalogue.supersededBy else { return nil }
        let successors = library.successors(of: target).map { "\(next) \($0.requirement.clause)" }
        return "\(target) is of a superseded edition; it became \(successors.spelledOut())"
    }

    private func crosswalks(of arrows: [Arrow]) -> [Crosswalk] {
        arrows.map(\.to.framework).distinct().map { target in
            let pairs = arrows.filter { $0.to.framework == target }
            return Crosswalk(
                .init(id: file.name, judge: .customer(file.name), document: root.text("source") ?? file.name),
                from: pairs[0].from.framework.id, to: target.id,
                pairs: pairs.map { .init($0.from.clause, $0.to.clause, $0.relation) })
        }
    }
}
