import Capture
import ContactCenter

/// The tickets of one file: a table, a list of JSON objects, or one JSON object a line.
///
/// A row that does not read is named with its line and left out; the others count.
public struct TicketFile: Sendable {
    public let name: String
    public let sha256: String
    public let rows: [TicketRow]

    /// What was left out, in the order of the file.
    public let flaws: [Flaw]

    public struct Flaw: Sendable, CustomStringConvertible {
        let file: String

        /// The line the row begins on; of an element of a JSON list its place, from 1.
        let place: String
        let because: String

        public var description: String { "\(file) \(place) \(because)" }
    }

    /// - Parameter kinds: The kinds objects can be of, by name.
    /// - Throws: ``TicketError`` where it is no list of tickets at all.
    public init(_ bytes: [UInt8], named name: String, kinds: Set<String>) throws(TicketError) {
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard let first = bytes.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
            throw TicketError(name, "is empty")
        }
        let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        let records = isJSON ? try Self.json(bytes, name) : try Self.table(bytes, name)
        var rows: [TicketRow] = []
        var flaws: [Flaw] = []
        for record in records {
            do throws(TicketFlaw) {
                rows.append(try TicketRow(record.fields, kinds: kinds))
            } catch {
                flaws.append(Flaw(file: name, place: record.place, because: error.because))
            }
        }
        (self.name, sha256, self.rows, self.flaws) = (name, bytes.sha256, rows, flaws)
    }

    private typealias Record = (place: String, fields: [String: [String]])

    /// Objects are separated by `|` or stand on lines of their own.
    private static func table(_ bytes: [UInt8], _ name: String) throws(TicketError) -> [Record] {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw TicketError(name, "is not UTF-8") }
        let rows: [CSVReader.Row]
        do throws(CSVReader.Malformed) {
            rows = try CSVReader.rows(text)
        } catch {
            throw TicketError(name, "does not read at line \(error.line): \(error.because)")
        }
        let columns = (rows.first?.cells ?? []).map { $0.trimmed.lowercased() }
        let missing = TicketRow.columns.filter { $0 != "who" && !columns.contains($0) }
        guard missing.isEmpty else {
            throw TicketError(name, "has no column \(missing.joined(separator: ", ")) in its first row")
        }
        return rows.dropFirst().filter { !$0.cells.allSatisfy(\.isEmpty) }.map { row in
            let cells = Dictionary(zip(columns, row.cells)) { first, _ in first }
            return (
                "line \(row.line)",
                cells.reduce(into: [:]) { fields, cell in
                    fields[cell.key] =
                        cell.key == "objects"
                        ? cell.value.split { $0 == "|" || $0.isNewline }.map(String.init) : [cell.value]
                }
            )
        }
    }

    private static func json(_ bytes: [UInt8], _ name: String) throws(TicketError) -> [Record] {
        if let whole = try? JSON(bytes, limits: .asReceived) {
            let list = whole.kind == .array ? whole : whole["changes"]
            guard let list else { return [("line 1", fields(of: whole))] }
            return list.elements.enumerated().map { ("entry \($0 + 1)", fields(of: $1)) }
        }
        var records: [Record] = []
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if line.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) { continue }
            do throws(JSONError) {
                records.append(("line \(number + 1)", fields(of: try JSON(Array(line), limits: .asReceived))))
            } catch {
                throw TicketError(name, "is no JSON: line \(number + 1) is \(error)")
            }
        }
        return records
    }

    static func fields(of object: JSON) -> [String: [String]] {
        object.members.reduce(into: [:]) { fields, member in
            fields[member.key] =
                member.value.kind == .array
                ? member.value.elements.compactMap(\.string) : [member.value.string].compactMap(\.self)
        }
    }
}

/// Why nothing was imported, as a sentence.
public struct TicketError: Error, Sendable, CustomStringConvertible {
    public let description: String

    init(_ file: String, _ because: String) { description = "\(file) \(because)" }
}
