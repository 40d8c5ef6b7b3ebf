public import Capture
public import ContactCenter
public import Recovery
import Redaction

/// What one entry of the audit log changed, to be taken back: a setting, or properties of an object that is written whole.
///
/// Old values in the audit log may be cut short or masked, so nothing is written from them: they say which earlier capture
/// holds what stood there, and that document is what is written.
public struct Reversion: Sendable {
    public let event: AuditEvent
    public let kind: Kind
    public let id: String

    /// Why it is not taken back, as the rest of a sentence that begins with the entry.
    public struct Refusal: Error, Hashable, Sendable {
        public let because: String

        init(_ because: String) { self.because = because }
    }

    /// - Throws: ``Refusal`` where the entry tells of no change that can be taken back, or does not say enough of it.
    public init(of event: AuditEvent) throws(Refusal) {
        let told = GenesysCloud.toldChanges(of: event)
        guard !told.isEmpty else {
            throw Refusal("tells of no change that a capture would show, or of one that failed")
        }
        guard let change = told.first(where: { $0.what == .changed && $0.fields != nil }) else {
            throw Refusal("names no property: what came or went is not taken back by writing")
        }
        let properties = change.fields ?? []
        let writable = told.compactMap { WriteCalls.call(for: $0.kind) }
        guard let call = writable.first(where: { call in properties.isSubset(of: call.members) }) else {
            throw Refusal("changed \(properties.sorted().joined(separator: ", ")), which is not written back")
        }
        self.event = event
        kind = call.kind
        id = call.kind.layout == .setting ? call.kind.name : change.object
        if let bad = changes.first(where: { !$0.isWhole }) {
            throw Refusal("has values of \(bad.property) that are sealed, masked or cut short")
        }
    }

    /// But for the version the platform counts up each time.
    private var changes: [AuditEvent.Change] { event.changes.filter { !["version", ""].contains($0.property) } }

    private var properties: Set<String> { Set(changes.map(\.property)) }

    /// Whether a capture was taken before the entry and holds the object.
    public func canGoBack(to manifest: Manifest) -> Bool {
        manifest.ended <= event.at && manifest.files[kind.path(of: id, in: .config)] != nil
    }

    /// What is to be put back: the object's difference, and nothing else.
    ///
    /// - Throws: ``Refusal`` where what stands there is no longer what the entry left, or something else of the object
    ///   changed besides; ``Capture/CaptureError`` if a file does not read.
    public func difference(from before: Capture, to now: Capture) throws -> Difference {
        guard let old = try before.config(of: kind, id: id) else {
            throw Refusal("is about something not in the capture")
        }
        guard let new = try now.config(of: kind, id: id) else { throw Refusal("is about something that is gone") }
        for change in changes {
            guard change.new.say(new[key: change.property]) else {
                throw Refusal("set \(change.property) to something else than stands there in the newest capture")
            }
            guard change.old.say(old[key: change.property]) else {
                throw Refusal("had another \(change.property) before than the last capture from before it has")
            }
        }
        let whole = try Difference(from: before, to: now, kinds: [kind], by: GenesysCloud.compared)
        let objects = whole.objects.filter { $0.id == id }
        let others = Set(objects.flatMap(\.fields).map(\.member)).subtracting(properties)
        guard others.isEmpty else {
            throw Refusal("is not all that changed since: \(others.sorted().joined(separator: ", ")) did too")
        }
        return Difference(objects: objects, notCompared: whole.notCompared)
    }
}

extension AuditEvent.Change {

    /// Whether both its values can be compared with what stands in a document.
    fileprivate var isWhole: Bool { (old + new).allSatisfy(\.isWhole) }
}

extension AuditEvent.Value {

    /// Source: values such as `<queue member added>` stand for what is not said, observed on a live organisation.
    fileprivate var isWhole: Bool {
        guard case .text(let text) = self else { return false }
        let isStandIn = text.hasPrefix("<") && text.hasSuffix(">")
        let isCut = text.hasSuffix("...") || text.hasSuffix("…")
        return !isStandIn && !isCut && !text.contains("***") && SecretMarks.keyIDs(in: text).isEmpty
    }

    fileprivate var text: String? {
        if case .text(let text) = self { text } else { nil }
    }
}

extension [AuditEvent.Value] {

    /// Whether these are what a document has: a value as text, a list value by value, joined by commas, or as JSON.
    fileprivate func say(_ value: JSON?) -> Bool {
        let told = compactMap(\.text)
        let wanted = value?.plainValues ?? []
        let ways = [told] + (told.count == 1 ? [told[0].split(separator: ",").map(String.init), parsed(told[0])] : [])
        return ways.contains { $0.filter { !$0.isEmpty && $0 != "null" }.sorted() == wanted.sorted() }
    }

    private func parsed(_ text: String) -> [String] { (try? JSON([UInt8](text.utf8)))?.plainValues ?? [] }
}

extension JSON {

    /// The value as text; of a list its elements.
    fileprivate var plainValues: [String] {
        switch kind {
        case .null: []
        case .array: elements.map(\.plainValue)
        default: plainValue.isEmpty ? [] : [plainValue]
        }
    }

    private var plainValue: String { string ?? String(decoding: canonical(), as: UTF8.self) }
}
