import Assurance
import Capture
import ContactCenter
import Engine
public import Frameworks

/// The verdicts of one tenant in the order of a view.
public struct ViewReport: Sendable {
    private let view: View
    private let tenant: AssessedTenant

    public init(_ view: View, of tenant: AssessedTenant) {
        self.view = view
        self.tenant = tenant
    }

    private struct Group {
        let group: View.Group
        let controls: [JudgedControl]

        func count(_ word: VerdictWord) -> Int { controls.count { VerdictWord($0.judgement.verdict) == word } }
    }

    private var judged: [JudgedControl] {
        let judged = tenant.judgedControls
        return tenant.assessed.judgements.compactMap { judged[$0.control.id] }
    }

    private var groups: [Group] {
        let judged = judged
        return view.groups.map { group in
            Group(group: group, controls: judged.filter { group.holds($0.judgement.control.id) })
        }
    }

    private var leftOut: [Control.ID] { view.leftOut(of: tenant.assessed.judgements.map(\.control.id)) }
}

// For people.
extension ViewReport {
    public var text: String {
        let head = [view.title] + FactLines(tenant.facts + [("groups", view.source)]).lines
        let note = [
            "", "The same verdicts as everywhere, in another order. A control may stand in several groups.",
        ]
        let rest = leftOut.isEmpty ? [] : ["", "In no group: \(leftOut.map(\.rawValue).joined(separator: ", "))"]
        return (head + note + groups.flatMap(lines) + rest).map { $0.printable + "\n" }.joined()
    }

    private func lines(of group: Group) -> [String] {
        let counts = VerdictWord.allCases.compactMap { word in
            group.count(word) > 0 ? "\(group.count(word)) \(word.rawValue)" : nil
        }
        let summary = counts.isEmpty ? "no control" : counts.joined(separator: ", ")
        return ["", "\(group.group.title): \(summary)"] + (group.group.note.map { ["  \($0)"] } ?? [])
            + group.controls.map { one in
                "  \(one.judgement.control.label.padded(to: 11)) \(one.judgement.control.title): \(one.inWords)"
            }
    }
}

// For machines and spreadsheets.
extension ViewReport {
    public func json() -> [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in
            json.object("view") { json in
                json.field("id", view.id)
                json.field("title", view.title)
                json.field("source", view.source)
            }
            tenant.write(&json)
            json.array("groups") { json in for group in groups { json.object { write(group, to: &$0) } } }
            json.field("inNoGroup", leftOut.map(\.rawValue))
        }
        json.endLine()
        return json.bytes
    }

    private func write(_ group: Group, to json: inout JSONWriter) {
        json.field("id", group.group.id)
        json.field("title", group.group.title)
        json.field("note", ifPresent: group.group.note)
        json.array("controls") { json in
            for one in group.controls {
                json.object { json in
                    json.field("id", one.judgement.control.label)
                    json.field("title", one.judgement.control.title)
                    json.field("verdict", VerdictWord(one.judgement.verdict).key)
                    json.field("findings", one.findings)
                    json.field("accepted", one.accepted)
                    json.field("gaps", one.judgement.verdict.allGaps.count)
                }
            }
        }
    }

    public func csv() -> [UInt8] {
        let facts = tenant.facts
        var csv = CSVWriter()
        csv.row(
            facts.map(\.name) + ["view", "group", "control", "title", "verdict", "findings", "accepted", "gaps"])
        for group in groups {
            for one in group.controls {
                let judgement = one.judgement
                csv.row(
                    facts.map(\.value) + [
                        view.title, group.group.title, judgement.control.label, judgement.control.title,
                        judgement.verdictInWords, "\(one.findings)", "\(one.accepted)",
                        "\(judgement.verdict.allGaps.count)",
                    ])
            }
        }
        return csv.bytes
    }
}
