/// A page that people write, with parts in it that are made from the code.
///
/// A part stands between `<!-- generated: name -->` and `<!-- end: name -->`, each on a line of its own.
public struct MarkedPage: Sendable {
    private let lines: [Substring]

    public init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// What is wrong with the marks of a page.
    public enum Flaw: Error, Equatable {

        /// The page marks a part that nothing makes.
        case unknown(String)

        /// A part is made and the page has no place for it.
        case noPlace(String)

        /// A part begins and does not end.
        case noEnd(String)
    }

    /// The page with every part made anew.
    public func filled(with parts: [String: String]) throws(Flaw) -> String {
        var out: [Substring] = []
        var open: String?
        var filled: Set<String> = []
        for line in lines {
            if let name = open {
                guard line == "<!-- end: \(name) -->" else { continue }
                open = nil
            } else if let name = Self.beginning(line) {
                guard let part = parts[name] else { throw .unknown(name) }
                out += [line, "", Substring(part)]
                open = name
                filled.insert(name)
                continue
            }
            out.append(line)
        }
        if let open { throw .noEnd(open) }
        if let missing = parts.keys.sorted().first(where: { !filled.contains($0) }) { throw .noPlace(missing) }
        return out.joined(separator: "\n")
    }

    private static func beginning(_ line: Substring) -> String? {
        let opening = "<!-- generated: "
        guard line.hasPrefix(opening), line.hasSuffix(" -->") else { return nil }
        return String(line.dropFirst(opening.count).dropLast(" -->".count))
    }
}
