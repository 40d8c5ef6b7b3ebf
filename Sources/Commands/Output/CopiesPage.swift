import Assurance
import Capture

/// What copying, or checking copies, came to, for people and for programs.
struct CopiesPage {
    let outcomes: [CopyOutcome]

    /// 0 where all agree, 1 where one disagrees, 2 where one is away.
    var code: Int32 { outcomes.map { Self.code($0.result) }.reduce(0) { $0 == 1 || $1 == 1 ? 1 : max($0, $1) } }

    private static func code(_ result: CopyOutcome.Result) -> Int32 {
        switch result {
        case .agrees: 0
        case .disagrees: 1
        case .away: 2
        }
    }

    private static let words = ["agrees", "disagrees", "away"]

    private static func word(_ code: Int32) -> String { words[Int(code)] }

    var text: String {
        outcomes.map { outcome in
            let word = Self.word(Self.code(outcome.result))
            return "\(word)  \(outcome.place)  \(outcome.part.rawValue)\n  \(Self.sentence(outcome))\n"
        }.joined()
    }

    private static func sentence(_ outcome: CopyOutcome) -> String {
        switch outcome.result {
        case .agrees(let standing):
            let (one, many) = outcome.part == .archive ? ("capture", "captures") : ("entry", "entries")
            var text = standing.held.of(one, plural: many)
            if standing.behind > 0 { text += "; \(standing.behind.of(one, plural: many)) behind" }
            if standing.tagsBehind > 0 { text += "; \(standing.tagsBehind.of("tag")) behind" }
            return text
        case .disagrees(let because), .away(let because): return because
        }
    }

    var json: [UInt8] {
        var writer = JSONWriter(indents: true)
        writer.object { json in
            json.field("result", Self.word(code))
            json.array("copies") { json in for outcome in outcomes { write(outcome, to: &json) } }
        }
        return writer.bytes + [0x0A]
    }

    private func write(_ outcome: CopyOutcome, to json: inout JSONWriter) {
        json.object { json in
            json.field("place", outcome.place)
            json.field("part", outcome.part.rawValue)
            json.field("result", Self.word(Self.code(outcome.result)))
            switch outcome.result {
            case .agrees(let standing):
                json.field("held", standing.held)
                json.field("behind", standing.behind)
                json.field("tagsBehind", standing.tagsBehind)
            case .disagrees(let because), .away(let because): json.field("because", because)
            }
        }
    }
}
