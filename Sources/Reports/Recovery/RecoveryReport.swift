import Assurance
public import Capture
import ContactCenter
public import Recovery

/// What a tenant has to bring back, in what time, and what stands in the way.
public struct RecoveryReport: Sendable {
    private let table: RecoveryTable
    private let tenant: String
    private let read: String

    /// - Parameter manifest: Of the capture the needs were looked for in.
    public init(_ table: RecoveryTable, of tenant: String, in manifest: Manifest) {
        self.table = table
        self.tenant = tenant
        read = manifest.began.iso8601
    }

    public func text(_ style: Style) -> String {
        lines.map { style.render($0) + "\n" }.joined()
    }

    private var lines: [Line] {
        var lines = [
            Line("\(tenant): \(table.rows.count.of("service")) to recover", .strong),
            Line("capture of \(read)", .quiet),
        ]
        for row in table.rows { lines += [Line()] + row.lines }
        if !table.shownSinglePoints.isEmpty {
            lines += [Line(), Line("There is one of, in the whole tenant", .strong)]
            lines += table.shownSinglePoints.map { Line("  \($0.kind.rawValue)  \($0.name)") }
        }
        lines += [Line(), Line("Brought back by no restore, the platform's own included", .strong)]
        return lines + LeftOut.always.flatMap(\.lines)
    }

    public var json: [UInt8] {
        var writer = JSONWriter(indents: true)
        writer.object { json in
            json.field("tenant", tenant)
            json.field("captured", read)
            json.array("services") { json in for row in table.rows { json.object(row.write) } }
            json.array("singlePoints") { json in
                for point in table.shownSinglePoints { json.object(point.write) }
            }
            json.array("leftOut") { json in for left in LeftOut.always { json.object(left.write) } }
        }
        return writer.bytes + [0x0A]
    }
}

extension RecoveryTable.Row {
    fileprivate var lines: [Line] {
        [
            Line("\(service.order)  \(service.id)", .strong).then("  \(service.owner)", .quiet),
            Line("   targets: \(targets)"), Line("   last measured: \(measured)", tone),
        ]
            + service.singlePoints.map { Line("   one \($0.kind.rawValue): \($0.name)") }
            + needs.map { Line("   \($0.mark) \($0.need)", $0.tone).then($0.words.map { ": \($0)" } ?? "", .quiet) }
            + (needs.isEmpty ? [Line("   nobody said what it needs", .quiet)] : [])
    }

    private var targets: String {
        let time = service.recoveryMinutes.map { "back within \($0.of("minute"))" } ?? "no time to be back in"
        let loss = service.lossMinutes.map { "at most \($0.of("minute")) lost" } ?? "no bound on what is lost"
        return "\(time), \(loss)"
    }

    private var measured: String {
        guard let last else { return "never; a rehearsal measures nothing" }
        let loss = Int(last.drill.loss.components.seconds / 60).of("minute")
        let when = "\(last.drill.ended.iso8601Day) (\(last.drill.id))"
        let counts = last.drill.isSigned ? "" : "; signed by nobody, so it makes nothing met"
        if let first = last.time.waits.first {
            let rest = last.time.waits.count > 1 ? " (and \(last.time.waits.count - 1) more)" : ""
            return "not measured: it waits for hands, \(first)\(rest), \(when)\(counts)"
        }
        if !last.time.untimed.isEmpty {
            return "not measured: \(last.time.untimed.spelledOut()) stood there before, \(when)\(counts)"
        }
        guard let seconds = last.time.seconds else { return "did not come back, \(when)\(counts)" }
        return "back after \(seconds.of("second")), \(loss) lost, \(when)\(counts)"
    }

    private var tone: Tone {
        guard let last else { return .quiet }
        guard let seconds = last.time.seconds else { return .medium }
        return service.isLate(after: seconds) || service.loses(tooMuch: last.drill.loss) ? .medium : .good
    }

    fileprivate func write(_ json: inout JSONWriter) {
        json.field("name", service.id.rawValue)
        json.field("owner", service.owner)
        json.field("order", service.order)
        if let minutes = service.recoveryMinutes { json.field("recoveryMinutes", minutes) }
        if let minutes = service.lossMinutes { json.field("lossMinutes", minutes) }
        json.array("needs") { json in for met in needs { json.object(met.write) } }
        json.array("singlePoints") { json in for point in service.singlePoints { json.object(point.write) } }
        guard let last else { return }
        json.object("last") { json in
            json.field("drill", last.drill.id.rawValue)
            json.field("ended", last.drill.ended.iso8601)
            json.field("isSigned", last.drill.isSigned)
            if let seconds = last.time.seconds { json.field("seconds", seconds) }
            json.field("untimed", last.time.untimed)
            json.field("waits", last.time.waits)
            json.field("lostSeconds", Int(last.drill.loss.components.seconds))
        }
    }
}

extension RecoveryTable.Met {
    fileprivate var mark: String { holding == .found ? "+" : "-" }

    fileprivate var tone: Tone { holding == .found ? .plain : .medium }

    fileprivate var words: String? {
        switch holding {
        case .found: nil
        case .missing: "not in the capture"
        case .ambiguous(let count): "\(count) have this name: nobody can tell which is meant"
        case .unknown(let absences): "not read: \(absences.map(\.because).spelledOut())"
        }
    }

    fileprivate func write(_ json: inout JSONWriter) {
        json.field("need", need.description)
        json.field("found", holding == .found)
        json.field("because", ifPresent: words)
    }
}

extension SinglePoint {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("kind", kind.rawValue)
        json.field("name", name)
    }
}

extension LeftOut {
    fileprivate var lines: [Line] {
        [Line("  \(what)"), Line("    \(because)", .quiet), Line("    \(instead)", .quiet)]
    }

    fileprivate func write(_ json: inout JSONWriter) {
        json.field("what", what)
        json.field("because", because)
        json.field("instead", instead)
    }
}
