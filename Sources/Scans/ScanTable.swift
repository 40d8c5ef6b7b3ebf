import Capture
import ContactCenter

/// Reads a table of findings: a row each, with the columns `title` or `rule`, and perhaps `id`, `severity`, `status`.
enum ScanTable {

    static func findings(_ bytes: [UInt8]) throws(ScanError) -> [ScanFinding] {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw ScanError("is not UTF-8") }
        let rows: [CSVReader.Row]
        do throws(CSVReader.Malformed) {
            rows = try CSVReader.rows(text)
        } catch {
            throw ScanError("does not read at line \(error.line): \(error.because)")
        }
        let columns = (rows.first?.cells ?? []).map { $0.lowercased() }
        guard columns.contains("title") || columns.contains("rule") else {
            throw ScanError("has no column title or rule in its first row")
        }
        var findings: [ScanFinding] = []
        for row in rows.dropFirst() where !row.cells.allSatisfy(\.isEmpty) {
            let cells = Dictionary(zip(columns, row.cells)) { first, _ in first }
            findings.append(try finding(cells.filter { !$0.value.isEmpty }, line: row.line))
        }
        return findings
    }

    private static func finding(_ cells: [String: String], line: Int) throws(ScanError) -> ScanFinding {
        guard let rule = cells["rule"] ?? cells["title"] else {
            throw ScanError("has neither a title nor a rule at line \(line)")
        }
        let level = cells["severity"].map { levels[$0.lowercased()] } ?? .unrated
        let status = cells["status"].map { states[$0.lowercased()] } ?? .open
        guard let level else { throw ScanError("has a severity we do not know at line \(line)") }
        guard let status else { throw ScanError("has a status we do not know at line \(line)") }
        return ScanFinding(
            key: cells["id"] ?? Array("\(line) \(rule)".utf8).sha256, rule: rule, title: cells["title"], level: level,
            status: status)
    }

    private static let levels: [String: ScanSource.Level] = [
        "critical": .critical, "high": .high, "medium": .medium, "moderate": .medium, "low": .low, "info": .unrated,
        "informational": .unrated, "none": .unrated,
    ]

    private static let states: [String: ScanFinding.Status] = [
        "open": .open, "new": .open, "active": .open, "reopened": .open, "accepted": .accepted,
        "risk accepted": .accepted, "closed": .fixed, "fixed": .fixed, "resolved": .fixed, "mitigated": .fixed,
    ]
}
