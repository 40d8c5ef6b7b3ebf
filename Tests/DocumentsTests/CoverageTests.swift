import Assurance
import Catalog
import ContactCenter
import Foundation
import Testing

@Suite("The coverage of the requirements")
struct CoverageTests {

    private let rows: [String]
    private let served: [String: [String]]
    private let suites: [String: String]

    init() throws {
        rows = try Self.read("coverage-ids.json")
        served = try Self.read("coverage-rows.json")
        suites = try Self.read("coverage-tests.json")
    }

    private static func read<Content: Decodable>(_ name: String) throws -> Content {
        try JSONDecoder().decode(Content.self, from: Data(contentsOf: Repository.documents.appending(path: name)))
    }

    @Test func `speaks of 206 requirements, each once`() {
        #expect(rows.count == 206)
        #expect(Set(rows).count == rows.count)
    }

    @Test func `lets controls serve only rows there are`() {
        #expect(Set(served.values.joined()).subtracting(rows) == [])
    }

    @Test func `names a suite for every control, and only suites there are`() throws {
        #expect(Set(suites.keys) == Set(Catalog.controls.map(\.id.rawValue)))
        let sources = try Repository.files(below: "Tests", ending: ".swift").map(Repository.text)
        for suite in suites.values.sorted() {
            #expect(sources.contains { $0.contains("@Suite(\"\(suite)\")") }, "there is no suite \(suite)")
        }
    }
}
