/// Everything that is wrong with a configuration, each with its line and column.
struct ConfigurationError: Error, CustomStringConvertible {
    let file: String
    let problems: [Problem]

    struct Problem: Hashable {
        let line: Int
        let column: Int
        let message: String
    }

    var description: String {
        problems.map { "\(file):\($0.line):\($0.column): \($0.message)" }.joined(separator: "\n")
    }
}
