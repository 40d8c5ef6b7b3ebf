import Assurance
import Capture
public import ContactCenter
public import Engine
import Recovery

/// What drifted, for a terminal or a machine.
public struct DriftReport: Sendable {
    private let drift: Drift
    private let tenant: String
    private let since: String
    private let baseline: ComparedBaseline?
    private let tickets: TicketSearch?

    /// - Parameters:
    ///   - since: What the earlier capture is to whoever asked, such as `the capture before`.
    ///   - tickets: The change tickets; nil where none were imported.
    public init(
        _ drift: Drift, of tenant: String, since: String, tickets: TicketSearch? = nil
    ) {
        self.init(drift, of: tenant, since: since, baseline: nil, tickets: tickets)
    }

    /// The drift from a baseline.
    public init(_ drift: Drift, of tenant: String, from baseline: ComparedBaseline, tickets: TicketSearch? = nil) {
        self.init(drift, of: tenant, since: baseline.since, baseline: baseline, tickets: tickets)
    }

    private init(
        _ drift: Drift, of tenant: String, since: String, baseline: ComparedBaseline?, tickets: TicketSearch?
    ) {
        self.tickets = tickets
        self.drift = drift
        self.tenant = tenant
        self.since = since
        self.baseline = baseline
    }

    public var json: [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in
            json.object("from") { write(drift.before, &$0) }
            json.object("to") { write(drift.after, &$0) }
            if let baseline { json.object("baseline", baseline.write) }
            json.array("changes") { json in for change in drift.changes { json.object { change.write(&$0, tickets) } } }
            json.array("notCompared") { json in for one in drift.difference.notCompared { json.object(one.write) } }
            json.field("unseen", drift.difference.unseen)
        }
        json.endLine()
        return json.bytes
    }

    private func write(_ end: Drift.End, _ json: inout JSONWriter) {
        json.field("commit", end.commit)
        json.field("began", end.manifest.began.iso8601)
    }

    /// Grouped by weight and kind.
    ///
    /// - Parameter naming: Puts names to the people who made the changes.
    public func text(_ style: Style, naming: Naming) -> String {
        let sections = [heading] + Weight.allCases.reversed().map { section($0, naming) } + [open]
        return sections.filter { !$0.isEmpty }.map { $0.map(style.render).joined(separator: "\n") }
            .joined(separator: "\n\n") + "\n"
    }

    private var heading: [Line] {
        let count = drift.changes.count
        let what = count == 0 ? "nothing that was compared has changed" : "\(count.of("object")) changed"
        let ends =
            "from \(drift.before.manifest.began.inWords) (\(drift.before.commit.prefix(10))) "
            + "to \(drift.after.manifest.began.inWords) (\(drift.after.commit.prefix(10)))"
        return [Line("\(tenant): \(what) since \(since)", .strong), Line(ends, .quiet)]
            + (baseline?.details ?? []).map { Line($0, .quiet) } + (baseline?.faults ?? []).map { Line($0, .high) }
    }

    private func section(_ weight: Weight, _ naming: Naming) -> [Line] {
        let changes = drift.changes.filter { $0.object.weight == weight }
        guard !changes.isEmpty else { return [] }
        var lines = [Line("\(weight.title) (\(changes.count))", weight == .heavy ? .high : .strong)]
        var kind = ""
        for change in changes {
            if change.object.kind != kind { lines.append(Line("  \(change.object.kind)")) }
            kind = change.object.kind
            lines += change.lines(naming, tickets)
        }
        return lines
    }

    private var open: [Line] {
        var lines = drift.difference.notCompared.map { Line("  \($0.kind): \($0.words())") }
        if drift.difference.unseen > 0 {
            lines.append(
                Line("  \(drift.difference.unseen.of("field")) sealed or marked under another key than before"))
        }
        return lines.isEmpty ? [] : [Line("Could not be compared", .strong)] + lines
    }
}

extension Weight {
    var title: String {
        switch self {
        case .heavy: "Heavy"
        case .medium: "Medium"
        case .light: "Light"
        }
    }
}
