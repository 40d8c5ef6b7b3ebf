public import Assurance
import ContactCenter

extension Control {

    /// One shortfall an object; what changed in it, and to what, `linewarden drift --baseline` shows.
    public static let nothingDriftsUnapproved = Control(
        "CFG-02",
        "Nothing that security rests on differs from what was agreed to",
        severity: .high,
        satisfies: .iso27001("A.8.9"), .iso27001("A.8.32"), .nistCSF("PR.PS-01"), .nistCSF("DE.CM-09"),
        .nist80053("CM-3"), .nist80053("CM-6"), .pciDSS("11.5.2"), .soc2("CC7.1"), .csaCCM("CCC-07"),
        why: """
            A role that grew by one permission, or a network let in for an afternoon, breaks no rule of its own and \
            stays for years. Whoever got in makes just such a change, and nobody is asked.
            """,
        remedy: """
            Look at each change with `linewarden drift --baseline`, and ask whoever made it. Accept what is to stay with \
            `linewarden approve-change`; put the rest back with `linewarden restore`.
            """,
        reads: .baselineDrift
    ) { drift in
        .of(drift.objects.map { shortfall(of: $0, since: drift) }, examined: drift.compared)
    }
}

private func shortfall(of drifted: DriftedObject, since drift: BaselineDrift) -> Shortfall {
    Shortfall(
        .configured(drifted.object), "is not what was agreed to",
        seen: ([drifted.change] + drifted.makers.map(\.words)).joined(separator: "; "),
        expected: "as in \(drift.baseline), agreed to on \(drift.agreed.iso8601Day) under \(drift.ticket)")
}

extension DriftedObject {

    /// How many fields are named; `drift` has all.
    private static let most = 6

    fileprivate var change: String {
        guard what == .changed, !fields.isEmpty else { return what.rawValue }
        let rest = fields.count - Self.most
        return "changed: " + (fields.prefix(Self.most) + (rest > 0 ? ["\(rest) more"] : [])).spelledOut()
    }
}

extension DriftedObject.Maker {
    fileprivate var words: String {
        switch self {
        case .told(let telling): telling.words
        case .noRecord: "no audit record"
        case .notRead: "the audit log was not read for that time"
        case .notTold: "the audit log is not known to tell of it"
        }
    }
}

extension DriftedObject.Telling {
    fileprivate var words: String {
        let program = client.map { actor == .client($0) ? "" : " through client \($0)" } ?? ""
        return "by \(actor.words)\(program) at \(at.iso8601)"
    }
}
