import Assurance
import Catalog
import ContactCenter
import Engine
import Programme
import Yams

/// Reads what the customer says of a tenant: thresholds, registers, waivers.
struct TermsReading {
    private let section: Section

    private let ownControls: () -> [Control.ID]?

    /// - Parameter ownControls: Finds the ids of the customer's own controls, and is asked only where something names a
    ///   control that is none of ours; nil where their files are wrong, which is told when they are needed.
    init(_ section: Section, ownControls: @escaping () -> [Control.ID]? = { [] }) {
        self.section = section
        self.ownControls = ownControls
    }

    func terms() -> TenantTerms {
        TenantTerms(
            thresholds: thresholds(), registers: registers(), programs: ProgramsReading(section).programs(),
            functions: FunctionsReading(section).functions(),
            notApplicable: notApplicable(), notAssessed: notAssessed(), tags: tags(),
            scopes: ScopesReading(section).scopes())
    }

    private static let parameters = Dictionary(
        (Catalog.controls.flatMap(\.parameters) + [.exceptionShare, .providerExportDays]).map { ($0.name, $0) }
    ) { first, _ in first }

    private static let registerNames = Catalog.controls.flatMap(\.reads).map(\.name)
        .filter { $0.hasPrefix("register ") }.map { String($0.dropFirst("register ".count)) }

    private func thresholds() -> [String: TenantTerms.Threshold] {
        guard let all = section.section("thresholds") else { return [:] }
        var thresholds: [String: TenantTerms.Threshold] = [:]
        for (name, node) in all.members() {
            guard let parameter = Self.parameters[name] else {
                all.problem(unknown(name, "threshold", among: Array(Self.parameters.keys)), at: node)
                continue
            }
            thresholds[name] = threshold(parameter, node, in: all)
        }
        return thresholds
    }

    private func threshold(_ parameter: Parameter, _ node: Node, in all: Section) -> TenantTerms.Threshold? {
        let range = parameter.range
        if node.mapping == nil {
            guard let value = all.integer(parameter.name, in: range) else { return nil }
            if parameter.isLoose(value) {
                all.problem(
                    "\(all.full(parameter.name)): \(value) \(parameter.unit.rawValue) is looser than \(parameter.source); "
                        + "give value, reason, owner, approver and ends", at: node)
            }
            return .init(value)
        }
        let details = all.section(parameter.name)
        defer { details?.end() }
        guard let details, let value = details.integer("value", in: range) else {
            if details?.node("value") == nil { details?.problem("\(all.full(parameter.name)).value is missing") }
            return nil
        }
        return .init(value, waiver: waiver(details))
    }

    private func waiver(_ section: Section) -> Waiver? {
        let owner = section.need("owner")
        let approver = section.need("approver")
        if !owner.isEmpty, owner == approver {
            section.problem(
                "\(section.full("approver")) must be somebody other than the owner", at: section.node("approver"))
        }
        let reason = section.need("reason")
        let end = section.need("ends")
        guard let ends = Moment(iso8601: end) else {
            if !end.isEmpty {
                section.problem("\(section.full("ends")) must be a date such as 2027-06-30", at: section.node("ends"))
            }
            return nil
        }
        return Waiver(reason: reason, owner: owner, approver: approver, ends: ends)
    }

    private func registers() -> [String: [String]] {
        guard let all = section.section("registers") else { return [:] }
        var registers: [String: [String]] = [:]
        for (name, node) in all.members() {
            if Self.registerNames.contains(name) {
                registers[name] = all.texts(name)
            } else {
                all.problem(unknown(name, "register", among: Self.registerNames), at: node)
            }
        }
        return registers
    }

    private func notApplicable() -> [Control.ID: Waiver] {
        guard let all = section.section("not-applicable") else { return [:] }
        var controls: [Control.ID: Waiver] = [:]
        for (name, node) in all.members() {
            guard isControl(name, at: node, in: all), let details = all.section(name) else { continue }
            if let reason = Catalog.unwaivable[Control.ID(name)] {
                all.problem("\(all.full(name)): nobody may waive it: \(reason)", at: node)
            }
            controls[Control.ID(name)] = waiver(details)
            details.end()
        }
        return controls
    }

    private func tags() -> [String: [String]] {
        guard let all = section.section("tags") else { return [:] }
        let kinds = Set(Subject.Kind.allCases.map(\.rawValue))
        var tags: [String: [String]] = [:]
        for (name, node) in all.members() {
            tags[name] = all.texts(name)
            for path in tags[name] ?? [] where !kinds.contains(String(path.prefix { $0 != "/" })) || !path.contains("/")
            {
                all.problem("\(all.full(name)): \(path) is no path such as client/3fa85f64", at: node)
            }
        }
        return tags
    }

    private func notAssessed() -> Set<Control.ID> {
        let names = section.texts("not-assessed")
        let node = section.node("not-assessed")
        return Set(names.filter { isControl($0, at: node, in: section) }.map { Control.ID($0) })
    }

    private func isControl(_ name: String, at node: Node?, in section: Section) -> Bool {
        let ours = Catalog.controls.map(\.id.rawValue)
        guard !ours.contains(name), let own = ownControls()?.map(\.rawValue), !own.contains(name) else { return true }
        section.problem(unknown(name, "control", among: ours + own), at: node)
        return false
    }

    private func unknown(_ name: String, _ what: String, among known: [String]) -> String {
        "there is no \(what) \(name)" + (Nearest.to(name, among: known).map { "; did you mean \($0)?" } ?? "")
    }
}
