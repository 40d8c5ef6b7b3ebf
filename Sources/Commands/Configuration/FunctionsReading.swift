import ContactCenter

/// Reads the register of job functions: `functions:` with an entry for each kind of work.
struct FunctionsReading {
    private let section: Section

    init(_ section: Section) { self.section = section }

    /// nil where there is no register; an empty one is an answer.
    func functions() -> [JobFunction]? {
        guard let all = section.section("functions") else { return nil }
        return all.members().compactMap { name, _ in all.section(name).map { function(name, $0) } }
    }

    private func function(_ name: String, _ details: Section) -> JobFunction {
        defer { details.end() }
        let function = JobFunction(
            id: JobFunction.ID(name), departments: details.texts("departments"), titles: details.texts("titles"),
            groups: details.texts("groups").map { Group.ID($0) }, gives: gives(details))
        if function.departments.isEmpty, function.titles.isEmpty, function.groups.isEmpty {
            details.problem("\(details.full("departments")), titles or groups must say whose function it is")
        }
        return function
    }

    private func gives(_ details: Section) -> [JobFunction.Given] {
        guard let roles = details.section("roles") else {
            if details.node("roles") == nil { details.problem("\(details.full("roles")) is missing") }
            return []
        }
        return roles.members().flatMap { role, node in
            let reaches = roles.texts(role)
            if reaches.isEmpty {
                roles.problem("\(roles.full(role)) must say where: home, everywhere, or the ids of divisions", at: node)
            }
            return reaches.map { JobFunction.Given(role, in: JobFunction.Reach($0)) }
        }
    }
}
