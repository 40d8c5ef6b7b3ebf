public import Assurance
import ContactCenter

extension Control {

    /// An inventory: evidence without a verdict.
    public static let knowledgeIsOnRecord = Control(
        "CHN-08",
        "What knowledge is open to customers and bots is on record",
        severity: .low,
        satisfies: .iso27001("A.5.12"), .nistCSF("ID.AM-07"),
        why: """
            A published knowledge base is read by customers and by bots that answer in our name. One that nobody \
            remembers tells them last year's prices, or what was meant for agents only.
            """,
        remedy: """
            Compare the list with what is meant to be open, and take back what is not. Look at those that nobody \
            changed for a year.
            """,
        reads: Fact(ifKnown: .knowledgeBases), .asOf
    ) { reading, asOf in
        // Where nobody could read them there is nothing to count: a nought would say that there are none.
        guard let bases = reading.value else {
            return .exhibit(Exhibit([], undecided: reading.absences.map { Gap(.knowledgeBases, $0) }))
        }
        let published = bases.filter { $0.isPublished.value == true }
        let yearAgo = asOf.advanced(by: .days(-365))
        let rows = [
            Exhibit.Row("knowledge bases published", published.count),
            Exhibit.Row("knowledge bases not published", bases.count { $0.isPublished.value == false }),
            Exhibit.Row("published and not changed for a year", published.count { $0.isOlder(than: yearAgo) }),
        ]
        let absences =
            reading.absences + bases.flatMap(\.isPublished.absences) + published.flatMap(\.lastChanged.absences)
        return .exhibit(Exhibit(rows, undecided: absences.distinct().map { Gap(.knowledgeBases, $0) }))
    }
}

extension KnowledgeBase {
    fileprivate func isOlder(than moment: Moment) -> Bool { lastChanged.value.map { $0 < moment } ?? false }
}
