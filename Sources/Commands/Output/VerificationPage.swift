import Capture
import ContactCenter
import LedgerStore

/// What verifying a ledger came to, for people and for programs.
struct VerificationPage {
    let result: Verification
    let ledger: String

    init(_ result: Verification, ledger: String) {
        self.result = result
        self.ledger = ledger
    }

    var code: Int32 {
        switch result.outcome {
        case .sound: 0
        case .tampered: 1
        case .incomplete: 2
        case .cannotTell: 3
        }
    }

    private var word: String {
        switch result.outcome {
        case .sound: "sound"
        case .tampered: "tampered"
        case .incomplete: "incomplete"
        case .cannotTell: "cannot tell"
        }
    }

    private var basis: String {
        guard !result.isInternalOnly else { return "internal consistency only" }
        return "compared with the outside checkpoint of size " + result.compared.map { "\($0)" }.joined(separator: ", ")
    }

    var text: String {
        var text = "\(word)  \(ledger)\n"
        text += "  \(result.sealed) entries sealed, \(result.durable - result.sealed) more durable; "
        text += "\(result.payloadBytes) bytes of payload read\n"
        text += "  \(basis)\n"
        for discrepancy in result.discrepancies { text += block(discrepancy) }
        for note in result.notes { text += "  note: \(note)\n" }
        return text
    }

    private func block(_ one: Discrepancy) -> String {
        var text = "\n  \(one.kind.rawValue): \(one.file): \(one.because)\n"
        if let entries = one.entries {
            text += "    first bad index \(entries.lowerBound), up to \(entries.upperBound)\n"
        }
        if let expected = one.expected { text += "    expected \(expected)\n" }
        if let actual = one.actual { text += "    found    \(actual)\n" }
        if let times = one.times {
            text += "    entries of \(times.lowerBound.iso8601) to \(times.upperBound.iso8601)\n"
        }
        return text
    }

    var json: [UInt8] {
        var writer = JSONWriter(indents: true)
        writer.object { json in
            json.field("result", word)
            json.field("internalConsistencyOnly", result.isInternalOnly)
            json.array("comparedSizes") { json in for size in result.compared { json.integer(size) } }
            json.field("sealed", result.sealed)
            json.field("durable", result.durable)
            json.field("payloadBytes", result.payloadBytes)
            json.array("discrepancies") { json in for one in result.discrepancies { write(one, to: &json) } }
            json.field("notes", result.notes)
        }
        return writer.bytes + [0x0A]
    }

    private func write(_ one: Discrepancy, to json: inout JSONWriter) {
        json.object { json in
            json.field("kind", one.kind.rawValue)
            json.field("file", one.file)
            if let entries = one.entries {
                json.field("firstBadIndex", entries.lowerBound)
                json.field("endIndex", entries.upperBound)
            }
            json.field("because", one.because)
            json.field("expected", ifPresent: one.expected)
            json.field("actual", ifPresent: one.actual)
            json.field("earliest", ifPresent: one.times?.lowerBound.iso8601)
            json.field("latest", ifPresent: one.times?.upperBound.iso8601)
        }
    }
}
