/// A query to begin with, as the help and the documents show it.
public struct QueryExample: Sendable {

    /// What it asks, in words.
    public let asks: String
    public let sql: String

    public static let all = [
        QueryExample(
            asks: "Active people who hold a privileged role, and which",
            sql: """
                SELECT DISTINCT p.id, p.name, r.name AS role FROM person_roles x JOIN people p ON p.id = x.person \
                JOIN roles r ON r.id = x.role WHERE p.state = 'active' AND r.is_privileged
                """),
        QueryExample(
            asks: "Who can listen to recordings, by which permission",
            sql: """
                SELECT x.person, r.name AS role, q.permission FROM role_permissions q JOIN person_roles x ON \
                x.role = q.role JOIN roles r ON r.id = q.role WHERE q.permission LIKE 'recording:recording:%' \
                OR q.permission LIKE 'recording:*:%'
                """),
        QueryExample(
            asks: "People nobody saw for 90 days",
            sql: """
                SELECT id, last_seen, CAST(days_between(last_seen, as_of()) AS INTEGER) AS days FROM people \
                WHERE state = 'active' AND days_between(last_seen, as_of()) > 90 ORDER BY days DESC
                """),
        QueryExample(
            asks: "Clients with a token of a day or more, or none set",
            sql: "SELECT id, name, grant_type, token_seconds FROM clients WHERE coalesce(token_seconds, 86400) > 86399"),
        QueryExample(
            asks: "What could not be read, and why",
            sql: "SELECT table_name, column_name, reason FROM absences"),
    ]
}
