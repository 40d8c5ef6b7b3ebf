import Capture
import Redaction
import Yams

/// Writes down what is kept of an exported flow: every value as its text, in the order of the file.
///
/// A secret is what stands written out under a name that means one, in `lit` or as a text in an expression, and
/// whatever has the shape of one. Whom a call is put through to by name is left out: people are known by id here.
struct FlowKeeping {
    /// nil where everything is written as it stands, to see whether anything is left out else.
    let marks: SecretMarks?

    /// The whole of it, indented.
    func kept(_ root: Node) -> [UInt8] {
        var json = JSONWriter(indents: true)
        write(root, Place(), to: &json)
        return json.bytes
    }

    /// Where a value stands.
    private struct Place {

        /// The key it stands under.
        var key = ""

        /// What it is the value of: a variable, or the input of an action.
        var name = ""
        var isPerson = false
    }

    private func write(_ node: Node, _ place: Place, to json: inout JSONWriter) {
        switch node {
        case .scalar(let scalar): json.string(kept(scalar.string, place))
        case .sequence(let sequence): json.array { json in for node in sequence { write(node, place, to: &json) } }
        case .mapping(let mapping): write(mapping, place, to: &json)
        case .alias: json.null()
        }
    }

    private func write(_ mapping: Node.Mapping, _ place: Place, to json: inout JSONWriter) {
        json.object { json in
            for (key, node) in mapping {
                let key = key.string ?? ""
                json.key(key)
                write(node, inside(key, of: mapping, place), to: &json)
            }
        }
    }

    private func inside(_ key: String, of mapping: Node.Mapping, _ place: Place) -> Place {
        let name =
            switch key {
            case "lit", "exp", "var", "tts": place.name
            case "value": mapping["variable"]?.string ?? place.name
            case "initialValue": mapping["name"]?.string ?? place.name
            default: key
            }
        return Place(key: key, name: name, isPerson: place.isPerson || key == "targetUser")
    }

    private func kept(_ text: String, _ place: Place) -> String {
        guard let marks, !["var", "noValue", "none"].contains(place.key) else { return text }
        if place.isPerson, place.key != "exp" { return "«not kept»" }
        guard GenesysCloud.keptFields.namesSecret(place.name) else { return marks.marking(text) }
        if place.key == "exp" { return marked(literalsOf: text, marks) }
        let isWrittenOut = place.key == "lit" || place.key == place.name
        return isWrittenOut && Self.maySpellSecret(text) ? marks.mark(of: text) : marks.marking(text)
    }

    private func marked(literalsOf expression: String, _ marks: SecretMarks) -> String {
        expression.replacing(/"((?:[^"\\]|\\.)*)"/) { literal in
            let text = String(literal.output.1)
            return Self.maySpellSecret(text) ? "\"\(marks.mark(of: text))\"" : String(literal.output.0)
        }
    }

    /// Whether a text is none of those that stand where a secret could, and are none.
    private static func maySpellSecret(_ text: String) -> Bool {
        let word = text.lowercased().trimming(while: \.isWhitespace)
        return word.utf8.count >= 4 && !["true", "false", "none", "bearer", "basic", "token", "apikey"].contains(word)
    }
}

extension String {
    fileprivate func trimming(while isLeftOut: (Character) -> Bool) -> Substring {
        let start = drop(while: isLeftOut)
        return start.lastIndex { !isLeftOut($0) }.map { start[...$0] } ?? ""
    }
}
