import Foundation
import Testing

@Suite("Links between the documents")
struct LinkTests {

    @Test(arguments: try Repository.pages())
    func `lead to a file and a heading that are there`(page: String) throws {
        for link in Self.links(in: try Repository.text(page)) {
            let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let folder = Repository.root.appending(path: page).deletingLastPathComponent()
            let file = parts[0].isEmpty ? Repository.root.appending(path: page) : folder.appending(path: parts[0])
            #expect(FileManager.default.fileExists(atPath: file.path), "\(page) links to \(link)")
            guard parts.count == 2, let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
            #expect(Self.anchors(in: text).contains(parts[1]), "\(page) links to \(link)")
        }
    }

    /// The targets of links within the repository.
    private static func links(in page: String) -> [String] {
        page.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }.filter { !$0.contains("://") }
    }

    /// The headings of a page as links name them.
    private static func anchors(in page: String) -> Set<String> {
        let headings = page.split(separator: "\n").filter { $0.hasPrefix("#") }
        return Set(
            headings.map { heading in
                let text = heading.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased()
                return String(
                    text.compactMap { character -> Character? in
                        if character == " " { return "-" }
                        return character.isLetter || character.isNumber || "-_".contains(character) ? character : nil
                    })
            })
    }
}
