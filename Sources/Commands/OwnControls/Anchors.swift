/// Names given to parts of a YAML text, which other parts may repeat: a few lines of them make more than a machine holds.
enum Anchors {

    /// The first of them, as a mistake; nil where there is none.
    ///
    /// It looks for `&name` where a value begins, also within texts: there `& name` says the same.
    static func first(in text: String) -> ConfigurationError.Problem? {
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
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
            guard line[index] == "&", " \t[{,:-?".unicodeScalars.contains(before) else { continue }
            let next = line.index(after: index)
            guard next < line.endIndex, !" \t&".unicodeScalars.contains(line[next]) else { continue }
            return index
        }
        return nil
    }
}
