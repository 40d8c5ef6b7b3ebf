public import Assurance
import Capture
public import ContactCenter
public import History

/// Whether controls held over a period.
public struct PeriodReport: Sendable {
    private let from: Moment
    private let to: Moment
    private let rows: [Row]

    public struct Row: Sendable {
        public let control: Control.ID
        public let title: String
        public let period: Period

        public init(control: Control.ID, title: String, period: Period) {
            self.control = control
            self.title = title
            self.period = period
        }
    }

    public init(from: Moment, to: Moment, _ rows: [Row]) {
        self.from = from
        self.to = to
        self.rows = rows
    }

    public var json: [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in
            json.field("from", from.iso8601)
            json.field("to", to.iso8601)
            json.array("controls") { json in for row in rows { json.object(row.write) } }
        }
        json.endLine()
        return json.bytes
    }

    public func text(_ style: Style) -> String {
        let heading = [Line("From \(from.inWords) to \(to.inWords)", .strong), counts, Line(), columns]
        return (heading + rows.map(line)).map { style.render($0) + "\n" }.joined()
    }

    private var counts: Line {
        Line(
            Compliance.allCases.map { standing in
                "\(rows.count { $0.period.standing == standing }) \(standing.words)"
            }.joined(separator: ", "))
    }

    private var columns: Line {
        Line("  control  answer        held   broken  not obs.  breaks  longest break  longest gap  runs/day", .quiet)
    }

    private func line(_ row: Row) -> Line {
        let period = row.period
        let shares = [Compliance.held, .broken, .notObserved].map { percent(period.share($0)) }
        return Line("  \(row.control.rawValue.padded(to: 7))  ")
            .then(period.standing.words.padded(to: 12), period.standing.tone)
            .then("  \(shares[0])    \(shares[1])     \(shares[2])")
            .then("  \("\(period.breaks)".filled(to: 6))")
            .then("  \(period.longest(.broken).inWords.filled(to: 13))")
            .then("  \(period.longest(.notObserved).inWords.filled(to: 11))")
            .then("  \(tenths(period.observationsADay).filled(to: 8))")
    }

    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded(.down)))%".filled(to: 4) }

    private func tenths(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }
}

extension PeriodReport.Row {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("control", control.rawValue)
        json.field("standing", period.standing.rawValue)
        json.field("breaks", period.breaks)
        json.field("longestBreakSeconds", Int(period.longest(.broken).components.seconds))
        json.field("longestNotObservedSeconds", Int(period.longest(.notObserved).components.seconds))
        json.field("observations", period.observations)
        json.array("stretches") { json in
            for stretch in period.stretches {
                json.object { json in
                    json.field("from", stretch.from.iso8601)
                    json.field("to", stretch.to.iso8601)
                    json.field("standing", stretch.standing.rawValue)
                }
            }
        }
    }
}

extension Compliance {

    /// As a sentence has it.
    var words: String { self == .notObserved ? "not observed" : rawValue }

    var tone: Tone {
        switch self {
        case .held: .good
        case .broken: .high
        case .notObserved: .medium
        }
    }
}

extension Duration {

    /// `3 days`, `5 hours`, `none`: in the largest unit that fits twice.
    fileprivate var inWords: String {
        let start = Moment(milliseconds: 0)
        if self < .seconds(60) { return self == .zero ? "none" : "< 1 minute" }
        return start.age(at: start.advanced(by: self))
    }
}

extension String {

    /// Filled up with spaces before it to `width`.
    fileprivate func filled(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
