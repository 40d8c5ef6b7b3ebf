public import Assurance
import Capture
public import ContactCenter
public import History

/// What every control said on a date.
public struct AsOfReport: Sendable {
    private let run: RunRecord
    private let asOf: Moment
    private let judgements: [JudgementRecord]
    private let titles: [Control.ID: String]

    /// - Parameters:
    ///   - run: The last run at or before the date.
    ///   - titles: The claims of the controls of today, by id.
    public init(_ run: RunRecord, asOf: Moment, _ judgements: [JudgementRecord], titles: [Control.ID: String]) {
        self.run = run
        self.asOf = asOf
        self.judgements = judgements
        self.titles = titles
    }

    public var json: [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in
            json.field("asOf", asOf.iso8601)
            json.object("run", run.write)
            json.array("judgements") { json in for one in judgements { json.object(one.write) } }
        }
        json.endLine()
        return json.bytes
    }

    public func text(_ style: Style) -> String {
        let counts = Outcome.allCases.compactMap { outcome in
            let count = judgements.count { $0.outcome == outcome }
            return count > 0 ? "\(count) \(outcome.words)" : nil
        }
        let heading = [
            Line("As of \(asOf.inWords)", .strong),
            Line("from the run of \(run.at.inWords), \(run.at.age(at: asOf)) before, \(run.commit.prefix(10))", .quiet),
            Line(counts.isEmpty ? "it asked none of these controls" : counts.joined(separator: ", ")),
        ]
        return (heading + [Line()] + judgements.map(line)).map { style.render($0) + "\n" }.joined()
    }

    private func line(_ one: JudgementRecord) -> Line {
        let label = "\(one.control).v\(one.version)"
        return Line("  \(label.padded(to: 10))  ")
            .then(one.words.padded(to: 14), one.outcome.tone)
            .then("  \(titles[one.control] ?? "")")
    }
}

extension JudgementRecord {
    fileprivate var words: String {
        if isAgainstOwnThreshold { return "met (own)" }
        return outcome == .notMet ? "not met (\(shortfalls))" : outcome.words
    }
}

extension Outcome {

    /// As a sentence has it.
    var words: String {
        switch self {
        case .met: "met"
        case .notMet: "not met"
        case .undetermined: "undetermined"
        case .notApplicable: "not applicable"
        case .exhibit: "evidence only"
        }
    }

    var tone: Tone {
        switch self {
        case .met: .good
        case .notMet: .high
        case .undetermined: .medium
        case .notApplicable, .exhibit: .quiet
        }
    }
}
