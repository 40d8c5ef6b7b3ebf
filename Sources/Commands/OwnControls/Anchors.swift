/// Names given to parts of a YAML text, which other parts may repeat: a few lines of them make more than a machine holds.
enum Anchors {

    /// The first of them, as a mistake; nil where there is none.
    ///
    /// It looks for `&name` where a value begins, also within texts: there `& name` says the same.
    static func first(in text: String) -> ConfigurationError.Problem? {
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            guard let start = anchor(in: line.unicodeScalars) else { continue }
            let column = line.unicodeScalars.distance(from: line.startIndex, to: start) + 1
            return .init(
                line: number + 1, column: column, message: "names such as &name are not read here: write it out")
        }
        return nil
    }

    private static func anchor(in line: Substring.UnicodeScalarView) -> String.Index? {
        var before: Unicode.Scalar = " "
        for index in line.indices {
            defer { before = line[index] }
            guard line[index] == "&", before.mayPrecedeValue else { continue }
            let next = line.index(after: index)
            guard next < line.endIndex, line[next] != "&", !line[next].properties.isWhitespace else { continue }
            return index
        }
        return nil
    }
}

extension Unicode.Scalar {

    /// Whether YAML may begin a value behind it; a mark at the beginning of a text, which nobody sees, is passed over.
    fileprivate var mayPrecedeValue: Bool {
        properties.isWhitespace || self == "\u{FEFF}" || "[{,:-?".unicodeScalars.contains(self)
    }
}
