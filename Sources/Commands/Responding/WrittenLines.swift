import Yams

/// The lines of a YAML file as they were written.
///
/// YAML reads more into a value than its characters: escapes between double quotes, comments, folded lines, tags and anchors.
/// Where it did, what was read is not what was written.
struct WrittenLines {
    private let lines: [Substring.UnicodeScalarView]

    init(_ text: String) {
        lines = Substring(text).unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// Whether a value is to the letter what stands where it was read.
    func hold(_ value: Node) -> Bool {
        guard let scalar = value.scalar else { return false }
        guard let written = scalar.written else { return scalar.style == .literal }
        guard let mark = value.mark, lines.indices.contains(mark.line - 1) else { return false }
        // Columns are counted in scalars, from 1.
        let rest = lines[mark.line - 1].dropFirst(mark.column - 1)
        guard rest.starts(with: written.unicodeScalars) else { return false }
        return scalar.style != .plain || !rest.dropFirst(written.unicodeScalars.count).isComment
    }
}

extension Node.Scalar {

    /// How it is written where nothing in it means anything else; nil where it goes over several lines.
    fileprivate var written: String? {
        switch style {
        case .plain: string
        case .singleQuoted: "'" + string.replacing("'", with: "''") + "'"
        case .doubleQuoted: "\"" + string + "\""
        default: nil
        }
    }
}

extension Substring.UnicodeScalarView {

    /// Whether nothing but a comment stands there.
    fileprivate var isComment: Bool { first { $0 != " " && $0 != "\t" } == "#" }
}
