/// Names and values one below the other, long values over several lines.
struct FactLines {
    private let facts: [(name: String, value: String)]
    private let indent: String

    init(_ facts: [(name: String, value: String)], indent: Int = 2) {
        self.facts = facts
        self.indent = String(repeating: " ", count: indent)
    }

    var lines: [String] { facts.flatMap { lines($0.name, $0.value) } }

    private static let width = 100

    private func lines(_ name: String, _ value: String) -> [String] {
        let start = indent + name.padded(to: 10) + " "
        let rest = String(repeating: " ", count: start.count)
        var lines: [String] = []
        var line = start
        for word in value.split(separator: " ") {
            if line.count + word.count > Self.width, line.count > start.count {
                lines.append(line)
                line = rest
            }
            line += line.count == start.count ? String(word) : " \(word)"
        }
        return lines + [line]
    }
}
