import ArgumentParser
import ContactCenter
import Programme

/// A baseline on the command line: the one in force, an id, the beginning of its commit, or a date.
struct BaselineReference: ExpressibleByArgument, Hashable, CustomStringConvertible {

    /// nil for the one in force.
    let text: String?

    static let inForce = BaselineReference(text: nil)

    private init(text: String?) { self.text = text }

    init(id: String) { self.init(text: id) }

    init?(argument: String) { self.init(text: argument) }

    var description: String { text ?? "the one in force" }

    enum Way: Hashable {
        case inForce
        case id(String)
        case commit(String)

        /// The last one that was agreed to before a moment.
        case before(Moment)
    }

    /// How it names one; nil for a word that can name none, such as the name of a tenant.
    var way: Way? {
        guard let text else { return .inForce }
        if text.lowercased().hasPrefix("bl-") { return .id(text.lowercased()) }
        if let moment = Moment(iso8601: text) {
            // A day counts to its end, as the day of a tag does.
            return .before(moment.advanced(by: text.utf8.count == Self.dayLength ? .days(1) : .milliseconds(1)))
        }
        guard (Self.fewestDigits...40).contains(text.utf8.count), text.allSatisfy(\.isHexDigit) else { return nil }
        return .commit(text.lowercased())
    }

    private static let dayLength = "2026-11-29".utf8.count

    /// Fewer are a tenant's name more often than a commit.
    static let fewestDigits = 7

    /// The baseline it names among all that were ever agreed to.
    ///
    /// - Throws: ``Failure`` where it names none, or several.
    func find(in docket: Docket, of tenant: String, at now: Moment) throws -> AgreedBaseline {
        let all = docket.agreedBaselines
        switch way {
        case .inForce:
            if let one = docket.baselines.inForce(at: now), let agreed = all.first(where: { $0.id == one.id }) {
                return agreed
            }
            throw Failure(
                "there is no approved baseline of \(tenant) in force",
                hint: "`linewarden drift accept \(tenant) --ticket TICKET` asks for one", code: .notThere)
        case .id(let id): return try only(all.filter { $0.id.lowercased() == id }, of: tenant, docket)
        case .commit(let digits):
            return try only(all.filter { $0.baseline.commit.hasPrefix(digits) }, of: tenant, docket)
        case .before(let moment):
            return try only(all.filter { $0.approved.approved < moment }.newest.map { [$0] } ?? [], of: tenant, docket)
        case nil: return try only([], of: tenant, docket)
        }
    }

    /// Of several of one capture, the one that was agreed to last.
    private func only(_ found: [AgreedBaseline], of tenant: String, _ docket: Docket) throws -> AgreedBaseline {
        let commits = Set(found.map(\.baseline.commit))
        if commits.count == 1, let one = found.newest { return one }
        throw Failure(
            commits.isEmpty ? none(of: tenant, docket) : "\(self) is the beginning of \(commits.count) baselines",
            hint: hint(for: tenant), code: .notThere)
    }

    private func none(of tenant: String, _ docket: Docket) -> String {
        switch way {
        case .id(let id):
            docket.find(id).map { "nobody agreed to \($0.id): it is \($0.state.word)" }
                ?? "there is no baseline \(self) of \(tenant)"
        case .before: "nobody had agreed to a baseline of \(tenant) by \(self)"
        default: "\(self) was never an approved baseline of \(tenant)"
        }
    }

    private func hint(for tenant: String) -> String {
        if case .commit = way { return "`linewarden drift \(tenant) --since \(self)` compares with any capture" }
        return "give the id of a baseline (BL-…), the beginning of its commit, or a date; "
            + "`linewarden exceptions list \(tenant)` lists them"
    }
}

extension [AgreedBaseline] {
    fileprivate var newest: AgreedBaseline? { self.max { $0.approved.approved < $1.approved.approved } }
}
