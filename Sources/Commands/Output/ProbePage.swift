import Capture
import ContactCenter
import GenesysCloud

/// What a first look at a tenant shows: the assumptions, and the shapes of its answers.
///
/// Fit to be sent to us.
struct ProbePage {
    let probe: Probe

    var text: String {
        var text = "WHAT WE ASSUME\n"
        for (assumption, outcome) in probe.assumptions {
            let controls = assumption.controls.map(\.rawValue).joined(separator: ", ")
            text += "  \(word(outcome))  \(assumption.claim) (\(controls))\n"
        }
        text += "\nWHAT IT ANSWERS (names of fields and types; no value of yours)\n"
        for list in probe.lists {
            text += "  \(list.route)\n"
            if let refusal = list.refusal { text += "    refused: \(refusal)\n" }
            for field in list.shape.sorted { text += "    " + line(field, of: list.shape.entries) + "\n" }
        }
        return text
    }

    private func word(_ outcome: Assumption.Outcome) -> String {
        switch outcome {
        case .holds: "holds         "
        case .doesNotHold: "DOES NOT HOLD "
        case .cannotTell: "cannot tell   "
        }
    }

    private func line(_ field: Shape.Field, of entries: Int) -> String {
        let words = field.words.isEmpty ? "" : "  " + field.words.sorted().joined(separator: " | ")
        return "\(field.path)  \(field.types.sorted().joined(separator: "/"))  \(field.count) in \(entries)\(words)"
    }
}
