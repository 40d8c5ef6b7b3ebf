import Assurance
import ContactCenter
import Engine
import Programme

/// One exception with everything there is to say of it.
struct Explanation {
    private let request: Request
    private let recorded: Docket.Case?
    private let assessed: Assessed
    private let now: Moment

    init(_ request: Request, _ recorded: Docket.Case?, on assessed: Assessed, at now: Moment) {
        self.request = request
        self.recorded = recorded
        self.assessed = assessed
        self.now = now
    }

    var text: String {
        let standing = assessed.exceptions.first { $0.approved.id == request.id }?.standing
        let state = (recorded?.state ?? .requested).inWords(ends: request.end, standing: standing, at: now)
        let rows =
            [("", request.id), ("state", state)] + about
            + (recorded.map { [("recorded", $0.recorded.iso8601)] } ?? [])
            + [("ends", request.end.iso8601), ("SHA-256", request.statement.sha256)]
        return rows.map { name, value in name.isEmpty ? "\(value)\n" : "  \(name.padded)\(value)\n" }.joined() + hidden
    }

    private var about: [(String, String)] {
        switch request {
        case .exception(let exception):
            [
                ("control", exception.control.rawValue), ("scope", exception.scope.description),
                ("reason", exception.reason), ("owner", exception.owner),
                ("asked", "by \(exception.requester) at \(exception.asked.iso8601)"),
                ("starts", exception.start.iso8601),
            ] + (exception.compensating.map { [("lapses if", "\($0) is not met")] } ?? [])
        case .baseline(let baseline):
            [
                ("capture", baseline.commit), ("manifest", baseline.manifest), ("ticket", baseline.ticket),
                ("asked", "by \(baseline.requester) at \(baseline.asked.iso8601)"),
            ]
        case .deviation(let deviation):
            [("reason", deviation.reason), ("owner", deviation.owner), ("approver", deviation.approver)]
        case .plan(let plan):
            [
                ("plan", plan.sha256), ("reason", plan.reason), ("targets", plan.targets.joined(separator: ", ")),
                ("asked", "by \(plan.requester) at \(plan.asked.iso8601)"), ("needs", "\(plan.approvals) others"),
            ]
        }
    }

    /// The findings within its scope in the newest capture.
    private var hidden: String {
        guard case .exception(let exception) = request else { return "" }
        let paths = exception.hides(in: assessed.weaknesses).map(\.subject.path)
        if paths.isEmpty { return "  findings    none in the newest capture\n" }
        return "  findings    \(paths.count) in the newest capture\n" + paths.map { "    \($0)\n" }.joined()
    }
}

extension String {
    fileprivate var padded: String { self + String(repeating: " ", count: max(0, 12 - count)) }
}
