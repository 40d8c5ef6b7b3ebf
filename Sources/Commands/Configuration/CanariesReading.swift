import Capture
import ContactCenter
import GenesysCloud
import Yams

/// Reads `canaries:` of a tenant: what is made to happen so that it must be seen.
struct CanariesReading {
    private let section: Section

    init(_ section: Section) { self.section = section }

    func canaries() -> [Canary] {
        defer { section.end() }
        let all = [
            section.section("object").flatMap(object), section.section("account").flatMap(account),
        ].compactMap(\.self)
        if all.isEmpty, section.node("object") == nil, section.node("account") == nil {
            section.problem("\(section.full("object")) or \(section.full("account")) is missing")
        }
        return all
    }

    private func object(_ details: Section) -> Canary? {
        defer { details.end() }
        let (kind, name) = (details.need("kind"), details.need("name"))
        let within = within(details)
        guard !kind.isEmpty, !name.isEmpty else { return nil }
        guard CanaryWrite.kinds.contains(where: { $0.name == kind }) else {
            let kinds = CanaryWrite.kinds.map(\.name).joined(separator: ", ")
            details.problem("\(details.full("kind")) must be one of \(kinds)", at: details.node("kind"))
            return nil
        }
        return Canary(.object(kind: kind, name: name), withinMinutes: within)
    }

    private func account(_ details: Section) -> Canary? {
        defer { details.end() }
        let person = details.need("person")
        let within = within(details)
        return person.isEmpty ? nil : Canary(.account(Person.ID(person)), withinMinutes: within)
    }

    /// A day at most: what comes later than that tells of nothing in time.
    private func within(_ details: Section) -> Int {
        details.integer("within-minutes", in: 1...1440) ?? Canary.withinMinutes
    }
}
