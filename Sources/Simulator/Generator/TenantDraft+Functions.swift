import ContactCenter

extension TenantDraft {

    /// What the customer gives each kind of work.
    mutating func declareFunctions() {
        functions = Self.titles.map { title in
            JobFunction(
                id: JobFunction.ID(title), titles: [title],
                gives: given(to: title).map { .init(RoleTemplate.all[$0.role.rawValue].name, in: $0.reach) })
        }
    }

    private static let titles = [
        "Platform Engineer", "Identity Engineer", "Telephony Engineer", "Team Lead", "Quality Coach", "Head of Quality",
        "Compliance Officer", "Business Analyst", "Flow Developer", "Service identity", "Customer Advisor",
    ]

    private func given(to title: String) -> [(role: RoleTemplate.Kind, reach: JobFunction.Reach)] {
        let main = JobFunction.Reach.division(Division.ID(home.id))
        let everybody: [(RoleTemplate.Kind, JobFunction.Reach)] = [(.employee, .home), (.communicate, .home)]
        switch title {
        case "Platform Engineer": return everybody + [(.masterAdmin, .everywhere)]
        case "Identity Engineer": return everybody + [(.userAdministrator, .everywhere)]
        case "Telephony Engineer": return everybody + [(.telephonyAdministrator, main)]
        case "Team Lead": return everybody + [(.supervisor, .home)]
        case "Quality Coach": return everybody + [(.qualityEvaluator, main)]
        case "Head of Quality": return everybody + [(.qualityAdministrator, main)]
        case "Compliance Officer": return everybody + [(.complianceReviewer, main)]
        case "Business Analyst": return everybody + [(.analyst, main)]
        case "Flow Developer": return everybody + [(.developer, main)]
        case "Service identity": return [(.connector, .home)]
        default: return everybody + [(.agent, .home)]
        }
    }

    /// Where it is planted, one of forty agents kept a right of an earlier job instead of getting one of the new, and one lacks it
    /// alone.
    func deviate(_ person: inout InventedPerson, _ number: Int) {
        guard plants("ACC-13"), person.part == .agent else { return }
        switch number % 40 {
        case 23: person.grants[1] = (.qualityEvaluator, home.id)
        case 24: person.grants.remove(at: 1)
        default: break
        }
    }

    /// What somebody holds that their work does not give, or the other way round; nil where there is no such thing.
    func deviation(of person: InventedPerson) -> String? {
        let division = divisions[person.division].id
        let held =
            person.grants.map { "\($0.role) \($0.division)" }
            + person.groups.flatMap { groups[$0].roles.map { "\($0.kind) \($0.division)" } }
        let given = given(to: person.title).map { role, reach in
            switch reach {
            case .home: "\(role) \(division)"
            case .everywhere: "\(role) *"
            case .division(let id): "\(role) \(id)"
            }
        }
        if !Set(held).isSubset(of: given) { return "Holds what the work as \(person.title) does not give" }
        return Set(given).isSubset(of: held) ? nil : "Lacks what the work as \(person.title) gives"
    }
}
