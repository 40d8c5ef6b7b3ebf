public import Assurance
import ContactCenter

extension Control {

    /// An inventory: evidence without a verdict.
    public static let organizationsWeWorkIn = Control(
        "ACC-10",
        "Every organisation our people work in is on record",
        severity: .low,
        satisfies: .iso27001("A.5.14"), .nistCSF("ID.AM-04"),
        why: """
            People of ours who work in a customer's or a sister company's tenant carry what they hear there back and \
            forth. Whoever answers for that needs to know where they are let in.
            """,
        remedy: """
            Ask who needs each of these and what was agreed with the other side. Have the other organisation end those \
            that nobody needs.
            """,
        reads: .trustors
    ) { trustors in
        let enabled = trustors.filter(\.isEnabled)
        return .exhibit(
            Exhibit(
                [
                    Exhibit.Row("organisations that let our people in", enabled.count),
                    Exhibit.Row("organisations that did and no longer do", trustors.count - enabled.count),
                ] + enabled.map { Exhibit.Row("let in by \($0.name)", 1) }))
    }
}
