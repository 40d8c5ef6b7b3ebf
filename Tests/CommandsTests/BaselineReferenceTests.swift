import ArgumentParser
import ContactCenter
import Testing

@testable import Commands

@Suite("A baseline on the command line")
struct BaselineReferenceTests {

    private func drift(_ arguments: String...) throws -> DriftShow {
        try #require(try DriftVerb.parseAsRoot(arguments) as? DriftShow)
    }

    private func refusal(_ arguments: String...) -> String {
        let error = #expect(throws: (any Error).self) { try DriftVerb.parseAsRoot(arguments) }
        return error.map(DriftVerb.message(for:)) ?? ""
    }

    @Test(arguments: [
        ["acme", "--baseline"], ["--baseline", "acme"], ["--baseline", "--json", "acme"],
        ["show", "--baseline", "acme"],
        ["acme", "--baseline", "--kinds", "roles"], ["--kinds", "roles", "--baseline", "acme"],
    ])
    func `is the one in force where none is named, and never takes the tenant for one`(arguments: [String]) throws {
        let verb = try #require(try DriftVerb.parseAsRoot(arguments) as? DriftShow)

        #expect(verb.tenant == "acme")
        #expect(verb.wanted == .inForce)
    }

    @Test(arguments: ["BL-81c0d2a7f4", "3fa85f6", "2026-11-29"])
    func `is named before the tenant or behind it`(name: String) throws {
        for verb in [
            try drift("acme", "--baseline", name), try drift("--baseline", name, "acme"),
            try drift("acme", "--baseline=\(name)"), try drift("--baseline=\(name)", "acme"),
        ] {
            #expect(verb.tenant == "acme")
            #expect(verb.wanted?.text == name)
        }
    }

    @Test func `is none where none is asked for`() throws {
        #expect(try drift("acme").wanted == nil)
        #expect(try drift("acme", "--since", "latest~2").wanted == nil)
    }

    @Test func `is refused beside another capture to compare with, and without a tenant`() {
        #expect(refusal("acme", "--since", "latest~2", "--baseline").contains("give --since or --baseline, not both"))
        #expect(refusal("acme", "--baseline", "3fa85f6", "--since", "latest").contains("not both"))
        #expect(refusal("--baseline", "BL-81c0d2a7f4").contains("name the tenant"))
        #expect(refusal("--baseline", "3fa85f6").contains("name the tenant"))
        #expect(refusal().contains("name the tenant"))
    }

    @Test(arguments: ["latest~1", "3fa85f", "2026-13-01", "3fa85g6", String(repeating: "a", count: 41)])
    func `by a word that names none is refused, and never taken for the one in force`(word: String) {
        #expect(refusal("acme", "--baseline=\(word)").contains("names no baseline"))
        #expect(refusal("--baseline", word, "acme").contains("names no baseline"))
    }

    @Test func `of a day is the last one by the end of that day, and of a moment by that moment`() throws {
        let midnight = try #require(Moment(iso8601: "2026-11-30"))
        func way(_ text: String) -> BaselineReference.Way? { BaselineReference(argument: text)?.way }

        #expect(way("2026-11-29") == .before(midnight))
        #expect(way("2026-11-30T00:00:00Z") == .before(midnight.advanced(by: .milliseconds(1))))
        #expect(way("bl-81C0d2a7f4") == .id("bl-81c0d2a7f4"))
        #expect(way("3FA85F6") == .commit("3fa85f6"))
        #expect(way("acme") == nil)
    }
}
