import Capture
import ContactCenter
import Testing

@testable import Programme

@Suite("A statement as it is kept")
struct StatementTests {

    static let statements: [Statement] = [
        .exception(Office.exception(reason: "the \"old\" dialler\n", compensating: "AUT-06")),
        .exception(Office.exception("INT-02", .tag("diallers"))),
        .deviation(Office.deviation()), .deviation(Office.deviation(.notApplicable("CHN-02"))),
        .decision(Office.decision(on: .exception(Office.exception()))),
        .lapse(Lapse("EX-1", request: "ab", because: "AUT-06 is not met", at: Office.morning, log: Office.log)),
        .attestation(AttestationTests.attestation()),
    ]

    @Test(arguments: statements)
    func `reads back as it was written, to the byte`(statement: Statement) throws {
        let signed = SignedStatement(statement, signature: "by me")
        let read = try SignedStatement(payload: signed.payload)

        #expect(read == signed)
        #expect(read.statement.bytes == statement.bytes)
        #expect(read.payload == signed.payload)
    }

    @Test func `is one line of JSON with its keys sorted`() {
        let text = String(
            decoding: Statement.decision(Office.decision(on: .exception(Office.exception()))).bytes, as: UTF8.self)

        #expect(
            text.hasPrefix("{\"at\":\"2026-11-24T08:10:00Z\",\"by\":\"grace\",\"decision\":\"approve\",\"id\":\"EX-"))
        #expect(text.hasSuffix("\"statement\":\"decision\",\"v\":1}"))
        #expect(!text.contains("\n"))
    }

    @Test(arguments: [
        "{}", "[]", "nonsense", "{\"statement\":{}}", "{\"statement\":{\"v\":2}}",
        "{\"statement\":{\"v\":1,\"statement\":\"promise\"}}",
        "{\"statement\":{\"v\":1,\"statement\":\"decision\",\"log\":\"l\"}}",
    ])
    func `is nothing else`(payload: String) {
        #expect(throws: Refusal.self) { try SignedStatement(payload: Array(payload.utf8)) }
    }

    @Test(arguments: statements)
    func `holds nothing that we would not have written`(statement: Statement) {
        let text = String(decoding: SignedStatement(statement, signature: nil).payload, as: UTF8.self)
        let more = text.replacing("\"statement\":{", with: "\"statement\":{\"also\":1,")

        #expect(more != text)
        #expect(throws: Refusal.unreadable("it holds something we would not have written")) {
            try SignedStatement(payload: Array(more.utf8))
        }
    }

    @Test(arguments: statements)
    func `lacks nothing`(statement: Statement) throws {
        let whole = try JSON(SignedStatement(statement, signature: nil).payload)
        for name in whole["statement"]?.members.map(\.key) ?? [] where name != "compensating" {
            var json = JSONWriter()
            json.object { json in
                json.object("statement") { json in
                    for (key, value) in whole["statement"]?.members.map({ $0 }) ?? [] where key != name {
                        json.key(key)
                        json.json(value)
                    }
                }
            }
            #expect(throws: Refusal.self, "without \(name)") { try SignedStatement(payload: json.bytes) }
        }
    }
}
