import Foundation

/// The checkout these tests are part of.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let documents = root.appending(path: "docs")

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The files below a folder whose names end so, by their paths from the root, sorted.
    static func files(below folder: String, ending: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
            .filter { $0.hasSuffix(ending) }.map { folder + "/" + $0 }.sorted()
    }

    /// Every page people read.
    static func pages() throws -> [String] {
        ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"] + (try files(below: "docs", ending: ".md"))
    }
}

/// The fenced blocks of a page.
enum Fences {

    /// The content of the blocks of one language, moved to the left where a list moved them in.
    static func blocks(of language: String, in page: String) -> [String] {
        var blocks: [String] = []
        var open: (indent: Int, lines: [Substring])?
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            let indent = line.prefix { $0 == " " }.count
            if let (depth, lines) = open {
                if line.dropFirst(indent) == "```" {
                    blocks.append(lines.map { $0.dropFirst(depth) }.joined(separator: "\n") + "\n")
                    open = nil
                } else {
                    open = (depth, lines + [line])
                }
            } else if line.dropFirst(indent) == "```" + language {
                open = (indent, [])
            }
        }
        return blocks
    }
}
