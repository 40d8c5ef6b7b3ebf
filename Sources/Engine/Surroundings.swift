import Assurance
import Capture
import ContactCenter
import Programme

/// Where the subjects of findings stand: in which division, under which names of the customer's.
struct Surroundings {
    private var divisions: [Person.ID: Division.ID] = [:]
    private var tags: [String: Set<String>] = [:]
    private let capture: Capture
    private let division: (JSON) -> Division.ID?

    init(
        of snapshot: TenantSnapshot, in capture: Capture, tags: [String: [String]],
        division: @escaping (JSON) -> Division.ID?
    ) {
        self.capture = capture
        self.division = division
        for person in snapshot[.people].value ?? [] { divisions[person.id] = person.division }
        for (name, paths) in tags {
            for path in paths { self.tags[path, default: []].insert(name) }
        }
    }

    func weaknesses(_ findings: [Finding]) -> [Weakness] {
        findings.map { finding in
            let subject = finding.shortfall.subject
            return Weakness(
                finding: finding.id, control: finding.control.id, subject: subject, division: division(of: finding),
                tags: tags[subject.path] ?? [])
        }
    }

    /// Where the document of the subject says that it lies; a division lies in itself.
    private func division(of finding: Finding) -> Division.ID? {
        let subject = finding.shortfall.subject
        switch subject.kind {
        case .person: return divisions[Person.ID(subject.id)]
        case .division: return Division.ID(subject.id)
        default: break
        }
        // Things beside people are a document a file; one that does not read says nothing, and is inside every scope.
        let own = finding.evidence.first { $0.document == subject.id && $0.file.hasSuffix(".json") }
        return own.flatMap { capture.files[$0.file] }.flatMap { try? JSON($0) }.flatMap(division)
    }
}
