/// Markdown, written the same way on every page.
enum Markdown {

    /// A table; a bar inside a cell does not end it.
    static func table(_ head: [String], _ rows: [[String]]) -> String {
        let lines = [head, head.map { _ in "---" }] + rows
        return lines.map { "| " + $0.map(cell).joined(separator: " | ") + " |\n" }.joined()
    }

    private static func cell(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }

    static func list(_ items: [String]) -> String { items.map { "- \($0)\n" }.joined() }

    static func code(_ text: String) -> String { "`\(text)`" }

    /// Prose of a value, so that what is a star in it stays a star; text between backquotes is left alone.
    static func prose(_ text: String) -> String {
        var out = ""
        var isCode = false
        for character in text {
            if character == "`" { isCode.toggle() }
            if !isCode, "*_<".contains(character) { out.append("\\") }
            out.append(character)
        }
        return out
    }

    /// Prose of a value in lines of at most 120 columns.
    static func paragraph(_ text: String) -> String { wrapped(prose(text)) }

    /// Markdown in lines of at most 120 columns.
    static func wrapped(_ text: String) -> String {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.count + word.count + 1 > 120 {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? word : " " + word
        }
        return (lines + [line]).joined(separator: "\n") + "\n"
    }
}
