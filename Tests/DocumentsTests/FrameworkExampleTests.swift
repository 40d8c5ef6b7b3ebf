import Assurance
import Catalog
import ContactCenter
import Foundation
import Frameworks
import Testing

@testable import Commands

@Suite("Frameworks shown in the documents")
struct FrameworkExampleTests {

    private static func examples() throws -> [String] {
        Fences.blocks(of: "yaml", in: try Repository.text("docs/frameworks.md"))
    }

    @Test func `are read without a complaint, and say what the page says`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "shown-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let examples = try Self.examples()
        #expect(examples.count == 2)
        for (place, example) in examples.enumerated() {
            try Data(example.utf8).write(to: folder.appending(path: "\(place).yaml"))
        }
        let library = try FrameworkFiles(
            [FrameworkPath(name: "shown", url: folder, line: 1, column: 1)], namedBy: "linewarden.yaml"
        ).library()
        let policy = try #require(library.choice(named: "acme-policy"))
        let coverage = try #require(library.coverage(of: policy, by: []))
        #expect(coverage.rows.map(\.direct.count) == [0, 1, 2])
        let card = try #require(library.coverage(of: .init(.pciDSS), by: []))
        #expect(card.rows.first { $0.requirement.id == "8.2.8" }?.direct.map(\.share) == [.whole])
        let ours = try #require(library.coverage(of: .init(.pciDSS), by: Catalog.controls))
        let timeOut = try #require(ours.rows.first { $0.requirement.id == "8.2.8" }).direct.filter {
            $0.control == "AUT-06"
        }
        #expect(timeOut.map(\.share) == [.part, .whole], "ours cites it too, and both stand there")
    }

    @Test func `are listed with every framework there is`() throws {
        let page = try Repository.text("docs/frameworks.md")
        for framework in Framework.published { #expect(page.contains("`\(framework.id)`"), "\(framework.id)") }
    }
}
