import Assurance
import ContactCenter
import Programme

/// Where the subjects of findings stand: in which division, under which names of the customer's.
struct Surroundings {
    private var divisions: [Person.ID: Division.ID] = [:]
    private var tags: [String: Set<String>] = [:]

    init(of snapshot: TenantSnapshot, tags: [String: [String]]) {
        for person in snapshot[.people].value ?? [] { divisions[person.id] = person.division }
        for (name, paths) in tags {
            for path in paths { self.tags[path, default: []].insert(name) }
        }
    }

    func weaknesses(_ findings: [Finding]) -> [Weakness] {
        findings.map { finding in
            let subject = finding.shortfall.subject
            return Weakness(
                finding: finding.id, control: finding.control.id, subject: subject, division: division(of: subject),
                tags: tags[subject.path] ?? [])
        }
    }

    /// Only people lie in one, and a division in itself.
    private func division(of subject: Subject) -> Division.ID? {
        switch subject.kind {
        case .person: divisions[Person.ID(subject.id)]
        case .division: Division.ID(subject.id)
        default: nil
        }
    }
}
