import Capture
import ContactCenter
public import History

/// The runs of a tenant, newest first.
public struct RunsReport: Sendable {
    private let runs: [RunRecord]

    /// - Parameter runs: Oldest first.
    public init(_ runs: [RunRecord]) { self.runs = runs.reversed() }

    public var json: [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in
            json.array("runs") { json in for run in runs { json.object(run.write) } }
        }
        json.endLine()
        return json.bytes
    }

    public func text(_ style: Style) -> String {
        guard !runs.isEmpty else { return "no run is recorded yet\n" }
        return runs.map { style.render(line($0)) + "\n" }.joined()
    }

    private func line(_ run: RunRecord) -> Line {
        let line = Line("\(run.at.inWords)  \(run.commit.prefix(10))  controls \(run.baseline)")
            .then(run.isWhole ? "" : "  incomplete", .medium)
        return run.isSimulated ? line.then("  ").then("SIMULATED", .mark) : line
    }
}
