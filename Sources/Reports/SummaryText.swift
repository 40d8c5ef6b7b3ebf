import Assurance
import Capture
public import ContactCenter
public import Engine
import Programme

/// What a person sees in the terminal at the end of an assessment: enough to act on, in lines of at most 100 columns.
public struct SummaryText: Sendable {
    private let assessed: Assessed
    private let naming: Naming
    private let now: Moment
    private let calls: Calls?
    private let record: RunOnRecord?
    private let reports: [String]

    /// How many requests a collection made, of how many it planned with.
    public struct Calls: Sendable {
        let used: Int
        let budget: Int

        public init(used: Int, budget: Int) {
            self.used = used
            self.budget = budget
        }
    }

    /// - Parameters:
    ///   - now: To say how old the capture is.
    ///   - calls: nil where nothing was collected.
    ///   - record: nil where nothing was recorded; then what changed is told from the capture before, if at all.
    ///   - reports: Where the reports are, in reading order.
    public init(
        _ assessed: Assessed, naming: Naming, at now: Moment, calls: Calls? = nil, record: RunOnRecord? = nil,
        reports: [String] = []
    ) {
        self.assessed = assessed
        self.naming = naming
        self.now = now
        self.calls = calls
        self.record = record
        self.reports = reports
    }

    public func text(_ style: Style) -> String {
        let sections = [heading, counts, worst, accepted, causes, coverage, closing].filter { !$0.isEmpty }
        let lines = sections.map { $0.map(style.render).joined(separator: "\n") }
        return lines.joined(separator: "\n\n") + "\n"
    }
}

extension SummaryText {
    private var heading: [Line] {
        let manifest = assessed.manifest
        let name = Line(manifest.organizationName ?? manifest.organization, .strong)
        let capture =
            assessed.commit.map { "capture \($0.prefix(10))" } ?? "manifest \(assessed.manifestHash.prefix(10))"
        return [
            manifest.isSimulated ? name.then("   ").then("SIMULATED", .mark) : name,
            Line(
                "\(manifest.platform), read \(manifest.began.inWords) (\(manifest.began.age(at: now)) ago), "
                    + "controls \(assessed.baseline), \(capture)", .quiet),
        ] + (assessed.part.map { [partLine($0)] } ?? [])
    }

    private func partLine(_ part: Assessed.Part) -> Line {
        let leftOut = "alone; \(part.leftOut.of("finding")) about other parts left out"
        return Line("Judged on the part ").then(part.scope.name, .mark).then(" \(leftOut)")
    }

    private var counts: [Line] {
        var lines = [
            Line("\(assessed.judgements.count) controls: ")
                .then("\(assessed.notMet) not met", assessed.notMet > 0 ? .high : .plain)
                .then(", \(assessed.undetermined.count) undetermined, ")
                .then("\(assessed.met) met", .good)
                .then(", \(assessed.notApplicable) not applicable, \(assessed.exhibits) evidence only")
        ]
        let own = assessed.judgements.map(\.control).filter { $0.ownSHA256 != nil }.map(\.id.rawValue)
        if !own.isEmpty { lines.append(Line("Of these the tenant's own judgement: \(own.spelledOut())")) }
        let loose = assessed.judgements.filter(\.isMetAgainstOwnThreshold).map(\.control.id.rawValue)
        if !loose.isEmpty { lines.append(Line("Met against own threshold only: \(loose.spelledOut())", .medium)) }
        let unsigned = assessed.terms.waivers.filter {
            $0.waiver.approval == .named && $0.waiver.holds(at: assessed.asOf)
        }
        if !unsigned.isEmpty {
            lines.append(Line("Second person not signed: \(unsigned.map(\.what).spelledOut())", .medium))
        }
        let awaited = assessed.terms.waivers.filter { $0.waiver.approval == .awaited }
        if !awaited.isEmpty {
            lines.append(Line("Not in force until signed: \(awaited.map(\.what).spelledOut())", .medium))
        }
        if let record {
            lines.append(Line(record.changes(of: assessed.findings.count)))
        } else if let changes = assessed.comparison {
            lines.append(
                Line(
                    "Since \(changes.commit.prefix(10)): \(changes.new.count) new, \(changes.fixed.count) fixed, "
                        + "\(changes.still.count) still failing, \(changes.notObserved.count) not observed"))
        }
        return lines
    }

    private var worst: [Line] {
        let groups = assessed.worstFirst
        let shown = groups.prefix(10)
        let width = shown.map(\.subjects.counted.count).max() ?? 0
        let rest = groups.dropFirst(10)
        let more = rest.reduce(0) { $0 + $1.findings.count }
        return (shown.isEmpty ? [] : [Line("Not met, worst first", .strong)])
            + shown.map { line(of: $0, width: width) }
            + (rest.isEmpty ? [] : [Line("  and \(more.of("finding")) of \(rest.count.of("more control"))", .quiet)])
    }

    /// `  ACC-03  critical  4 people  Ada Byron holds Master Admin, and 3 more`.
    private func line(of group: FindingGroup, width: Int) -> Line {
        let others = group.findings.count - 1
        let more = others > 0 ? ", and \(others) more" : ""
        let sentence = group.worst.map { "\(naming($0.shortfall.subject)) \($0.shortfall.predicate)" } ?? ""
        let room = Style.columns - 20 - width - 2 - more.count
        return Line("  \(group.control.id.rawValue.padded(to: 6))  ")
            .then(group.severity.rawValue.padded(to: 8), group.severity.tone)
            .then("  \(group.subjects.counted.padded(to: width))  ")
            .then(sentence.printable.fitted(to: room) + more)
    }

    /// What is accepted and how much longer, and what no longer is.
    private var accepted: [Line] {
        let told = assessed.exceptions.filter { $0.standing.isTold && !$0.findings.isEmpty }
        guard !told.isEmpty else { return [] }
        let count = assessed.accepted.count
        let all = assessed.open.isEmpty && count > 0 ? ": nothing else falls short" : ""
        return [Line("Accepted for a time, and not met all the same: \(count.of("finding"))\(all)", .strong)]
            + told.prefix(8).map { one in
                Line("  \(one.approved.exception.control.rawValue.padded(to: 6))  ")
                    .then(one.standing.inWords, one.standing.tone)
                    .then("  \(one.findings.count.of("finding"))  \(one.approved.exception.reason)")
                    .then("  \(one.approved.id)", .quiet)
            } + (told.count > 8 ? [Line("  and \(told.count - 8) more in the report", .quiet)] : [])
    }

    private var causes: [Line] {
        let causes = assessed.rootCauses()
        guard !causes.isEmpty else { return [] }
        return [Line("Changes that close most", .strong)]
            + causes.map { cause in
                let closes = ": closes \(cause.findings.count.of("finding"))"
                let controls = " (\(cause.controls.map(\.rawValue).joined(separator: ", ")))"
                let what = "  change \(cause.named(naming))".printable
                return Line(what.fitted(to: Style.columns - closes.count - 10)).then(closes).then(controls, .quiet)
            }
    }

    private var coverage: [Line] {
        let open = assessed.undetermined
        let total = assessed.judgements.count
        guard !open.isEmpty else { return [Line("\(total) of \(total) decided")] + partly }
        return [Line("\(assessed.decided) of \(total) decided; \(open.count) not:", .strong)]
            + lines(of: open.needs, most: 8) + partly
    }

    private var partly: [Line] {
        let needs = assessed.seenInPart.needs
        guard !needs.isEmpty else { return [] }
        return [Line("Decided, but seen in part; there may be more:")] + lines(of: needs, most: 4)
    }

    private func lines(of needs: [Need], most count: Int) -> [Line] {
        let rest = needs.count - count
        let width = min(needs.prefix(count).map(\.what.printable.count).max() ?? 0, 66)
        return needs.prefix(count).map { need in
            Line("  " + need.what.printable.fitted(to: width).padded(to: width) + "  ")
                .then(need.controls.map(\.rawValue).joined(separator: ", "), .quiet)
        } + (rest > 0 ? [Line("  and \(rest) more in the report", .quiet)] : [])
    }

    private var closing: [Line] {
        (calls.map { [Line("Calls used: \($0.used) of \($0.budget)")] } ?? [])
            + (record.map { [Line($0.belief, .quiet)] } ?? []) + (record?.missed.map { [Line($0, .medium)] } ?? [])
            + reports.map { Line($0) }
    }
}

extension Standing {

    /// Whether a summary speaks of it: what is over is over.
    fileprivate var isTold: Bool {
        switch self {
        case .inForce, .lapsed: true
        case .notYet, .ended: false
        }
    }

    fileprivate var tone: Tone {
        switch self {
        case .inForce(_, nil), .notYet, .ended: .plain
        case .inForce(_, .month?): .medium
        case .inForce(_, .week?), .lapsed: .high
        }
    }
}

extension Severity {
    var tone: Tone {
        switch self {
        case .critical: .critical
        case .high: .high
        case .medium: .medium
        case .low: .low
        }
    }
}
