import Assurance
import ContactCenter
import Inventory

/// What controls say of their own examples, as `controls test` prints it.
struct ExamplesPage {
    private let outcomes: [ExampleOutcome]

    init(of controls: [OwnControl]) { outcomes = controls.flatMap { $0.examples() } }

    var isAsExpected: Bool { outcomes.allSatisfy(\.isAsExpected) }

    var text: String {
        let wrong = outcomes.count { !$0.isAsExpected }
        let end =
            wrong == 0
            ? "\(outcomes.count.of("example")) as expected"
            : "\(wrong) of \(outcomes.count.of("example")) not as expected"
        return outcomes.map { $0.line }.joined() + "\n\(end)\n"
    }
}

extension ExampleOutcome {
    fileprivate var line: String {
        "\(isAsExpected ? "ok   " : "WRONG")  \(control)  \(isPassing ? "passing" : "failing")  \(words)\n"
    }

    private var words: String {
        switch verdict {
        case .met(let examined): "met, \(examined) looked at"
        case .notMet(let shortfalls, let examined, _):
            "not met, \(shortfalls.count) of \(examined) looked at: "
                + shortfalls.prefix(3).map { "\($0.subject.path) \($0.predicate)" }.joined(separator: "; ")
        case .undetermined(let gaps, _): "undetermined: " + gaps.map(\.absence.because).joined(separator: "; ")
        case .notApplicable, .exhibit: "no verdict"
        }
    }
}
