public import Assurance
import ContactCenter

extension Control {

    /// An inventory: evidence without a verdict.
    public static let speechAnalyticsIsOnRecord = Control(
        "DAT-06",
        "What machines make of conversations is on record",
        severity: .low,
        satisfies: .iso27001("A.5.34"), .nistCSF("GV.OC-03"), .gdpr("35"), .euAIAct("26(7)"),
        why: """
            Rating agents by how they sound is a matter for works councils and data protection officers in many \
            countries. They ask since when it is on, and nobody wrote it down.
            """,
        remedy: """
            Compare what is on with what was agreed with those who speak for the employees. Keep the date of each \
            change with the agreement.
            """,
        reads: .speechAnalytics
    ) { analytics in
        .exhibit(Exhibit(analytics.rows, undecided: analytics.absences.map { Gap(.speechAnalytics, $0) }))
    }
}

extension SpeechAnalytics {
    /// What nobody could read has no row: a nought would say that it is off.
    fileprivate var rows: [Exhibit.Row] {
        [
            readsText.value.map { Exhibit.Row("text analytics on", $0 ? 1 : 0) },
            ratesEmpathy.value.map { Exhibit.Row("agents rated by empathy", $0 ? 1 : 0) },
            dialects.value.map { Exhibit.Row("dialects listened for", $0.count) },
        ]
        .compactMap(\.self)
    }

    fileprivate var absences: [Absence] { readsText.absences + ratesEmpathy.absences + dialects.absences }
}
