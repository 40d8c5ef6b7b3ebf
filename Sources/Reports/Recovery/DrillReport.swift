import Assurance
import Capture
public import ContactCenter
public import Programme

/// What a rehearsal or a drill came to.
public struct DrillReport: Sendable {
    private let record: DrillRecord
    private let tenant: String

    /// When the log took it in; nil where that was just now.
    private let recorded: Moment?

    public init(_ record: DrillRecord, of tenant: String, recorded: Moment? = nil) {
        self.record = record
        self.tenant = tenant
        self.recorded = recorded
    }

    public func text(_ style: Style) -> String { lines.map { style.render($0) + "\n" }.joined() }

    /// The statement as it is on record, with its id.
    public var json: [UInt8] {
        var writer = JSONWriter(indents: true)
        writer.object { json in
            json.field("id", record.id)
            json.field("tenant", tenant)
            json.field("isDrill", record.drill != nil)
            json.field("recorded", ifPresent: recorded?.iso8601)
            json.key("record")
            if let statement = try? JSON(Statement.drill(record).bytes) { json.json(statement) } else { json.null() }
            json.field("unexplained", record.unexplained.count)
            json.field("unexpectedlyLost", record.unexpectedlyLost.count)
            if let loss = record.loss {
                json.array("services") { json in
                    for service in record.services { json.object { service.write(&$0, lost: loss) } }
                }
            }
            if let played = record.played { json.object("scenario", played.write) }
        }
        return writer.bytes + [0x0A]
    }

    private var lines: [Line] {
        headline + [Line("capture of \(record.source.captured.iso8601) (\(record.source.commit.prefix(10)))", .quiet)]
            + played + counts + back + requests
            + section("Did not take", record.failed.map(\.words), .high)
            + section("Lost, and the scenario does not expect it", record.unexpectedlyLost.map(\.words), .high)
            + section(
                "Lost, as the scenario expects", record.differences.filter { $0.loss == .expected }.map(\.words),
                .medium)
            + section("Different, and nobody knows why", unexplained.map(\.words), .high)
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
                + [signed] + later
        }
    }

    private var signed: Line {
        record.by.map { Line("Signed by \($0).", .quiet) }
            ?? Line("Signed by nobody, so it makes no control met; --by and --key sign it.", .medium)
    }

    /// That somebody could have worked on it before it was compared.
    private var later: [Line] {
        guard let compared = record.compared else { return [] }
        return wrapped(
            "Its record was missing: the times are its journal's, and what stands there was compared at \(compared.iso8601)."
        )
    }

    private var played: [Line] {
        guard let played = record.played else { return record.scenario.map { [Line(), Line("\($0)")] } ?? [] }
        return [Line()] + wrapped("\(record.scenario ?? ""): \(played.title)") + [
            Line("  harm to \(played.touched.of("document")); \(played.steps.of("step")) back")
        ]
    }

    private var back: [Line] {
        section("Came back", (record.played?.back ?? []).map { "\($0.kind)  \($0.name)" }, .plain)
    }

    /// What it took, and the least time that takes: a rehearsal measures none.
    private var requests: [Line] {
        guard let played = record.played, !played.requests.isEmpty else { return [] }
        let least =
            played.leastSeconds > 0
            ? "at least \(played.leastSeconds.of("second")) at the platform's limit"
            : "which fit into one minute of the platform's limit"
        return section("Sent to bring it back", played.requests.map { "\($0.count)  \($0.kind)" }, .plain)
            + wrapped("With those that look: \(record.calls.of("request")), \(least)")
    }

    private var counts: [Line] {
        let made = record.restored.map { "\($0.kind) \($0.count)" }.spelledOut()
        let took =
            record.target == .simulator ? "" : record.compared == nil ? ", in \(seconds.of("second"))" : ", to compare"
        return [Line()] + wrapped("Brought back: \(made.isEmpty ? "none" : made)") + [
            Line("\(record.calls.of("request"))\(took)", .quiet)
        ]
    }

    private func wrapped(_ text: String) -> [Line] {
        text.lines(within: Style.columns - 2).enumerated().map { Line(($0 == 0 ? "" : "  ") + $1) }
    }

    private var seconds: Int { Int(record.began.duration(to: record.ended).components.seconds) }

    private var explained: [DrillRecord.Mismatch] {
        record.differences.filter { $0.because != nil && $0.loss == nil }
    }

    private var unexplained: [DrillRecord.Mismatch] { record.unexplained.filter { $0.loss == nil } }

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
            + record.services.flatMap { service in
                [Line("  \(service.words(lost: record.loss))", service.tone(lost: record.loss))]
                    + service.waits.flatMap { $0.lines(within: Style.columns - 8) }.map { Line("      \($0)", .quiet) }
            }
    }

    private var lost: [Line] {
        guard let played = record.played, !played.lost.isEmpty else { return [] }
        return [Line(), Line("Lost, whatever is restored", .strong)]
            + played.lost.flatMap { $0.lines(within: Style.columns - 2) }.map { Line("  \($0)", .medium) }
    }
}

extension DrillRecord.Remark {
    fileprivate var words: String { [kind, name].compactMap(\.self).joined(separator: "  ") + ": \(because)" }
}

extension DrillRecord.Mismatch {
    fileprivate var words: String { "\(kind)  \(name)  \(what)" + (because.map { ": \($0)" } ?? "") }
}

extension DrillRecord.Service {

    /// - Parameter loss: What would have been lost; nil in a rehearsal, which measures nothing.
    fileprivate func words(lost loss: Duration?) -> String {
        if !missing.isEmpty { return "\(name): does not stand, without \(missing.spelledOut())" + lost(loss) }
        if !waits.isEmpty { return "\(name): not back before this is done by hand, which nobody timed\(lost(loss)):" }
        guard loss != nil else { return "\(name): everything it needs stands" }
        if !untimed.isEmpty {
            return "\(name): stands; how long it takes was not measured, \(untimed.spelledOut()) stood there before"
                + lost(loss)
        }
        guard let seconds else { return "\(name): nobody said what it needs" + lost(loss) }
        let target = recoveryMinutes.map { ", target \($0.of("minute"))" } ?? ""
        return "\(name): back after \(seconds.of("second"))\(target)" + lost(loss)
    }

    private func lost(_ loss: Duration?) -> String {
        guard let loss else { return "" }
        let target = lossMinutes.map { ", target \($0.of("minute"))" } ?? ""
        return "; \(loss.lostMinutes.of("minute")) lost\(target)"
    }

    fileprivate func tone(lost loss: Duration?) -> Tone {
        if !missing.isEmpty { return .high }
        if !waits.isEmpty || isLate || loss.map(loses) == true { return .medium }
        return seconds != nil && recoveryMinutes != nil ? .good : .plain
    }

    fileprivate func write(_ json: inout JSONWriter, lost loss: Duration) {
        json.field("name", name)
        if let seconds { json.field("seconds", seconds) }
        json.field("isLate", isLate)
        json.field("lostSeconds", Int(loss.components.seconds))
        json.field("losesTooMuch", loses(tooMuch: loss))
        json.field("waits", waits)
    }
}

extension Duration {

    /// In minutes, those that began included.
    fileprivate var lostMinutes: Int { Int((components.seconds + (components.attoseconds > 0 ? 1 : 0) + 59) / 60) }
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
