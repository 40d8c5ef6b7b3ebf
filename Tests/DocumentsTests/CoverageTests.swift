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
    private let words: Words

    private struct Words: Decodable {
        let requirements: [String: Word]

        /// How many ideas each family of the platform's list has, numbered from 1.
        let ideas: [String: Int]
        let undecided: [String: Word]
    }

    private struct Word: Decodable {
        let with: String
        let says: String
        let see: String?
    }

    init() throws {
        rows = try Self.read("coverage-ids.json")
        served = try Self.read("coverage-rows.json")
        suites = try Self.read("coverage-tests.json")
        words = try Self.read("coverage-words.json")
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

    @Test func `leaves no row without a control or a word`() {
        let silent = Set(rows).subtracting(served.values.joined()).subtracting(words.requirements.keys)
        #expect(silent.sorted() == [])
        #expect(Set(words.requirements.keys).subtracting(rows) == [])
    }

    @Test func `leaves none of the platform's 84 control ideas without a control or a word`() {
        let ideas = words.ideas.flatMap { family, count in
            (1...count).map { "\(family)-" + ($0 < 10 ? "0" : "") + "\($0)" }
        }
        #expect(ideas.count == 84)
        let silent = Set(ideas).subtracting(Catalog.controls.map(\.id.rawValue)).subtracting(words.undecided.keys)
        #expect(silent.sorted() == [])
        #expect(Set(words.undecided.keys).subtracting(ideas) == [])
    }

    @Test func `says with what a row comes in one of seven words, and names only pages there are`() {
        let kinds: Set = ["exhibit", "attestation", "drift", "drill", "watch", "service", "programme"]
        for word in Array(words.requirements.values) + Array(words.undecided.values) {
            #expect(kinds.contains(word.with))
            #expect(!word.says.isEmpty)
            guard let page = word.see else { continue }
            let file = Repository.documents.appending(path: page)
            #expect(FileManager.default.fileExists(atPath: file.path), "\(page)")
        }
    }

    @Test func `names a suite for every control, and only suites there are`() throws {
        #expect(Set(suites.keys) == Set(Catalog.controls.map(\.id.rawValue)))
        let sources = try Repository.files(below: "Tests", ending: ".swift").map(Repository.text)
        for suite in suites.values.sorted() {
            #expect(sources.contains { $0.contains("@Suite(\"\(suite)\")") }, "there is no suite \(suite)")
        }
    }
}
