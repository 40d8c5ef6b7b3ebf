import Foundation
import Redaction
import Testing

@testable import Commands

/// A file of secrets a person filled in.
@Suite("A file of secrets") struct SecretsFileTests {
    private static func read(_ text: String, mode: Int = 0o600) throws -> SecretsFile {
        try read(bytes: Array(text.utf8), mode: mode)
    }

    private static func read(bytes: [UInt8], mode: Int = 0o600) throws -> SecretsFile {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("secrets-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return try SecretsFile(path)
    }

    private static func field(_ text: String) throws -> String? {
        let thing = try #require(try read("a/b:\n  x: \(text)\n").things.first)
        #expect(thing.place == "a/b")
        return thing.fields["x"]??.exposed
    }

    @Test(arguments: [
        ("0123", "0123"), ("true", "true"), ("'~'", "~"), (#""null""#, "null"), (#""a b""#, "a b"), ("1.50", "1.50"),
        ("|\n    one\n    two", "one\ntwo\n"), ("'it''s'", "it's"), (#"'a\tb #1 "c"'"#, #"a\tb #1 "c""#),
        ("a#1", "a#1"),
        (#"a\tb"#, #"a\tb"#), ("'é ü' # may be left out", "é ü"), (#""a b" # may be left out"#, "a b"),
        ("'!tag'", "!tag"), ("'***'", "***"), ("wörd", "wörd"),
    ])
    func `gives what was written, to the letter`(written: String, given: String) throws {
        #expect(try Self.field(written) == given)
    }

    @Test(arguments: [
        #""hunter2\t""#, #""hunter2\\""#, #""\u0068unter2""#, #""hunter2\""#, "hunter2 #1", "hunter2\t# one",
        "!hunter2 b",
        "&hunter2 b", "!!str hunter2", ">\n    hunter2\n    b", "hunter2\n    b", "'hunter2\n    b'",
        "\"hunter2\n    b\"",
    ])
    func `is refused by line where what would be given is not what was written`(written: String) throws {
        let failure = #expect(throws: Failure.self) { try Self.read("# mine\na/b:\n  y: ok\n  x: \(written)\n") }
        let said = failure.map { "\($0.message) \($0.hint ?? "")" } ?? ""
        #expect(failure?.code == Failure.Code.unsound.rawValue)
        #expect(said.contains("line 4") || said.contains("does not read"), "\(said)")
        #expect(!said.contains("hunter2") && !said.contains("unter2"))
    }

    @Test func `is refused by line where it is not UTF-8`() throws {
        let failure = #expect(throws: Failure.self) {
            try Self.read(bytes: Array("a/b:\n  x: hunter".utf8) + [0xE9, 0x0A])
        }
        #expect(failure?.code == Failure.Code.unsound.rawValue)
        #expect(failure?.message.hasSuffix("is not UTF-8, in line 2") == true)
    }

    @Test(arguments: [(1 << 20, true), ((1 << 20) + 1, false)])
    func `is read up to a mebibyte`(size: Int, isRead: Bool) throws {
        let text = "a/b: {x: y}\n#"
        let bytes = Array(text.utf8) + Array(repeating: 0x61, count: size - text.utf8.count)
        #expect(((try? Self.read(bytes: bytes)) != nil) == isRead)
    }

    @Test(arguments: ["", "~", "null", #""""#, "''", "# hunter2"])
    func `gives nothing where nothing was filled in`(written: String) throws {
        #expect(try Self.field(written) == nil)
    }

    @Test func `may be empty, or hold things without fields`() throws {
        #expect(try Self.read("").things.isEmpty)
        #expect(try Self.read("a/b:\n").things.map(\.fields.count) == [0])
    }

    @Test(arguments: [0o600, 0o400])
    func `is read where nobody else may`(mode: Int) throws {
        #expect(try Self.read("a/b: {x: y}", mode: mode).things.count == 1)
    }

    @Test(arguments: [0o640, 0o604, 0o620, 0o602, 0o610, 0o700, 0o644])
    func `is refused where somebody else may, or it is no such file`(mode: Int) {
        let failure = #expect(throws: Failure.self) { try Self.read("a/b: {x: y}", mode: mode) }
        #expect(failure?.code == Failure.Code.mayNot.rawValue)
    }

    @Test(arguments: [
        "[hunter2]", "a/b: [hunter2]", "a/b: {x: [hunter2]}", "a/b: {x: {y: hunter2}}", "a/b: {x: hunter2", "hunter2",
        "a/b: {x: hunter2}\na/b: {x: hunter2}", "a/b: hunter2",
        "a/b: {x: \"hmac-sha256:0123abcd:0123456789abcdef0123456789abcdef\"}",
    ])
    func `is told by line or name where it does not read, and nothing of what is in it`(text: String) {
        let failure = #expect(throws: Failure.self) { try Self.read(text) }
        #expect(failure?.code == Failure.Code.unsound.rawValue)
        #expect(failure.map { "\($0.message)\($0.hint ?? "")".contains("hunter2") } == false)
    }

    @Test func `prints none of it`() throws {
        var dumped = ""
        dump(try Self.read("a/b: {x: hunter2}"), to: &dumped)
        #expect(!dumped.contains("hunter2"))
    }
}
