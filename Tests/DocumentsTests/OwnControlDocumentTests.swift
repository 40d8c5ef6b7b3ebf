import ContactCenter
import Foundation
import Inventory
import Reports
import Testing

@testable import Commands

@Suite("Queries and controls shown in the documents")
struct OwnControlDocumentTests {

    @Test func `every control shown is read without a complaint, and its examples show what it means`() throws {
        let blocks = Fences.blocks(of: "yaml", in: try Repository.text("docs/custom-controls.md"))
        #expect(blocks.count == 2)
        for block in blocks {
            let control = try ControlFileReading(Array(block.utf8), name: "docs/custom-controls.md").control()
            #expect(control.examples().map(\.isAsExpected) == [true, true], "\(control.id): \(control.examples())")
        }
    }

    @Test func `every query shown can be asked`() throws {
        let inventory = try Inventory(of: .init())
        #expect(QueryExample.all.count == 5)
        for example in QueryExample.all { _ = try inventory.reading(of: example.sql) }
        let page = try Repository.text("docs/query.md")
        #expect(Fences.blocks(of: "sql", in: page).count == QueryExample.all.count)
        #expect(page.contains("300,000,000 steps") && Bounds().steps == 300_000_000)
        #expect(page.contains("65,536 bytes") && Bounds().text == 65_536)
    }

    @Test func `whoever may listen to recordings is found by wildcards too`() throws {
        let example = try #require(QueryExample.all.first { $0.asks.hasPrefix("Who can listen") })
        func row(_ permission: String) -> [String: Cell] { ["role": .text("r"), "permission": .text(permission)] }
        func found(_ permission: String) throws -> Int {
            try Inventory(
                rows: [
                    "role_permissions": [row(permission)], "roles": [["id": .text("r")]],
                    "grants": [["holder_kind": .text("person"), "holder": .text("p"), "role": .text("r")]],
                ], asOf: nil
            ).ask(example.sql).rows.count
        }
        for permission in ["recording:recording:view", "recording:recording:*", "recording:*:*"] {
            #expect(try found(permission) == 1, "\(permission)")
        }
        for permission in ["recording:encryptionKey:view", "oauth:*:*"] {
            #expect(try found(permission) == 0, "\(permission)")
        }
    }

    @Test(arguments: ["query.md", "custom-controls.md"])
    func `the parts of a page that are made from the code are fresh`(path: String) throws {
        let pages = try Documentation(in: Repository.documents).pages()
        let page = try #require(pages.first { $0.path == path })
        #expect(try Repository.text("docs/\(path)") == page.text, "docs/\(path) is stale")
    }
}
