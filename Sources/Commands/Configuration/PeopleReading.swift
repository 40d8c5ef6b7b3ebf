import ContactCenter
import Programme
import Yams

/// Reads who of ours can be held to their word.
struct PeopleReading {
    private let section: Section
    private let notes: Section.Notes

    init(_ section: Section, notes: Section.Notes) {
        self.section = section
        self.notes = notes
    }

    func people() -> [Signatory] {
        let people = section.members().compactMap { name, _ in section.section(name).flatMap { person(name, $0) } }
        refuseShared(people)
        return people
    }

    private func person(_ id: String, _ section: Section) -> Signatory? {
        defer { section.end() }
        let name = section.need("name")
        let roles = roles(section)
        let former = formerKeys(section)
        if section.node("key") == nil, former.isEmpty { section.problem("\(section.full("key")) is missing") }
        let key = key("key", in: section)
        if key == nil, section.node("key") != nil { return nil }
        return Signatory(id: Signatory.ID(id), name: name, roles: roles, key: key, formerKeys: former)
    }

    private func roles(_ section: Section) -> Set<Signatory.Role> {
        if section.node("roles") == nil { section.problem("\(section.full("roles")) is missing") }
        let known = Signatory.Role.allCases.map(\.rawValue)
        return Set(
            section.texts("roles").compactMap { word in
                if let role = Signatory.Role(rawValue: word) { return role }
                let nearest = Nearest.to(word, among: known).map { "; did you mean \($0)?" } ?? ""
                section.problem(
                    "there is no role \(word)\(nearest.isEmpty ? "; there are \(known.joined(separator: ", "))" : nearest)",
                    at: section.node("roles"))
                return nil
            })
    }

    private func key(_ name: String, in section: Section) -> SSHPublicKey? {
        guard let line = section.text(name) else { return nil }
        do {
            return try SSHPublicKey(line)
        } catch {
            section.problem("\(section.full(name)) \(error)", at: section.node(name))
            return nil
        }
    }

    private func formerKeys(_ section: Section) -> [Signatory.FormerKey] {
        guard let node = section.node("former-keys") else { return [] }
        guard let items = node.sequence else {
            section.problem("\(section.full("former-keys")) must be a list", at: node)
            return []
        }
        return items.enumerated().compactMap { place, item in
            formerKey(Section(item, path: "\(section.full("former-keys"))[\(place)]", notes: notes))
        }
    }

    private func formerKey(_ section: Section) -> Signatory.FormerKey? {
        defer { section.end() }
        _ = section.need("key")
        let text = section.need("ends")
        let ends = Moment(iso8601: text)
        if ends == nil, !text.isEmpty {
            section.problem("\(section.full("ends")) must be a date such as 2027-06-30", at: section.node("ends"))
        }
        guard let key = key("key", in: section), let ends else { return nil }
        return Signatory.FormerKey(key, ends: ends)
    }

    /// One key of two people would let one of them approve what they asked for themselves.
    private func refuseShared(_ people: [Signatory]) {
        var owners: [SSHPublicKey: Signatory.ID] = [:]
        for person in people {
            for key in [person.key].compactMap(\.self) + person.formerKeys.map(\.key) {
                if let other = owners[key], other != person.id {
                    section.problem(
                        "\(other) and \(person.id) have the same key; two people need two keys",
                        at: section.node(person.id.rawValue))
                }
                owners[key] = person.id
            }
        }
    }
}
