import Assurance
import Catalog
import ContactCenter
import Foundation
import Reports
import Testing

@testable import Commands

/// When one of these fails: `swift run linewarden controls write-docs`.
@Suite("Documents made from the code")
struct GeneratedDocumentsTests {

    private let pages: [String: String]

    init() throws {
        let pages = try Documentation(in: Repository.documents).pages().map { ($0.path, $0.text) }
        self.pages = Dictionary(pages) { first, _ in first }
    }

    private func expectFresh(_ path: String) throws {
        #expect(try Repository.text("docs/" + path) == pages[path], "docs/\(path) is stale")
    }

    @Test(arguments: Catalog.controls.map(\.id.rawValue))
    func `the page of a control says what the control says`(id: String) throws {
        try expectFresh("controls/\(id).md")
    }

    @Test func `the list of controls names them all`() throws {
        try expectFresh("controls/README.md")
    }

    @Test func `no page is left of a control that is gone`() throws {
        let committed = try Repository.files(below: "docs/controls", ending: ".md")
        #expect(committed == pages.keys.filter { $0.hasPrefix("controls/") }.map { "docs/" + $0 }.sorted())
    }

    @Test func `the page of Genesys Cloud lists the calls and permissions the program goes by`() throws {
        try expectFresh("platforms/genesys-cloud.md")
    }

    @Test func `the page of the configuration lists every threshold and register`() throws {
        try expectFresh("configuration.md")
    }

    @Test func `the coverage of the requirements is what the tables say`() throws {
        try expectFresh("coverage.md")
    }

    @Test func `every register says what stands in it`() {
        #expect(SettingsTables(Catalog.controls).registersWithoutMeaning == [])
    }

    @Test func `a folder without the pages that people write is an error with a hint`() {
        let nowhere = Documentation(in: URL(filePath: "/nowhere"))
        #expect(throws: Failure.self) { try nowhere.pages() }
    }
}
