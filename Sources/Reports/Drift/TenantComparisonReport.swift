import Assurance
import Capture
public import Recovery

/// Two tenants beside each other, by what their objects are called.
public struct TenantComparisonReport: Sendable {
    private let difference: Difference
    private let first: String
    private let second: String

    public init(_ difference: Difference, of first: String, and second: String) {
        self.difference = difference
        self.first = first
        self.second = second
    }

    public var json: [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in
            json.field("first", first)
            json.field("second", second)
            json.array("differences") { json in
                for object in difference.objects {
                    json.object { json in
                        object.write(&json)
                        guard !object.fields.isEmpty else { return }
                        json.array("fields") { json in for field in object.fields { json.object(field.write) } }
                    }
                }
            }
            json.array("notCompared") { json in for one in difference.notCompared { json.object(one.write) } }
        }
        json.endLine()
        return json.bytes
    }

    public func text(_ style: Style) -> String {
        let sections = [heading] + Weight.allCases.reversed().map(section) + [open]
        return sections.filter { !$0.isEmpty }.map { $0.map(style.render).joined(separator: "\n") }
            .joined(separator: "\n\n") + "\n"
    }

    private var heading: [Line] {
        let count = difference.objects.count
        let what = count == 0 ? "the same, as far as was compared" : "\(count.of("object")) not the same"
        return [
            Line("\(first) and \(second): \(what)", .strong),
            Line("- only in \(first), + only in \(second), ~ in both: \(first) → \(second)", .quiet),
        ]
    }

    private func section(_ weight: Weight) -> [Line] {
        let objects = difference.objects.filter { $0.weight == weight }
        guard !objects.isEmpty else { return [] }
        var lines = [Line("\(weight.title) (\(objects.count))", weight == .heavy ? .high : .strong)]
        var kind = ""
        for object in objects {
            if object.kind != kind { lines.append(Line("  \(object.kind)")) }
            kind = object.kind
            lines += object.lines
        }
        return lines
    }

    private var open: [Line] {
        guard !difference.notCompared.isEmpty else { return [] }
        return [Line("Could not be compared", .strong)]
            + difference.notCompared.map { Line("  \($0.kind): \($0.words(first, second))") }
    }
}
