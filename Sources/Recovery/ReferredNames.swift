import Capture

/// What the objects that changes refer to are called.
///
/// Looked up at the end and only for those, so that nothing else of the captures is read for it.
struct ReferredNames {
    private let before: Capture
    private let after: Capture
    private let kinds: [String: Kind]

    init(_ before: Capture, _ after: Capture, kinds: [Kind]) {
        self.before = before
        self.after = after
        self.kinds = Dictionary(kinds.map { ($0.name, $0) }) { first, _ in first }
    }

    func put(into objects: [ObjectChange]) throws(CaptureError) -> [ObjectChange] {
        var named: [ObjectChange] = []
        named.reserveCapacity(objects.count)
        for object in objects { named.append(try put(into: object)) }
        return named
    }

    private func put(into object: ObjectChange) throws(CaptureError) -> ObjectChange {
        guard case .changed(let fields) = object.what, fields.contains(where: \.refers) else { return object }
        var named: [FieldChange] = []
        for field in fields {
            named.append(
                FieldChange(
                    field.path, field.form, before: try put(into: field.before, before),
                    after: try put(into: field.after, after), weight: field.weight))
        }
        return ObjectChange(object.kind, object.id, name: object.name, .changed(named), weight: object.weight)
    }

    private func put(into values: [FieldValue], _ capture: Capture) throws(CaptureError) -> [FieldValue] {
        var named: [FieldValue] = []
        for value in values {
            guard case .reference(let kind, let id, _) = value, let known = kinds[kind], known.layout == .objects else {
                named.append(value)
                continue
            }
            let name = try capture.config(of: known, id: id)?.ownName
            named.append(.reference(kind: kind, id: id, name: name))
        }
        return named
    }
}

extension FieldChange {
    fileprivate var refers: Bool {
        (before + after).contains { if case .reference = $0 { true } else { false } }
    }
}
