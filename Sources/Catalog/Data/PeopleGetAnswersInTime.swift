public import Assurance
public import ContactCenter

extension Control {
    public static let peopleGetAnswersInTime = Control(
        "DAT-09",
        "Whoever asks about the data kept on them is answered in time",
        severity: .high,
        satisfies: .iso27001("A.5.34"), .nistCSF("GV.OC-03"), .gdpr("12"), .gdpr("15"), .gdpr("17"),
        .ccpa("1798.130"), .soc2("P5.1"),
        why: """
            The law gives a month to answer somebody who asks for their data, and the month does not wait for a job \
            that failed in silence. The next letter is the authority's.
            """,
        remedy: """
            Find out why the request failed or stands still, and submit it again. Answer by hand what the platform \
            cannot, and tell the person if it takes longer.
            """,
        of: .subjectRequests,
        given: .asOf, .requestDays
    ) { asOf, days in
        let since = asOf.advanced(by: .days(-days))
        return Question { request in
            var defects = Defects(of: .request(request))
            guard request.state != .done else { return defects }
            if request.state == .failed {
                defects.add(
                    .high, "failed", seen: "the platform reports an error", expected: "a request that is completed")
            } else if let made = defects.know(request.made, of: .subjectRequests), made < since {
                defects.add(
                    .high, "is not answered", seen: "made \(made.iso8601Day), \(request.wish.word)",
                    expected: "completed within \(days.of("day"))")
            }
            return defects
        }
    }
}

extension SubjectRequest.Wish {
    fileprivate var word: String {
        switch self {
        case .copy: "for a copy"
        case .correction: "for a correction"
        case .erasure: "for erasure"
        case .other(let word): word
        }
    }
}

extension Fact where Value == Int {

    /// Within how many days a request about personal data must be completed.
    public static var requestDays: Self {
        Fact(
            Parameter(
                "request-days", .days, default: 30, in: 1...90, looser: .higher, bound: 30,
                source:
                    "GDPR (EU) 2016/679, Art. 12(3): one month; taken as 30 days, the shorter reading for most months"))
    }
}
