public import Assurance
public import ContactCenter

extension Control {
    public static let workIsSpreadOverDivisions = Control(
        "ACC-01",
        "Queues and people lie in divisions of their own, not all in the home division",
        severity: .medium,
        satisfies: .iso27001("A.8.3"), .iso27001("A.5.15"), .iso27001("A.8.22"), .nistCSF("PR.AA-05"),
        .csaCCM("IVS-06"),
        why: """
            Divisions are what keeps one department from hearing another's calls. Where nearly everything lies in the \
            home division, a role granted there reaches nearly everything.
            """,
        remedy: """
            Move queues, flows and people of each department into its division, beginning with what is regulated. \
            Then narrow the roles that were granted in the home division.
            """,
        reads: Fact(whole: .divisions), .homeShare
    ) { divisions, share in
        guard divisions.count > 1 else { return .notApplicable(because: "there is one division") }
        guard let home = divisions.first(where: \.isHome), divisions.allSatisfy({ $0.objects != nil }) else {
            let field = divisions.contains(where: \.isHome) ? "how much lies in a division" : "which division is home"
            return .undetermined([Gap(.divisions, .leftOut(field: field))], soFar: 0)
        }
        let total = divisions.map(\.objectCount).reduce(0, +)
        guard home.objectCount * 100 > share * total else { return .met(examined: divisions.count) }
        let shortfall = Shortfall(
            .division(home), "holds \(home.objectCount * 100 / total) % of everything that divisions are for",
            seen: "\(home.objectCount) of \(total) objects in \(divisions.count) divisions",
            expected: "at most \(share) %")
        return .notMet([shortfall], examined: divisions.count, undecided: [])
    }
}

extension Division {
    fileprivate var objectCount: Int { (objects ?? [:]).values.reduce(0, +) }
}

extension Fact where Value == Int {

    /// The largest share of all objects that may lie in the home division.
    public static var homeShare: Self {
        Fact(
            Parameter(
                "home-share", .percent, default: 80, in: 0...100, looser: .higher,
                source: "this project's default; no standard sets a number"))
    }
}
