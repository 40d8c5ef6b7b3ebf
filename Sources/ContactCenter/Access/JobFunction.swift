/// What the customer gives everybody who does one kind of work: a template to compare people's grants with.
public struct JobFunction: Identifiable, Hashable, Sendable {

    /// What the customer calls it.
    public let id: Identifier<JobFunction>

    /// Who has it: whoever is named by each of these that is given.
    public var departments: [String]
    public var titles: [String]
    public var groups: [Group.ID]

    /// What they are given, and nothing else.
    public var gives: [Given]

    /// A role and where it holds.
    public struct Given: Hashable, Sendable {

        /// The role, by id or name.
        public var role: String
        public var reach: Reach

        public init(_ role: String, in reach: Reach) {
            self.role = role
            self.reach = reach
        }
    }

    public enum Reach: Hashable, Sendable {

        /// The division the person lies in.
        case home
        case everywhere
        case division(Division.ID)

        /// Reads `home`, `everywhere`, or the id of a division.
        public init(_ text: String) {
            switch text {
            case "home": self = .home
            case "everywhere": self = .everywhere
            default: self = .division(Division.ID(text))
            }
        }
    }

    public init(
        id: ID, departments: [String] = [], titles: [String] = [], groups: [Group.ID] = [], gives: [Given]
    ) {
        self.id = id
        self.departments = departments
        self.titles = titles
        self.groups = groups
        self.gives = gives
    }
}

extension JobFunction.Reach: CustomStringConvertible {
    public var description: String {
        switch self {
        case .home: "home"
        case .everywhere: "everywhere"
        case .division(let id): id.rawValue
        }
    }
}

extension JobFunction {

    /// Whether somebody does this work; what is not known of them, where that decides it.
    public func isDone(by person: Person) -> Reading<Bool> {
        var open: [Absence] = []
        for criterion in [
            named(person.department, among: departments), named(person.title, among: titles), isMember(person),
        ] {
            switch criterion {
            case .observed(false)?: return .observed(false)
            case .observed(true)?, nil: break
            case let other?: open += other.absences
            }
        }
        return open.first.map { .absent($0) } ?? .observed(true)
    }

    /// nil where the function does not ask.
    private func named(_ reading: Reading<String?>, among names: [String]) -> Reading<Bool>? {
        guard !names.isEmpty else { return nil }
        guard reading.isWhole, let value = reading.value else { return .absent(reading.absences.first ?? .notAsked) }
        guard let value else { return .observed(false) }
        return .observed(names.contains { $0.lowercased() == value.lowercased() })
    }

    private func isMember(_ person: Person) -> Reading<Bool>? {
        guard !groups.isEmpty else { return nil }
        if (person.groups.value ?? []).contains(where: groups.contains) { return .observed(true) }
        return person.groups.isWhole ? .observed(false) : .absent(person.groups.absences.first ?? .notAsked)
    }
}

extension Fact where Value == [JobFunction] {

    /// The register of job functions, which only the customer can give.
    public static var jobFunctions: Self {
        Fact("declared job functions", unlessSaid: .notSupplied(setting: "functions"))
    }
}
