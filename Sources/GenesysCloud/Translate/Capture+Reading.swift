import Capture
import ContactCenter

extension Capture {

    /// The documents of a list, translated as far as the capture holds them.
    ///
    /// Of two documents with one id the first counts, and the list is partial.
    ///
    /// - Parameter translate: nil leaves the document out; why belongs into the flaws.
    func list<Item>(
        _ kind: Kind, _ translate: (Document, inout Flaws) -> Item?
    ) throws(CaptureError) -> Reading<[Item]> {
        var items: [Item] = []
        var flaws = Flaws()
        let read = try distinct(kind, &flaws) { document, flaws in
            if let item = translate(document, &flaws) { items.append(item) }
        }
        return reading(of: kind, items, read: read, flaws)
    }

    /// Hands over every document of a kind whose id was not there before.
    ///
    /// - Returns: How many documents there are, those with an id twice included.
    func distinct(
        _ kind: Kind, _ flaws: inout Flaws, _ body: (Document, inout Flaws) -> Void
    ) throws(CaptureError) -> Int {
        var ids = Set<Identifier<Document>>(minimumCapacity: room(for: kind))
        var read = 0
        var found = flaws
        try each(kind) { document in
            read += 1
            if ids.insert(Identifier(document.id)).inserted {
                body(document, &found)
            } else {
                found.add(.failed(call: kind.route, because: "the same id twice"))
            }
        }
        flaws = found
        return read
    }

    /// How many documents to make room for at once, so that a long list is not copied as it grows.
    ///
    /// What the manifest says of it, which comes from outside: beyond a million it grows as it must.
    func room(for kind: Kind) -> Int { min(max(manifest.record(of: kind.name)?.documents ?? 0, 0), 1 << 20) }

    /// A value made of `read` documents of a kind, with everything the manifest and the documents leave open.
    func reading<Value>(of kind: Kind, _ value: Value, read: Int, _ flaws: Flaws) -> Reading<Value> {
        guard let record = manifest.record(of: kind.name) else {
            guard contains(kind) else { return .absent(.notAsked) }
            return .partial(
                value, [.failed(call: kind.route, because: "the manifest does not say whether it is whole")])
        }
        if read == 0, let absence = record.absences.first { return .absent(absence) }
        var flaws = flaws
        if read < record.documents { flaws.add(.cutShort(read: read, of: record.documents)) }
        return Reading.observed(value).lacking(record.absences + flaws.absences)
    }

    /// The one document of a setting, translated; absent where there is none.
    func fact<Value>(_ kind: Kind, _ translate: (Document) -> Reading<Value>) throws(CaptureError) -> Reading<Value> {
        let document = try setting(kind)
        guard let record = manifest.record(of: kind.name) else {
            guard let document else { return .absent(.notAsked) }
            return translate(document)
        }
        guard let document else {
            return .absent(record.absences.first ?? .failed(call: kind.route, because: "the capture holds no answer"))
        }
        return translate(document).lacking(record.absences)
    }

    /// Everything that stands between us and the whole of a kind.
    func absences(of kind: Kind) -> [Absence] {
        manifest.record(of: kind.name)?.absences ?? (contains(kind) ? [] : [.notAsked])
    }
}

extension Reading {

    /// The same, knowing that this much is missing of it.
    func lacking(_ absences: [Absence]) -> Reading {
        guard !absences.isEmpty else { return self }
        switch self {
        case .observed(let value): return .partial(value, absences)
        case .partial(let value, let others): return .partial(value, others + absences)
        case .absent: return self
        }
    }
}
