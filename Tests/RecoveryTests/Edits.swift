import Capture

/// A place in a document: members by name, elements by number.
struct FieldPath: Hashable, CustomStringConvertible {
    var steps: [Step] = []

    enum Step: Hashable {
        case member(String)
        case element(Int)
    }

    /// As the rules name it.
    var description: String {
        steps.reduce("") { path, step in
            switch step {
            case .member(let key): path.isEmpty ? key : path + "." + key
            case .element: path + "[]"
            }
        }
    }

    /// The keys on the way.
    var keys: [String] {
        steps.compactMap { if case .member(let key) = $0 { key } else { nil } }
    }

    func then(_ step: Step) -> FieldPath { FieldPath(steps: steps + [step]) }
}

extension JSON {

    /// The places of all texts, numbers and switches in it.
    var leaves: [FieldPath] {
        var leaves: [FieldPath] = []
        collectLeaves(at: FieldPath(), into: &leaves)
        return leaves
    }

    private func collectLeaves(at path: FieldPath, into leaves: inout [FieldPath]) {
        switch kind {
        case .object: for (key, value) in members { value.collectLeaves(at: path.then(.member(key)), into: &leaves) }
        case .array:
            for (index, value) in elements.enumerated() {
                value.collectLeaves(at: path.then(.element(index)), into: &leaves)
            }
        case .string, .number, .boolean: leaves.append(path)
        case .null: break
        }
    }

    /// The same with another value at a place: another text, number, or the other switch.
    func editing(_ path: FieldPath) -> [UInt8] {
        var json = JSONWriter()
        write(to: &json, editing: path.steps[...])
        return json.bytes
    }

    private func write(to json: inout JSONWriter, editing steps: ArraySlice<FieldPath.Step>?) {
        guard let steps else { return json.json(self) }
        guard let step = steps.first else { return writeOther(to: &json) }
        switch step {
        case .member(let name):
            json.object { json in
                for (key, value) in members {
                    json.key(key)
                    value.write(to: &json, editing: key == name ? steps.dropFirst() : nil)
                }
            }
        case .element(let number):
            json.array { json in
                for (index, value) in elements.enumerated() {
                    value.write(to: &json, editing: index == number ? steps.dropFirst() : nil)
                }
            }
        }
    }

    private func writeOther(to json: inout JSONWriter) {
        switch kind {
        case .boolean: json.boolean(boolean == false)
        case .number: json.integer((integer ?? 0) + 1)
        default: json.string((string ?? "") + " edited")
        }
    }

    /// The same with every array turned round whose place is told.
    func reversing(where isTold: (FieldPath) -> Bool) -> [UInt8] {
        var json = JSONWriter()
        writeReversed(to: &json, at: FieldPath(), isTold)
        return json.bytes
    }

    private func writeReversed(to json: inout JSONWriter, at path: FieldPath, _ isTold: (FieldPath) -> Bool) {
        switch kind {
        case .object:
            json.object { json in
                for (key, value) in members {
                    json.key(key)
                    value.writeReversed(to: &json, at: path.then(.member(key)), isTold)
                }
            }
        case .array:
            let all = Array(elements)
            json.array { json in
                for value in isTold(path) ? all.reversed() : all {
                    value.writeReversed(to: &json, at: path.then(.element(0)), isTold)
                }
            }
        case .string, .number, .boolean, .null: json.json(self)
        }
    }
}
