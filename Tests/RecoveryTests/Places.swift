import Capture
import ContactCenter
import Recovery

extension ComparisonRules {

    /// Whether a field says something by itself: not what moves, not the id, and of a reference nothing but whom it is to.
    func counts(_ place: FieldPath, of kind: Kind) -> Bool {
        if place.description == "id" || place.keys.contains(where: volatile.contains) { return false }
        var path = FieldPath()
        for (index, step) in place.steps.enumerated() {
            path = path.then(step)
            if derived[kind.name]?.contains(path.description) == true { return false }
            guard refers(path, of: kind) else { continue }
            guard case .element? = place.steps.dropFirst(index + 1).first else {
                return index == place.steps.count - 1 || place.steps[index + 1] == .member("id")
            }
        }
        return true
    }

    private func refers(_ path: FieldPath, of kind: Kind) -> Bool {
        let map = FieldPath(steps: path.steps.dropLast()).description
        return placedReferences[kind.name]?[path.description] != nil || references[path.keys.last ?? ""] != nil
            || mappedReferences[kind.name]?[map] != nil
    }

    /// Whether there is anything in a value that somebody set.
    func says(_ value: JSON, at place: FieldPath, of kind: Kind) -> Bool {
        switch value.kind {
        case .null: false
        case .string: value.string != ""
        case .array: !Array(value.elements).isEmpty
        case .object:
            value.members.contains { key, member in
                let inner = place.then(.member(key))
                return !volatile.contains(key) && derived[kind.name]?.contains(inner.description) != true
                    && says(member, at: inner, of: kind)
            }
        case .number, .boolean: true
        }
    }
}

extension JSON {

    /// Every value in it with its place, itself first.
    var places: [(path: FieldPath, value: JSON)] {
        var places: [(path: FieldPath, value: JSON)] = []
        collectPlaces(at: FieldPath(), into: &places)
        return places
    }

    private func collectPlaces(at path: FieldPath, into places: inout [(path: FieldPath, value: JSON)]) {
        places.append((path, self))
        for (key, value) in members { value.collectPlaces(at: path.then(.member(key)), into: &places) }
        for (index, value) in elements.enumerated() {
            value.collectPlaces(at: path.then(.element(index)), into: &places)
        }
    }

    /// The same with something else at a place; nil takes it out.
    func rewriting(_ path: FieldPath, to bytes: [UInt8]?) -> [UInt8] {
        rewritten(path.steps[...], to: bytes) ?? []
    }

    private func rewritten(_ steps: ArraySlice<FieldPath.Step>, to bytes: [UInt8]?) -> [UInt8]? {
        guard let step = steps.first else { return bytes }
        var json = JSONWriter()
        switch step {
        case .member(let name):
            json.object { json in
                for (key, value) in members {
                    guard key == name else { json.field(key, value); continue }
                    if let new = value.rewritten(steps.dropFirst(), to: bytes) { json.field(key, verbatim: new) }
                }
            }
        case .element(let number):
            json.array { json in
                for (index, value) in elements.enumerated() {
                    guard index == number else { json.json(value); continue }
                    if let new = value.rewritten(steps.dropFirst(), to: bytes) { json.verbatim(new) }
                }
            }
        }
        return json.bytes
    }

    /// The object with one more member.
    func adding(_ name: String, _ value: String) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            for (key, value) in members { json.field(key, value) }
            json.field(name, verbatim: Array(value.utf8))
        }
        return json.bytes
    }

    /// The array with other elements.
    static func array(_ elements: some Sequence<[UInt8]>) -> [UInt8] {
        var json = JSONWriter()
        json.array { json in for element in elements { json.verbatim(element) } }
        return json.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func field(_ name: String, _ value: JSON) {
        key(name)
        json(value)
    }

    fileprivate mutating func field(_ name: String, verbatim value: [UInt8]) {
        key(name)
        verbatim(value)
    }
}
