public import Assurance
import Capture
public import Frameworks

/// Every framework there is, and how much of each any check has to do with.
public struct FrameworkList: Sendable {
    private let entries: [Coverage]

    public init(_ library: Library, by controls: [Control]) {
        entries = library.frameworks.compactMap { framework in
            library.coverage(of: Library.Choice(framework), by: controls)
        }
    }

    public var text: String {
        let width = entries.map(\.framework.id.count).max() ?? 0
        let head = "\("".padded(to: width))  requirements  direct  derived  none\n"
        return head + entries.map { entry(of: $0, width) }.joined()
            + "\nDirect: a check was made for the requirement. Derived: one was made for another requirement, which a\n"
            + "crosswalk sets beside it. A check touches part of a requirement and fulfils none.\n"
    }

    private func entry(of coverage: Coverage, _ width: Int) -> String {
        let numbers = [
            (coverage.rows.count, 12), (coverage.count(.direct), 6), (coverage.count(.derived), 7),
            (coverage.count(.none), 4),
        ].map { "\($0)".leftPadded(to: $1) }
        let catalogue = coverage.catalogue
        let parts = catalogue.baselines.isEmpty ? [] : [("parts", catalogue.baselines.joined(separator: ", "))]
        let lines =
            [
                "\(coverage.framework.id.padded(to: width))  \(numbers.joined(separator: "  "))",
                "    \(catalogue.title)",
            ]
            + FactLines(catalogue.facts + parts, indent: 4).lines
        return lines.map { $0.printable + "\n" }.joined()
    }

    public var json: [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in
            json.array("frameworks") { json in
                for coverage in entries { json.object { Self.write(coverage, to: &$0) } }
            }
        }
        json.endLine()
        return json.bytes
    }

    private static func write(_ coverage: Coverage, to json: inout JSONWriter) {
        coverage.catalogue.write(&json, of: coverage.framework)
        json.field("baselines", coverage.catalogue.baselines)
        json.field("requirements", coverage.rows.count)
        json.field("direct", coverage.count(.direct))
        json.field("derived", coverage.count(.derived))
        json.field("none", coverage.count(.none))
    }
}
