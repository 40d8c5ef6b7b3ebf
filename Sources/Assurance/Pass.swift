public import ContactCenter

/// One walk over one list for all controls that ask about its items.
///
/// Item by item and not control by control: what an item holds is in the processor's cache once, and the list may be
/// streamed. An item is kept only if some control has something to say about it.
public struct Pass<Element: Sendable>: Sendable {
    private let list: FactKind
    private let controls: [Asked]
    private let questions: [@Sendable (Element) -> Bool?]
    private var answers: [Answers]
    private var kept: [Element] = []
    private var examined = 0

    private struct Asked: Sendable {
        let control: Control.ID
        let question: Question<Element>?
        let gaps: [Gap]
    }

    private struct Answers: Sendable {
        var short: [Int32] = []
        var open: [Int32] = []
    }

    /// Prepares the controls that ask about this list; others are left out.
    public init(of list: Fact<[Element]>, controls: [Control], in snapshot: TenantSnapshot) {
        self.list = list.kind
        self.controls = controls.compactMap { control in
            guard case .perItem(list.kind, let prepare, _) = control.form else { return nil }
            switch prepare(snapshot) {
            case .ready(let question, let gaps):
                return Asked(control: control.id, question: question as? Question<Element>, gaps: gaps)
            case .missing(let gaps): return Asked(control: control.id, question: nil, gaps: gaps)
            }
        }
        questions = self.controls.compactMap(\.question?.fallsShort)
        answers = questions.map { _ in Answers() }
    }

    /// Asks every question of one item.
    public mutating func take(_ element: Element) {
        examined += 1
        let next = Int32(truncatingIfNeeded: kept.count)
        var isKept = false
        for index in questions.indices {
            let answer = questions[index](element)
            if answer == false { continue }
            if answer == nil { answers[index].open.append(next) } else { answers[index].short.append(next) }
            isKept = true
        }
        if isKept { kept.append(element) }
    }

    /// How often a control found something so far, in the order of ``controlsAsked``: the walk without its sentences.
    public var hits: [(control: Control.ID, elements: [Element])] {
        zip(controlsAsked, answers).map { control, answer in (control, answer.short.map { kept[Int($0)] }) }
    }

    private var controlsAsked: [Control.ID] { controls.filter { $0.question != nil }.map(\.control) }

    /// The verdict of every control, worded.
    ///
    /// - Parameter gaps: What stands between the items taken and the whole list.
    public func verdicts(listGaps gaps: [Gap] = []) -> [(control: Control.ID, verdict: Verdict)] {
        var index = 0
        return controls.map { asked in
            guard let question = asked.question else {
                return (asked.control, .undetermined((asked.gaps + gaps).distinct(), soFar: 0))
            }
            defer { index += 1 }
            return (asked.control, verdict(question, answers[index], gaps: asked.gaps + gaps))
        }
    }

    private func verdict(_ question: Question<Element>, _ answers: Answers, gaps: [Gap]) -> Verdict {
        if let reason = question.notApplicable, gaps.isEmpty { return .notApplicable(because: reason) }
        let open = answers.open.flatMap { question.missing(kept[Int($0)], list) }
        return .of(
            answers.short.map { question.finding(kept[Int($0)]) }, examined: examined, undecided: gaps + open)
    }
}

extension Pass {

    /// The verdicts of all controls that ask about one list of one snapshot.
    static func verdicts(
        over list: Fact<[Element]>, of controls: [Control], in snapshot: TenantSnapshot
    ) -> [Control.ID: Verdict] {
        var pass = Pass(of: list, controls: controls, in: snapshot)
        for element in list.reading(in: snapshot).value ?? [] { pass.take(element) }
        let verdicts = pass.verdicts(listGaps: list.gaps(in: snapshot)).map { ($0.control, $0.verdict) }
        return Dictionary(verdicts) { first, _ in first }
    }
}
