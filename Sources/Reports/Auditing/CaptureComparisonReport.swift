import Assurance
public import Capture
public import Engine

/// Two captures beside each other.
public struct CaptureComparisonReport: Sendable {
    private let comparison: CaptureComparison
    private let first: Manifest
    private let second: Manifest

    public init(_ comparison: CaptureComparison, _ first: Manifest, _ second: Manifest) {
        self.comparison = comparison
        self.first = first
        self.second = second
    }

    public var json: [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in
            json.field("first", first.json().sha256)
            json.field("second", second.json().sha256)
            json.field("same", comparison.same)
            json.field("sameButForWhatIsSealed", comparison.unseen)
            json.field("incomparable", comparison.incomparable)
            json.array("differences") { json in for one in comparison.differences { json.object(one.write) } }
        }
        json.endLine()
        return json.bytes
    }

    public var text: String {
        var lines = [
            "first:  \(first.sourceLine(first.json().sha256))", "second: \(second.sourceLine(second.json().sha256))",
            "\(comparison.same.of("document")) the same, \(comparison.differences.count) not",
        ]
        if comparison.unseen > 0 {
            lines.append("of the same, \(comparison.unseen.of("document")) may differ in what is sealed or marked")
        }
        if first.organization != second.organization { lines.append("they are of two different organisations") }
        if !comparison.incomparable.isEmpty {
            let kinds = comparison.incomparable.joined(separator: ", ")
            lines.append("cannot be compared, not read whole by both: \(kinds)")
        }
        lines += comparison.differences.map { "  \($0.kind)/\($0.id)  \($0.words)" }
        return lines.map { $0.printable + "\n" }.joined()
    }
}

extension CaptureComparison.Difference {
    fileprivate var words: String {
        switch what {
        case .onlyInFirst: "only in the first"
        case .onlyInSecond: "only in the second"
        case .differs(let members): "differs in \(members.joined(separator: ", "))"
        }
    }

    fileprivate func write(_ json: inout JSONWriter) {
        json.field("kind", kind)
        json.field("id", id)
        switch what {
        case .onlyInFirst: json.field("onlyIn", "first")
        case .onlyInSecond: json.field("onlyIn", "second")
        case .differs(let members): json.field("differs", members)
        }
    }
}
