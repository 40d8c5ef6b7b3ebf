import ContactCenter

/// Reads the register of programs: `programs:` with an entry for each client, application or integration.
struct ProgramsReading {
    private let section: Section

    init(_ section: Section) { self.section = section }

    /// nil where there is no register; an empty one is an answer.
    func programs() -> [RegisteredProgram]? {
        guard let all = section.section("programs") else { return nil }
        return all.members().compactMap { id, _ in all.section(id).flatMap { program(id, $0) } }
    }

    private func program(_ id: String, _ details: Section) -> RegisteredProgram? {
        defer { details.end() }
        let (owner, purpose) = (details.need("owner"), details.need("purpose"))
        if details.node("permissions") == nil { details.problem("\(details.full("permissions")) is missing") }
        let permissions = details.texts("permissions")
        let serves = details.node("serves").map { _ in details.texts("serves") }
        let day = details.need("review")
        guard let review = Moment(iso8601: day) else {
            if !day.isEmpty {
                details.problem(
                    "\(details.full("review")) must be a date such as 2027-06-30", at: details.node("review"))
            }
            return nil
        }
        return RegisteredProgram(
            id: RegisteredProgram.ID(id), owner: owner, purpose: purpose, permissions: permissions, review: review,
            serves: serves)
    }
}
