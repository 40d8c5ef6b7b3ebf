import Assurance
import Capture
import ContactCenter
public import Recovery

extension AttributedChange {

    /// The object, its fields, and who changed them: once where it was the same for all.
    func lines(_ naming: Naming, _ tickets: TicketSearch?) -> [Line] {
        let head = object.head
        let first = authors[0]
        guard authors.allSatisfy({ $0 == first }) else {
            return [head]
                + zip(object.fields, authors).flatMap { field, author in
                    field.lines + author.lines(naming, "        ", ticket(of: author, tickets))
                }
        }
        return [head] + object.fields.flatMap(\.lines) + first.lines(naming, "      ", ticket(of: first, tickets))
    }

    /// The ticket that an entry of the audit log was made under: nil where none was imported, or no entry tells of it.
    private func ticket(of author: Author, _ tickets: TicketSearch?) -> TicketOfChange? {
        guard let tickets, case .told(let tellings) = author, let telling = tellings.first else { return nil }
        let change = RecordedChange(
            id: telling.event, at: telling.at, action: telling.action, actor: telling.actor, client: telling.client,
            objects: [ConfiguredObject(object.kind, object.id, name: object.name)])
        return tickets.ticket(of: change).map { .named($0.rawValue) } ?? .missing
    }

    func write(_ json: inout JSONWriter, _ tickets: TicketSearch?) {
        func write(_ author: Author, to json: inout JSONWriter) {
            author.write(&json)
            if case .named(let ticket)? = ticket(of: author, tickets) { json.field("ticket", ticket) }
        }
        object.write(&json)
        if object.fields.isEmpty { return json.object("author") { write(authors[0], to: &$0) } }
        json.array("fields") { json in
            for (field, author) in zip(object.fields, authors) {
                json.object { json in
                    field.write(&json)
                    json.object("author") { write(author, to: &$0) }
                }
            }
        }
    }
}

/// What is known of the ticket of a change that the audit log tells of.
enum TicketOfChange {
    case named(String)
    case missing

    var words: String {
        switch self {
        case .named(let ticket): "ticket \(ticket)"
        case .missing: "no ticket"
        }
    }
}

extension ObjectChange {

    /// What it is called, and what became of it.
    var head: Line {
        Line("    \(sign) \(name ?? id)").then(name == nil ? "" : "  \(id)", .quiet)
    }

    var lines: [Line] { [head] + fields.flatMap(\.lines) }

    /// The object alone, without who changed it.
    func write(_ json: inout JSONWriter) {
        json.field("kind", kind)
        json.field("id", id)
        json.field("name", ifPresent: name)
        json.field("weight", weight.rawValue)
        json.field("what", word)
    }

    fileprivate var sign: String {
        switch what {
        case .added: "+"
        case .removed: "-"
        case .changed: "~"
        }
    }

    fileprivate var word: String {
        switch what {
        case .added: "added"
        case .removed: "removed"
        case .changed: "changed"
        }
    }
}

extension FieldChange {

    /// What of it changes, in a line: `loginTimeout: 60 → 30`.
    public var brief: String {
        let (was, now) = (before.map(\.words).joined(separator: ", "), after.map(\.words).joined(separator: ", "))
        return switch form {
        case .value: "\(path): \(was.isEmpty ? "nothing" : was) → \(now.isEmpty ? "nothing" : now)"
        case .order: "\(path): the same \(after.count), in another order"
        case .elements: "\(path):" + before.map { " - \($0.words)" }.joined() + after.map { " + \($0.words)" }.joined()
        }
    }

    fileprivate var lines: [Line] {
        switch form {
        case .value:
            let line = "\(path): \(before.first?.words ?? "nothing") → \(after.first?.words ?? "nothing")"
            return line.count < Style.columns - 10 ? [Line("      \(line)")] : elements
        case .order: return [Line("      \(path): the same \(after.count), in another order")]
        case .elements: return elements
        }
    }

    private var elements: [Line] {
        [Line("      \(path):")] + before.map { Line("        - \($0.words)") }
            + after.map { Line("        + \($0.words)") }
    }

    func write(_ json: inout JSONWriter) {
        json.field("path", path)
        json.field("form", form.rawValue)
        json.field("weight", weight.rawValue)
        json.array("before") { json in for value in before { value.write(&json) } }
        json.array("after") { json in for value in after { value.write(&json) } }
    }
}

extension FieldValue {
    fileprivate var words: String {
        switch self {
        case .json(let text): text.fitted(to: 80)
        case .redacted: "«redacted»"
        case .reference(let kind, let id, let name): "\(kind)/\(name ?? id)"
        }
    }

    /// A value as it is, a reference as an object of its own.
    fileprivate func write(_ json: inout JSONWriter) {
        switch self {
        case .json(let text): json.verbatim(text.utf8)
        case .redacted: json.string("«redacted»")
        case .reference(let kind, let id, let name):
            json.object { json in
                json.field("kind", kind)
                json.field("id", id)
                json.field("name", ifPresent: name)
            }
        }
    }
}
