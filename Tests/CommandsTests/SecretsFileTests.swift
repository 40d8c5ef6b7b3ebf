import Foundation
import Redaction
import Testing

@testable import Commands

/// A file of secrets a person filled in.
@Suite("A file of secrets") struct SecretsFileTests {
    private static func read(_ text: String, mode: Int = 0o600) throws -> SecretsFile {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("secrets-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
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
        ("|\n    one\n    two", "one\ntwo\n"),
    ])
    func `gives what was written, to the letter`(written: String, given: String) throws {
        #expect(try Self.field(written) == given)
    }

    @Test(arguments: ["", "~", "null", #""""#, "''"])
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
