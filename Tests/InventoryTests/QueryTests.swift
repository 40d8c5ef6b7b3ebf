import ContactCenter
import Testing

@testable import Inventory

@Suite("A query")
struct QueryTests {

    private static func error(_ sql: String, within bounds: Bounds = Bounds()) throws -> QueryError? {
        let inventory = try Inventory(of: Office.snapshot())
        do throws(QueryError) {
            _ = try inventory.ask(sql, within: bounds)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        "SELECT id FROM people", "WITH t AS (SELECT id FROM people) SELECT count(*) FROM t", "VALUES (1)",
        "SELECT upper(id) || count(*) FROM people GROUP BY id -- and a remark", "SELECT 1;", "SELECT 1; -- the end",
        "SELECT id FROM people WHERE id LIKE 'a%' UNION SELECT row_number() OVER (ORDER BY id) FROM clients",
    ])
    func `may read`(sql: String) throws { #expect(try Self.error(sql) == nil) }

    @Test(arguments: [
        ("DELETE FROM people", "deletes rows"), ("INSERT INTO people (id) VALUES ('x')", "inserts rows"),
        ("UPDATE people SET id = 'x'", "updates rows"), ("CREATE TABLE x (a)", "makes one"),
        ("CREATE TEMP TABLE x AS SELECT 1", "makes one"), ("DROP TABLE people", "makes one"),
        ("ATTACH 'x.sqlite' AS x", "opens a file"), ("PRAGMA query_only = 0", "changes settings"),
        ("BEGIN", "begins or ends a transaction"), ("VACUUM INTO 'x.sqlite'", "this writes"),
        ("WITH t AS (SELECT 1) DELETE FROM people", "deletes rows"),
        ("SELECT * FROM sqlite_master", "no table sqlite_master"), ("SELECT * FROM pragma_database_list", "makes one"),
        ("SELECT load_extension('x')", "load_extension is not offered"), ("SELECT random()", "random is not offered"),
        ("SELECT randomblob(9)", "randomblob is not offered"), ("SELECT date('now')", "date asks the clock"),
        ("SELECT CURRENT_TIMESTAMP", "asks the clock"), ("SELECT sqlite_version()", "sqlite_version is not offered"),
        ("SELECT 1; DELETE FROM people", "more than one statement"), ("SELECT 1; SELECT 2", "more than one statement"),
        ("SELECT 1; PRAGMA case_sensitive_like = ON", "more than one statement"),
        ("SELECT 1;; SELECT 2", "more than one statement"), ("SELECT 1; 'x'", "more than one statement"),
        ("SELECT p.id FROM people p JOIN grants g USING (holder)", "write ON"),
        ("SELECT id FROM people p NATURAL JOIN clients c", "write ON"),
        ("SELECT id FROM people p /* the rest */natural/**/JOIN clients c", "write ON"),
        ("SELECT id FROM people p JOIN clients c\u{FEFF}USING (id)", "write ON"),
        ("SELECT ?", "has a parameter"), ("EXPLAIN SELECT 1", "EXPLAIN is not offered"),
    ])
    func `may do nothing else`(sql: String, because: String) throws {
        let error = try #require(try Self.error(sql))
        #expect(error.kind == .refused)
        #expect(error.because.contains(because), "\(error)")
    }

    @Test(arguments: [
        "SELECT 'a join using nothing is natural' -- using what is natural",
        "SELECT id AS \"using\", id AS [natural], id AS `natural` FROM people /* natural -- */ WHERE id <> 'it''s using'",
        "SELECT id AS using_it FROM people; /* natural", "SELECT 1 -- ' natural",
    ])
    func `may say what it may not do, in quotation marks and comments`(sql: String) throws {
        #expect(try Self.error(sql) == nil)
    }

    @Test func `that hides what it reads is told where`() throws {
        let error = try #require(try Self.error("SELECT p.id\nFROM people p JOIN clients c USING (id)"))
        #expect(error.place == QueryError.Place(line: 2, column: 30))
    }

    @Test(arguments: [
        ("SELECT count(*) FROM CLIENTS", ["clients"]), ("SELECT person FROM Person_Roles", ["person_roles"]),
        ("SELECT p.id FROM people p, clients", ["clients", "people"]),
        ("SELECT 'x' IN allowed_networks", ["allowed_networks"]),
        ("SELECT (SELECT count(*) FROM Clients)", ["clients"]),
        ("SELECT EXISTS (SELECT 1 FROM clients c LEFT JOIN roles ON 0)", ["clients", "roles"]),
        ("SELECT id FROM people WHERE id IN (SELECT client FROM client_roles)", ["client_roles", "people"]),
        ("WITH person_roles AS (SELECT role FROM client_roles) SELECT role FROM person_roles", ["client_roles"]),
        ("WITH clients AS (SELECT id FROM people) SELECT id FROM clients", ["people"]),
        ("WITH person_roles AS (SELECT role FROM grants) SELECT role FROM person_roles", ["person_roles"]),
    ])
    func `names every table it reads, under whatever name`(sql: String, tables: [String]) throws {
        let read = try Inventory(rows: [:], asOf: nil).reading(of: sql).tables
        #expect(Set(read).subtracting(["person_roles"]) == Set(tables).subtracting(["person_roles"]), "\(read)")
        if tables.contains("person_roles") { #expect(read.contains("person_roles")) }
    }

    @Test func `leaves no setting behind`() throws {
        let inventory = try Inventory(of: Office.snapshot())
        #expect(throws: QueryError.self) { try inventory.ask("SELECT 1; PRAGMA case_sensitive_like = ON") }
        #expect(try inventory.ask("SELECT 'A' LIKE 'a'").rows == [[.integer(1)]])
    }

    /// Each of its parts reads the one before it twice.
    private static func doubling(_ times: Int) -> String {
        let parts = (1...times).map { "t\($0) AS (SELECT a.x FROM t\($0 - 1) a, t\($0 - 1) b)" }
        return "WITH t0 AS (SELECT 1 AS x), \(parts.joined(separator: ", ")) SELECT count(*) FROM t\(times)"
    }

    @Test func `that doubles itself is stopped while it is read, and the next one is not`() throws {
        let inventory = try Inventory(rows: [:], asOf: nil)
        #expect(try inventory.reading(of: Self.doubling(4)).columns == ["count(*)"])
        let error = #expect(throws: QueryError.self) { try inventory.reading(of: Self.doubling(18)) }
        #expect(error?.kind == .tooMuch && error?.because.contains("64 MiB") == true, "\(String(describing: error))")
        #expect(try inventory.ask(Self.doubling(4)).rows == [[.integer(1)]])
    }

    @Test func `that takes too long is stopped at the next look at the clock`() throws {
        let error = try #require(
            try Self.error(Self.endless + " SELECT count(*) FROM t", within: Bounds(steps: 50_000, seconds: 0)))
        #expect(error.kind == .tooMuch && error.because == "it takes more than 0 seconds of work")
    }

    @Test func `leaves the tables as they were after it was refused`() throws {
        let inventory = try Inventory(of: Office.snapshot())
        #expect(throws: QueryError.self) { try inventory.ask("DELETE FROM people") }
        #expect(try inventory.ask("SELECT count(*) FROM people").rows == [[.integer(2)]])
    }

    @Test(arguments: [
        ("SELECT nam FROM people", "no such column: nam", 1, 8),
        ("SELECT id\n  FROM people\n  WHERE \"x\" = 1", "no such column: x", 3, 9),
        ("SELECT id FORM people", "near \"people\": syntax error", 1, 16),
    ])
    func `with a mistake says where it is`(sql: String, because: String, line: Int, column: Int) throws {
        let error = try #require(try Self.error(sql))
        #expect(error.kind == .unsound && error.because == because)
        #expect(error.place == QueryError.Place(line: line, column: column))
    }

    @Test func `of nothing is no query`() throws {
        #expect(try Self.error("  -- nothing")?.because == "there is no query in it")
        #expect(try Self.error("SELECT 'a\0b'")?.kind == .unsound)
    }

    @Test func `names the table that is not there`() throws {
        #expect(try Self.error("SELECT * FROM peple")?.unknownName == "peple")
        #expect(try Self.error("SELECT p.nam FROM people p")?.unknownName == "nam")
        #expect(try Self.error("DELETE FROM people")?.unknownName == nil)
    }

    private static let endless = "WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t)"

    @Test func `without an end is stopped, at the same step each time`() throws {
        let error = try #require(
            try Self.error(Self.endless + " SELECT count(*) FROM t", within: Bounds(steps: 100_000)))
        #expect(error.kind == .tooMuch && error.because.contains("more than 100000 steps"))
    }

    @Test func `may give as many rows as it may, and not one more`() throws {
        let ten = Self.endless + " SELECT x FROM t LIMIT 10"
        #expect(try Self.error(ten, within: Bounds(rows: 10)) == nil)
        #expect(try Self.error(ten, within: Bounds(rows: 9))?.because == "it gives more than 9 rows")
    }

    @Test(arguments: [("'abcd'", 4), ("NULL", 0), ("7", 0), ("7.5", 0)])
    func `may take as many bytes as it may, and not one more`(cell: String, length: Int) throws {
        let sql = Self.endless + " SELECT \(cell) FROM t LIMIT 5"
        let five = 5 * (MemoryLayout<Cell>.stride + length)
        #expect(try Self.error(sql, within: Bounds(bytes: five)) == nil)
        #expect(try Self.error(sql, within: Bounds(bytes: five - 1))?.kind == .tooMuch)
    }

    @Test func `may make a text as long as it may, and not one byte longer`() throws {
        #expect(try Self.error("SELECT printf('%999d', 1) || 'x'", within: Bounds(text: 1000)) == nil)
        let error = try #require(try Self.error("SELECT printf('%999d', 1) || 'xx'", within: Bounds(text: 1000)))
        #expect(error.kind == .tooMuch && error.because.contains("longer than 1000 bytes"))
    }

    @Test func `that fills the memory is stopped`() throws {
        let sql =
            Self.endless + ", u AS MATERIALIZED (SELECT printf('%8000d', x) AS y FROM t) SELECT y FROM u ORDER BY y"
        let error = try #require(try Self.error(sql, within: Bounds(memory: 16 << 20)))
        #expect(error.kind == .tooMuch && error.because.contains("16 MiB of memory"))
    }

    @Test func `that was stopped leaves the next one its own bounds`() throws {
        let inventory = try Inventory(of: Office.snapshot())
        let endless = Self.endless + " SELECT count(*) FROM t"
        #expect(throws: QueryError.self) { try inventory.ask(endless, within: Bounds(steps: 1000)) }
        #expect(try inventory.ask("SELECT count(*) FROM people", within: Bounds(steps: 1000)).rows == [[.integer(2)]])
    }

    @Test func `about a moment nobody said has no answer`() throws {
        let inventory = try Inventory(rows: [:], asOf: nil)
        #expect(throws: QueryError.self) { try inventory.ask("SELECT as_of()") }
        #expect(throws: QueryError.self) { try inventory.ask("SELECT days_between('then', 'now')") }
    }
}
