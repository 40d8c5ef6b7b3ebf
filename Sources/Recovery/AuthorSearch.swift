public import ContactCenter

/// Joins changes to the entries of the audit log that tell of them: by object and field, within the time between two
/// captures.
public struct AuthorSearch: Sendable {
    private let knowledge: AuditKnowledge
    private let read: ReadAudits
    private let span: ClosedRange<Moment>
    private var told: [Name: [Told]] = [:]

    private struct Name: Hashable {
        let kind: String
        let object: String
    }

    private struct Told {
        let event: AuditEvent
        let change: ToldChange
    }

    /// - Parameters:
    ///   - events: In any order.
    ///   - read: Which stretches of the log were read whole.
    ///   - span: From when the earlier capture began until when the later one ended.
    public init(
        _ events: [AuditEvent], read: ReadAudits, between span: ClosedRange<Moment>, by knowledge: AuditKnowledge
    ) {
        self.knowledge = knowledge
        self.read = read
        self.span = span
        for event in events where span.contains(event.at) {
            for change in knowledge.changes(event) {
                told[Name(kind: change.kind, object: change.object), default: []].append(
                    .init(event: event, change: change))
            }
        }
    }

    /// Who made each change.
    public func authors(of difference: Difference) -> [AttributedChange] {
        difference.objects.map { AttributedChange($0, by: authors(of: $0)) }
    }

    private func authors(of object: ObjectChange) -> [Author] {
        let told = knowledge.objects(object.kind, object.id).flatMap {
            self.told[Name(kind: object.kind, object: $0)] ?? []
        }
        switch object.what {
        case .added: return [author(of: object, told) { $0.what == .added ? .exact : nil }]
        case .removed: return [author(of: object, told) { $0.what == .removed ? .exact : nil }]
        case .changed(let fields):
            return fields.map { field in
                author(of: object, told) { $0.fields?.contains { field.isNamed($0) } == true ? .exact : nil }
            }
        }
    }

    /// - Parameter exact: Whether a told change is this very one.
    private func author(
        of object: ObjectChange, _ told: [Told], exact: (ToldChange) -> Author.Closeness?
    ) -> Author {
        let tellings = told.map { one in
            Author.Telling(one.event, exact(one.change) ?? (one.change.fields == nil ? .object : .otherFields))
        }
        for closeness in [Author.Closeness.exact, .object, .otherFields] {
            let close = tellings.filter { $0.closeness == closeness }.sorted { $0.at > $1.at }
            if !close.isEmpty { return .told(close) }
        }
        return unknown(object.kind)
    }

    private func unknown(_ kind: String) -> Author {
        let services = knowledge.services(kind)
        if services.isEmpty { return .notTold }
        let missing = services.flatMap { read.missing($0, span.lowerBound, span.upperBound) }
        return missing.isEmpty ? .noRecord : .notRead(missing)
    }
}

extension FieldChange {

    /// Whether a property of an audit entry is this field, or one it is in.
    fileprivate func isNamed(_ property: String) -> Bool {
        let plain = path.filter { $0 != "]" }.split(separator: "[").first.map(String.init) ?? path
        return plain == property || plain.hasPrefix(property + ".") || plain.hasSuffix("." + property)
    }
}

/// An object that is not what it was, with who made it so.
public struct AttributedChange: Hashable, Sendable {
    public let object: ObjectChange

    /// One a changed field, in their order; one alone where the object came or went.
    public let authors: [Author]

    init(_ object: ObjectChange, by authors: [Author]) {
        self.object = object
        self.authors = authors
    }
}
