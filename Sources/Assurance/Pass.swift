public import ContactCenter

/// One walk over one list for all controls that ask about its items.
///
/// A few items at a time and not control by control: what they hold is in the processor's cache once, and the list may be
/// streamed. An item is kept only if some control has something to say about it.
public struct Pass<Element: Sendable>: Sendable {
    private let list: FactKind
    private let controls: [Asked]
    private let questions: [@Sendable (Element) -> Bool?]
    private var answers: [Answers]
    private var kept: [Element] = []
    private var examined = 0

    /// Taken and not asked yet: each question goes through some items at once, as few as fit the bits of a word.
    private var waiting: [Element] = []
    private static var most: Int { 64 }

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

    /// Asks every question of one item, now or with some that follow.
    public mutating func take(_ element: Element) {
        waiting.append(element)
        if waiting.count == Self.most { ask() }
    }

    /// Asks every question of the items that wait, a bit an item.
    private mutating func ask() {
        let asked = waiting.withUnsafeBufferPointer { items in questions.map { Self.ask($0, of: items) } }
        let spoken = asked.reduce(0) { $0 | $1.short | $1.open }
        let first = Int32(truncatingIfNeeded: kept.count)
        for (index, one) in asked.enumerated() {
            answers[index].short.append(one.short, among: spoken, first: first)
            answers[index].open.append(one.open, among: spoken, first: first)
        }
        var rest = spoken
        while rest != 0 {
            kept.append(waiting[rest.trailingZeroBitCount])
            rest &= rest - 1
        }
        examined += waiting.count
        waiting.removeAll(keepingCapacity: true)
    }

    private static func ask(
        _ question: (Element) -> Bool?, of items: UnsafeBufferPointer<Element>
    ) -> (short: UInt64, open: UInt64) {
        var (short, open): (UInt64, UInt64) = (0, 0)
        for place in items.indices {
            switch question(items[place]) {
            case .some(false): continue
            case .some(true): short |= 1 << UInt64(place)
            case .none: open |= 1 << UInt64(place)
            }
        }
        return (short, open)
    }

    /// The same, with nothing left waiting.
    private var settled: Pass {
        var settled = self
        settled.ask()
        return settled
    }

    /// How often a control found something so far, in the order of ``controlsAsked``: the walk without its sentences.
    public var hits: [(control: Control.ID, elements: [Element])] {
        let settled = settled
        return zip(controlsAsked, settled.answers).map { control, answer in
            (control, answer.short.map { settled.kept[Int($0)] })
        }
    }

    private var controlsAsked: [Control.ID] { controls.filter { $0.question != nil }.map(\.control) }

    /// The verdict of every control, worded.
    ///
    /// - Parameter gaps: What stands between the items taken and the whole list.
    public func verdicts(listGaps gaps: [Gap] = []) -> [(control: Control.ID, verdict: Verdict)] {
        if !waiting.isEmpty { return settled.verdicts(listGaps: gaps) }
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

extension [Int32] {

    /// Appends the places in what is kept of the items that `bits` names: those `spoken` of are kept one after the other.
    fileprivate mutating func append(_ bits: UInt64, among spoken: UInt64, first: Int32) {
        var rest = bits
        while rest != 0 {
            let earlier = spoken & ((1 << UInt64(rest.trailingZeroBitCount)) - 1)
            append(first + Int32(earlier.nonzeroBitCount))
            rest &= rest - 1
        }
    }
}
