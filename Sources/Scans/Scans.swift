public import Capture
public import ContactCenter

/// What scanners and testers found: their reports read, kept beside the tenant's documents, and counted.
public enum Scans {

    /// The kinds an import fills.
    public static let kinds: [Kind] = [.scanSources, .scanFindings]

    /// The kinds each fact is translated from.
    public static let sources: [FactKind: [Kind]] = [Fact.scanSources.kind: [.scanSources, .scanFindings]]

    /// The documents in which a scanner stands; nil for any other subject.
    public static func documents(of subject: Subject) -> [(kind: Kind, id: String)]? {
        subject.kind == .scanner ? [(.scanSources, subject.id)] : nil
    }

    /// Adds what a capture says of scanners; where no report was imported, it stays absent.
    ///
    /// - Throws: ``CaptureError`` if a file of the capture does not read.
    public static func translate(_ capture: Capture, into snapshot: inout TenantSnapshot) throws(CaptureError) {
        guard capture.contains(.scanSources) else { return }
        var tallies: [String: Tally] = [:]
        try capture.each(.scanFindings) { finding in
            let source = finding["source"]?.string ?? ""
            tallies[source, default: Tally()].add(finding, of: source)
        }
        var sources: [ScanSource] = []
        var flawed: [Absence] = []
        try capture.each(.scanSources) { document in
            guard let source = ScanSource(document, tallies[document.id] ?? Tally()) else {
                return flawed.append(.leftOut(field: "cadence and date of \(document.id)"))
            }
            sources.append(source)
        }
        snapshot[.scanSources] = flawed.isEmpty ? .observed(sources) : .partial(sources, flawed)
    }

    struct Tally {
        var open: [ScanSource.Level: Int] = [:]
        var accepted = 0
        var fixed = 0
        var findings: [ScanSource.Finding] = []

        mutating func add(_ document: Document, of source: String) {
            let level = document["level"]?.string.flatMap(ScanSource.Level.init(rawValue:)) ?? .unrated
            let state = document["status"]?.string.flatMap(ScanSource.Finding.State.init(rawValue:)) ?? .open
            switch state {
            case .accepted: accepted += 1
            case .fixed: fixed += 1
            case .open: open[level, default: 0] += 1
            }
            let key =
                document.id.hasPrefix(source + "/") ? String(document.id.dropFirst(source.count + 1)) : document.id
            findings.append(
                ScanSource.Finding(
                    id: key, rule: document["rule"]?.string ?? "not said", title: document["title"]?.string,
                    level: level, state: state))
        }
    }
}

extension ScanSource {
    fileprivate init?(_ document: Document, _ tally: Scans.Tally) {
        guard let cadence = document["cadenceDays"]?.integer, let taken = document["taken"]?.moment else { return nil }
        self.init(
            id: .init(document.id), name: document["name"]?.string ?? document.id, cadenceDays: cadence, last: taken,
            open: tally.open, accepted: tally.accepted, fixed: tally.fixed, findings: tally.findings)
    }
}

extension Kind {

    /// One document a scanner or tester: how often they report, and the report that was imported last.
    public static let scanSources = Kind("scan-sources", .objects)

    /// One line a finding of theirs.
    public static let scanFindings = Kind("scan-findings", .lines)
}
