import Assurance
import Capture
import Catalog
import ContactCenter
import Foundation
import Programme
import Reports

/// Reads a filled-in action plan: the rows that say until when a finding is to be accepted.
struct PlanReading {
    private let file: String
    private let rows: [CSVReader.Row]
    private let places: [ActionPlanCSV.Column: Int]
    private let controls: [String]

    /// One row that asks for something.
    struct Asked {
        let line: Int
        let exception: Programme.Exception
    }

    /// - Parameter own: The tenant's own controls.
    init(file: String, own: [Control]) throws {
        guard let text = String(bytes: try Files.contents(of: file), encoding: .utf8) else {
            throw Failure("\(file) is not in UTF-8", hint: "save it as CSV UTF-8", code: .unsound)
        }
        try self.init(text, file: file, own: own)
    }

    init(_ text: String, file: String, own: [Control] = []) throws {
        self.file = file
        controls = (Catalog.controls + own).map(\.id.rawValue)
        do {
            rows = try CSVReader.rows(text)
        } catch {
            throw Failure("\(file):\(error.line): \(error.because)", hint: Self.hint, code: .unsound)
        }
        let titles = rows.first?.cells ?? []
        var places: [ActionPlanCSV.Column: Int] = [:]
        for column in ActionPlanCSV.Column.needed {
            guard let place = titles.firstIndex(of: column.rawValue) else {
                throw Failure("\(file):1: there is no column \(column.rawValue)", hint: Self.hint, code: .unsound)
            }
            places[column] = place
        }
        self.places = places
    }

    private static let hint = "fill in the ActionPlan.csv that `linewarden assess TENANT --out DIR` writes"

    /// Every request of the plan.
    ///
    /// - Throws: ``Failure`` naming every row that is wrong; then none is taken.
    func exceptions(askedBy id: Signatory.ID, at now: Moment, log: String) throws -> [Asked] {
        var asked: [Asked] = []
        var problems: [String] = []
        for row in rows.dropFirst() where !self[.until, row].isEmpty {
            do throws(Wrong) {
                asked.append(Asked(line: row.line, exception: try exception(row, id, now, log)))
            } catch {
                problems.append("\(file):\(row.line): \(error.because)")
            }
        }
        guard problems.isEmpty else {
            throw Failure(problems.joined(separator: "\n"), hint: "nothing of the plan was recorded", code: .unsound)
        }
        guard !asked.isEmpty else {
            throw Failure("no row of \(file) says until when", hint: Self.hint, code: .unsound)
        }
        return asked
    }

    private struct Wrong: Error { let because: String }

    private subscript(_ column: ActionPlanCSV.Column, _ row: CSVReader.Row) -> String {
        places[column].map { ActionPlanCSV.read(row.cells[$0]) } ?? ""
    }

    private func exception(
        _ row: CSVReader.Row, _ id: Signatory.ID, _ now: Moment, _ log: String
    ) throws(Wrong) -> Programme.Exception {
        guard let end = Moment(iso8601: self[.until, row]) else {
            throw Wrong(because: "\(ActionPlanCSV.Column.until.rawValue) must be a date such as 2027-06-30")
        }
        for column in [ActionPlanCSV.Column.owner, .reason] where self[column, row].isEmpty {
            throw Wrong(because: "\(column.rawValue) is missing")
        }
        let compensating = self[.compensating, row]
        return Programme.Exception(
            to: try control(self[.control, row]), in: .resource(self[.subject, row]), because: self[.reason, row],
            owner: self[.owner, row], askedBy: id, at: now, from: now, until: end,
            compensating: compensating.isEmpty ? nil : try control(compensating), log: log)
    }

    private func control(_ name: String) throws(Wrong) -> Control.ID {
        if controls.contains(name) { return Control.ID(name) }
        throw Wrong(
            because: "there is no control \(name)"
                + (Nearest.to(name, among: controls).map { "; did you mean \($0)?" } ?? ""))
    }
}
