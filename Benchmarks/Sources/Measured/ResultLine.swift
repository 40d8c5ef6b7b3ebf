/// One line of JSON: what a benchmark found, for the scripts that make tables of it.
public struct ResultLine {
    private var fields: [String] = []

    public init() {}

    public mutating func add(_ name: String, _ value: String) { fields.append("\"\(name)\": \"\(value)\"") }
    public mutating func add(_ name: String, _ value: Int) { fields.append("\"\(name)\": \(value)") }

    /// Seconds, to the millisecond.
    public mutating func add(_ name: String, seconds value: Double) {
        fields.append("\"\(name)\": \((value * 1000).rounded() / 1000)")
    }

    public var text: String { "{" + fields.joined(separator: ", ") + "}" }
}
