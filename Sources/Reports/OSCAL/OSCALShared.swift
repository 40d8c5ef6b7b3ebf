import Assurance
import Capture
import ContactCenter
import Engine

/// What several documents of one run hold alike, written once: each is a run of objects with commas between them.
struct OSCALShared: Sendable {
    private(set) var inventory: [UInt8] = []

    /// One for each finding.
    private(set) var observations: [UInt8] = []
    private(set) var risks: [UInt8] = []
}

extension OSCALShared {
    init(of run: OSCALRun) {
        let findings = run.assessed.findings
        let subjects = findings.map(\.shortfall.subject).distinct().filter { $0.kind != .tenant }
        inventory = Self.objects(subjects) { json, subject in run.write(subject, to: &json) }
        observations = Self.objects(findings) { json, finding in run.write(finding, to: &json) }
        risks = Self.objects(run.risks) { json, risk in run.write(risk, to: &json) }
    }

    private static func objects<Element>(
        _ elements: [Element], _ body: (inout JSONWriter, Element) -> Void
    ) -> [UInt8] {
        var json = JSONWriter()
        for element in elements { json.object { body(&$0, element) } }
        return json.bytes
    }
}

extension JSONWriter {

    /// An array of objects that are written already; nothing at all where there are none.
    mutating func list(_ name: String, written objects: [UInt8]) {
        guard !objects.isEmpty else { return }
        array(name) { $0.verbatim(objects) }
    }
}
