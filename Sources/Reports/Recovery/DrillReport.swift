import Assurance
import Capture
import ContactCenter
public import Programme

/// What a rehearsal or a drill came to.
public struct DrillReport: Sendable {
    private let record: DrillRecord
    private let tenant: String

    /// What a scenario's restore cost and left behind; nil where everything was restored.
    private let scenario: Played?

    /// A scenario that was played.
    public struct Played: Sendable {
        let title: String
        let touched: Int
        let steps: Int
        let lost: [String]

        public init(title: String, touched: Int, steps: Int, lost: [String]) {
            self.title = title
            self.touched = touched
            self.steps = steps
            self.lost = lost
        }
    }

    public init(_ record: DrillRecord, of tenant: String, scenario: Played? = nil) {
        self.record = record
        self.tenant = tenant
        self.scenario = scenario
    }

    public func text(_ style: Style) -> String { lines.map { style.render($0) + "\n" }.joined() }

    /// The statement as it is on record, with its id.
    public var json: [UInt8] {
        var writer = JSONWriter(indents: true)
        writer.object { json in
            json.field("id", record.id)
            json.field("tenant", tenant)
            json.field("isDrill", record.drill != nil)
            json.key("record")
            if let statement = try? JSON(Statement.drill(record).bytes) { json.json(statement) } else { json.null() }
            json.field("unexplained", record.unexplained.count)
            if let scenario { json.object("scenario", scenario.write) }
        }
        return writer.bytes + [0x0A]
    }

    private var lines: [Line] {
        headline + [Line("capture of \(record.source.captured.iso8601) (\(record.source.commit.prefix(10)))", .quiet)]
            + played + counts
            + section("Did not take", record.failed.map(\.words), .high)
            + section("Different, and nobody knows why", record.unexplained.map(\.words), .high)
            + section("Different, as was to be expected", explained.map(\.words), .quiet)
            + section("Not brought back", record.left.map(\.words), .quiet) + services + lost
    }

    private var headline: [Line] {
        switch record.target {
        case .simulator:
            [
                Line("Rehearsal \(record.id) of \(tenant)", .strong),
                Line("It proves our program, and no recovery of yours: no time is measured."),
            ]
        case .sandbox(let sandbox, let organization):
            [Line("Drill \(record.id) of \(tenant)", .strong).then(" into \(sandbox) (\(organization))")]
                + (record.by == nil
                    ? [Line("Signed by nobody, so it makes no control met; --by and --key sign it.", .medium)] : [])
        }
    }

    private var played: [Line] {
        guard let scenario else { return [] }
        return [Line()] + wrapped("\(record.scenario ?? ""): \(scenario.title)") + [
            Line("  harm to \(scenario.touched.of("document")); \(scenario.steps.of("step")) back")
        ]
    }

    private var counts: [Line] {
        let made = record.restored.map { "\($0.kind) \($0.count)" }.spelledOut()
        let took = record.target == .simulator ? "" : ", in \(seconds.of("second"))"
        return [Line()] + wrapped("Brought back: \(made.isEmpty ? "none" : made)") + [
            Line("\(record.calls.of("request"))\(took)", .quiet)
        ]
    }

    private func wrapped(_ text: String) -> [Line] {
        text.lines(within: Style.columns - 2).enumerated().map { Line(($0 == 0 ? "" : "  ") + $1) }
    }

    private var seconds: Int { Int(record.began.duration(to: record.ended).components.seconds) }

    private var explained: [DrillRecord.Mismatch] { record.differences.filter { $0.because != nil } }

    private func section(_ title: String, _ items: [String], _ tone: Tone) -> [Line] {
        guard !items.isEmpty else { return [] }
        return [Line(), Line("\(title) (\(items.count))", .strong)]
            + items.flatMap { item in
                item.lines(within: Style.columns - 6).enumerated().map { Line(($0 == 0 ? "  " : "      ") + $1, tone) }
            }
    }

    private var services: [Line] {
        guard !record.services.isEmpty else { return [] }
        return [Line(), Line("Services", .strong)]
            + record.services.map { Line("  \($0.words(isDrill: record.drill != nil))", $0.tone) }
    }

    private var lost: [Line] {
        guard let scenario, !scenario.lost.isEmpty else { return [] }
        return [Line(), Line("Lost, whatever is restored", .strong)]
            + scenario.lost.flatMap { $0.lines(within: Style.columns - 2) }.map { Line("  \($0)", .medium) }
    }
}

extension DrillReport.Played {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("title", title)
        json.field("touched", touched)
        json.field("steps", steps)
        json.field("lost", lost)
    }
}

extension DrillRecord.Remark {
    fileprivate var words: String { [kind, name].compactMap(\.self).joined(separator: "  ") + ": \(because)" }
}

extension DrillRecord.Mismatch {
    fileprivate var words: String { "\(kind)  \(name)  \(what)" + (because.map { ": \($0)" } ?? "") }
}

extension DrillRecord.Service {
    fileprivate func words(isDrill: Bool) -> String {
        if !missing.isEmpty { return "\(name): does not stand, without \(missing.spelledOut())" }
        guard isDrill else { return "\(name): everything it needs stands" }
        if !untimed.isEmpty {
            return "\(name): stands; how long it takes was not measured, \(untimed.spelledOut()) stood there before"
        }
        guard let seconds else { return "\(name): nobody said what it needs" }
        let target = recoveryMinutes.map { ", target \($0.of("minute"))" } ?? ""
        return "\(name): back after \(seconds.of("second"))\(target)"
    }

    fileprivate var tone: Tone {
        if !missing.isEmpty { return .high }
        guard seconds != nil, recoveryMinutes != nil else { return .plain }
        return isLate ? .medium : .good
    }
}

extension String {

    /// In lines no longer than that, broken between words; a longer word has a line of its own.
    fileprivate func lines(within columns: Int) -> [String] {
        var lines: [String] = []
        for word in split(separator: " ") {
            if let last = lines.last, last.count + word.count < columns {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
