import Capture
import Testing

@testable import GenesysCloud

@Suite("The mark of a thing of which nobody counts the changes")
struct MarkTests {
    private static func mark(_ document: String, of kind: Kind = .oauthClients) throws -> String {
        try #require(kind.mark(ofLasting: try JSON(Array(document.utf8))))
    }

    private static func client(_ members: String) -> String { #"{"id":"c","name":"CRM",\#(members)}"# }

    @Test(arguments: [
        (#""scope":["a","b"]"#, #""scope":["b","a"]"#),
        (#""registeredRedirectUri":["https://a","https://b"]"#, #""registeredRedirectUri":["https://b","https://a"]"#),
        (
            #""roleDivisions":[{"roleId":"r","divisionId":"d"},{"roleId":"s","divisionId":"d"}]"#,
            #""roleDivisions":[{"divisionId":"d","roleId":"s"},{"roleId":"r","divisionId":"d"}]"#
        ),
        (#""dateModified":"2026-11-01T00:00:00Z""#, #""dateModified":"2026-11-30T00:00:00Z""#),
        (#""modifiedBy":{"id":"a"}"#, #""modifiedBy":{"id":"b"}"#), (#""description":null"#, #""notes":null"#),
        (#""modifiedByClient":{"id":"a"}"#, #""modifiedByClient":{"id":"b"}"#),
    ])
    func `is the same where a comparison sees no difference`(before: String, after: String) throws {
        #expect(try Self.mark(Self.client(before)) == Self.mark(Self.client(after)))
    }

    @Test(arguments: [
        (#""scope":["a","b"]"#, #""scope":["a"]"#), (#""state":"active""#, #""state":"disabled""#),
        (#""description":"a""#, #""description":"b""#), (#""roleDivisions":[]"#, #""roleDivisions":[{"roleId":"r"}]"#),
    ])
    func `is another where somebody changed something`(before: String, after: String) throws {
        #expect(try Self.mark(Self.client(before)) != Self.mark(Self.client(after)))
    }

    /// Were it not so, whoever reads the journal could try out which secret it was.
    @Test(arguments: [
        #""secret":"WORD""#, #""description":"see https://crm.example/?token=WORD""#,
        #""headers":{"X-Key":"WORD"}"#,
    ])
    func `depends on no secret a capture knows, wherever it stands`(member: String) throws {
        func mark(_ word: String) throws -> String {
            try Self.mark(Self.client(member.replacing("WORD", with: word)), of: .integrations)
        }
        #expect(try mark("hunter2hunter2") == mark("correcthorse4711"))
        #expect(try mark("hunter2hunter2") != Self.mark(Self.client(#""other":"x""#), of: .integrations))
    }

    @Test func `is the same whenever it is taken`() throws {
        let document = Self.client(#""secret":"hunter2","createdBy":{"id":"a","name":"Ada"}"#)
        #expect(try Self.mark(document) == Self.mark(document))
    }
}
