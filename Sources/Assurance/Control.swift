public import ContactCenter

/// A requirement that a tenant either meets or not, as code.
///
/// A control is a value: what it demands, what it reads, and a judgement over what it read. It never
/// fetches, logs, or looks at the clock, so the same snapshot gets the same verdict today and when an
/// auditor asks in seven years.
///
/// It comes in two forms, one initializer each: over the whole tenant, and per item of a list. An inventory is a
/// whole-tenant control whose verdict is an ``Exhibit``. Controls of the customer's own have a third, for which their
/// judgement is handed in from outside.
public struct Control: Identifiable, Sendable {

    /// The lasting name, such as `ACC-07`.
    ///
    /// Never used again, even after the control is withdrawn: old reports still name it.
    public let id: Identifier<Control>

    /// Grows when the judgement changes, so that two reports can be told apart: `ACC-07.v2`.
    public let version: Int

    /// The requirement, as a sentence that is true of a tenant in order.
    public let title: String

    public let severity: Severity
    public let satisfies: [Citation]

    /// What happens to a tenant that does not meet it, for whoever has to decide.
    public let why: String

    /// What puts it right, for whoever has to do it.
    public let remedy: String

    /// What it reads, thresholds and registers included.
    public let reads: [FactKind]

    /// The thresholds it judges by.
    public let parameters: [Parameter]

    /// Whose judgement it is.
    public let origin: Origin

    public enum Origin: Hashable, Sendable {

        /// This project's, as its baseline has it.
        case baseline

        /// The customer's own, from a file with this SHA-256.
        case own(sha256: String)
    }

    let form: Form

    enum Form: Sendable {
        case wholeTenant(@Sendable (TenantSnapshot) -> Verdict)
        case perItem(of: FactKind, @Sendable (TenantSnapshot) -> Preparation, walk: Walk)
        case together(Together)
    }

    /// Judges several controls over one snapshot at once, by their ids: what they share is made once for all.
    public typealias Together = @Sendable ([ID], TenantSnapshot) -> [ID: Verdict]

    /// One walk over the list that a control asks about, for all controls given that ask about the same one.
    typealias Walk = @Sendable ([Control], TenantSnapshot) -> [ID: Verdict]

    /// The list whose every item it asks about; nil for one over the whole tenant.
    public var asksAbout: FactKind? {
        if case .perItem(let list, _, _) = form { list } else { nil }
    }

    /// `ACC-07.v1`.
    public var label: String { "\(id).v\(version)" }
}

extension Control {

    /// Declares a control over the whole tenant.
    ///
    /// - Parameters:
    ///   - facts: What the judgement needs. If any is absent the verdict is `.undetermined`, naming every gap, and
    ///     `judge` is not called. If any is partial, `judge` is called and what it finds in order stays undetermined.
    ///   - judge: The judgement, handed the facts of `reads` in that order.
    public init<each Value: Sendable>(
        _ id: ID,
        version: Int = 1,
        _ title: String,
        severity: Severity,
        satisfies: Citation...,
        why: String,
        remedy: String,
        reads facts: repeat Fact<each Value>,
        judge: @escaping @Sendable (repeat each Value) -> Verdict
    ) {
        var needs = Needs()
        for fact in repeat each facts { needs.add(fact) }
        self.init(
            id: id, version: version, title: title, severity: severity, satisfies: satisfies, why: why, remedy: remedy,
            needs: needs,
            form: .wholeTenant { snapshot in
                var gaps: [Gap] = []
                for fact in repeat each facts { gaps += fact.gaps(in: snapshot) }
                gaps = gaps.distinct()
                do throws(Missing) {
                    return judge(repeat try (each facts).value(in: snapshot)).butFor(gaps)
                } catch {
                    return .undetermined(gaps, soFar: 0)
                }
            })
    }

    /// Declares a control that asks each item of a list the same question.
    ///
    /// - Parameters:
    ///   - list: What is asked. An empty list that was read whole is met: nothing falls short.
    ///   - facts: What the question needs to be put. Absent, the verdict is `.undetermined`; partial, what falls short
    ///     is reported and the rest stays undetermined.
    ///   - prepare: Called once a tenant; what it works out, the question can hold on to.
    public init<Element: Sendable, each Value: Sendable>(
        _ id: ID,
        version: Int = 1,
        _ title: String,
        severity: Severity,
        satisfies: Citation...,
        why: String,
        remedy: String,
        of list: Fact<[Element]>,
        given facts: repeat Fact<each Value>,
        prepare: @escaping @Sendable (repeat each Value) -> Question<Element>
    ) {
        var needs = Needs()
        needs.add(list)
        for fact in repeat each facts { needs.add(fact) }
        let prepared: @Sendable (TenantSnapshot) -> Preparation = { snapshot in
            var gaps: [Gap] = []
            for fact in repeat each facts { gaps += fact.gaps(in: snapshot) }
            gaps = gaps.distinct()
            do throws(Missing) {
                return .ready(prepare(repeat try (each facts).value(in: snapshot)), gaps)
            } catch {
                return .missing(gaps)
            }
        }
        self.init(
            id: id, version: version, title: title, severity: severity, satisfies: satisfies, why: why, remedy: remedy,
            needs: needs,
            form: .perItem(of: list.kind, prepared) { controls, snapshot in
                Pass.verdicts(over: list, of: controls, in: snapshot)
            })
    }

    /// Declares a control of the customer's own, which is judged together with their others.
    ///
    /// - Parameters:
    ///   - facts: What its verdict rests on.
    ///   - sha256: Of the file it stands in, in lower-case hexadecimal digits.
    ///   - judge: Called once for all controls declared with it that are judged; a control it gives no verdict for is
    ///     undetermined.
    public init(
        _ id: ID, version: Int, _ title: String, severity: Severity, satisfies: [Citation], why: String, remedy: String,
        reads facts: [FactKind], ownWith sha256: String, judgedTogether judge: @escaping Together
    ) {
        self.init(
            id: id, version: version, title: title, severity: severity, satisfies: satisfies, why: why, remedy: remedy,
            needs: Needs(kinds: facts), form: .together(judge), origin: .own(sha256: sha256))
    }

    private init(
        id: ID, version: Int, title: String, severity: Severity, satisfies: [Citation], why: String, remedy: String,
        needs: Needs, form: Form, origin: Origin = .baseline
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.severity = severity
        self.satisfies = satisfies
        self.why = why
        self.remedy = remedy
        self.reads = needs.kinds
        self.parameters = needs.parameters
        self.form = form
        self.origin = origin
    }

    /// Judges one snapshot.
    ///
    /// To judge many controls, ``Pass`` goes through each list once for all of them.
    public func callAsFunction(_ snapshot: TenantSnapshot) -> Verdict {
        switch form {
        case .wholeTenant(let judge): judge(snapshot)
        case .perItem(_, _, let walk): walk([self], snapshot)[id] ?? .undetermined([], soFar: 0)
        case .together(let judge): judge([id], snapshot)[id] ?? .undetermined([], soFar: 0)
        }
    }
}

/// A question ready to be put, or why it cannot be.
enum Preparation: Sendable {
    case ready(any Sendable, [Gap])
    case missing([Gap])
}

private struct Needs {
    var kinds: [FactKind] = []
    var parameters: [Parameter] = []

    mutating func add<Value>(_ fact: Fact<Value>) {
        for kind in fact.sources where !kinds.contains(kind) { kinds.append(kind) }
        if let parameter = fact.parameter { parameters.append(parameter) }
    }
}

private struct Missing: Error {}

extension Fact {
    fileprivate func value(in snapshot: TenantSnapshot) throws(Missing) -> Value {
        let reading = reading(in: snapshot)
        guard let value = reading.value, reading.isWhole || !isNeededWhole else { throw Missing() }
        return value
    }

    func gaps(in snapshot: TenantSnapshot) -> [Gap] { lacks(in: snapshot).map { Gap($0.fact, $0.absence) } }
}

extension Verdict {

    /// The same, knowing that `gaps` were not read: nothing is met past a gap.
    fileprivate func butFor(_ gaps: [Gap]) -> Verdict {
        guard !gaps.isEmpty else { return self }
        switch self {
        case .met(let examined): return .undetermined(gaps, soFar: examined)
        case .notMet(let shortfalls, let examined, let undecided):
            return .notMet(shortfalls, examined: examined, undecided: undecided + gaps)
        case .undetermined(let others, let soFar): return .undetermined(gaps + others, soFar: soFar)
        case .notApplicable: return .undetermined(gaps, soFar: 0)
        case .exhibit(var exhibit):
            exhibit.undecided += gaps
            return .exhibit(exhibit)
        }
    }
}
