import Assurance
import Capture
public import Engine

/// What changed since the last whole capture: `comparison.json`.
///
/// Apart from the report, which says of one capture the same wherever it lies: a folder knows no capture before it.
public struct ComparisonJSON: Sendable {
    private let comparison: Comparison

    public init(_ comparison: Comparison) { self.comparison = comparison }

    public func bytes() -> [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in json.object("comparison", comparison.write) }
        json.endLine()
        return json.bytes
    }
}

extension Comparison {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("commit", commit)
        for (name, findings) in [("new", new), ("still", still), ("fixed", fixed), ("notObserved", notObserved)] {
            json.object(name) { json in
                json.field("count", findings.count)
                json.field("findings", findings.map(\.id))
            }
        }
    }
}
