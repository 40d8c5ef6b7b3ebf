import Assurance
import ContactCenter

extension GenesysCloud {

    /// The controls that read what others found: nothing of the platform's decides them.
    static let scanGuides: [Guide] = [
        Guide(
            "CFG-11",
            fields: ["runs.invocations.endTimeUtc (SARIF)", "metadata.last-modified (OSCAL)", "--taken"],
            menu: "at the scanner or tester",
            call: "GET /api/v2/organizations/me",
            caveats: """
                Only sources that reported once are known: one that never did is missed by nobody. The cadence is the \
                one given with the last import.
                """,
            basis: .specification,
            source: "SARIF 2.1.0 (OASIS); OSCAL 1.1.3 plan of action and milestones; looked up 2026-11-29"),
        Guide(
            "CFG-12",
            fields: ["result.level and security-severity (SARIF)", "risk.status (OSCAL)", "severity, status (CSV)"],
            menu: "at the scanner or tester",
            call: "GET /api/v2/organizations/me",
            caveats: """
                Others' judgements, counted as they call them; nothing in it is a verdict of this project. Items of a \
                plan of action have no severity, and count as unrated.
                """,
            basis: .specification,
            source: "SARIF 2.1.0 (OASIS); OSCAL 1.1.3 plan of action and milestones; looked up 2026-11-29"),
    ]
}
