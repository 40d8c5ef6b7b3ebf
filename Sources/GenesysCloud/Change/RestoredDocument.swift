public import Capture
import ContactCenter
import Platforms
public import Recovery
import Redaction
public import Response

/// A document of an earlier capture that is to stand in the tenant again, and the one that stood there when that was
/// planned.
public struct RestoredDocument: Sendable {
    let wanted: JSON
    let standing: JSON

    /// The SHA-256 of the file `standing` was read from: what writing it back is named by.
    let standingHash: String

    /// What it names that comes back under another id by the same plan.
    var renamed: [ReturningThings.Thing] = []

    public init(wanted: JSON, standing: JSON, standingHash: String) {
        self.wanted = wanted
        self.standing = standing
        self.standingHash = standingHash
    }
}

extension RestoredDocument {

    /// The same, where what it names has these ids by now.
    func renaming(_ ids: [String: String]) -> RestoredDocument {
        RestoredDocument(wanted: wanted.renaming(ids), standing: standing, standingHash: standingHash)
    }

    /// Of both what a call writes.
    fileprivate func written(by call: WriteCall) -> RestoredDocument {
        guard !call.within.isEmpty else { return self }
        let nothing = JSON(literal: "{}")
        return RestoredDocument(
            wanted: call.written(of: wanted) ?? nothing, standing: call.written(of: standing) ?? nothing,
            standingHash: standingHash)
    }
}

extension GenesysCloud {

    /// What the writes of a plan write, from the two captures of the tenant it names.
    ///
    /// - Parameter undone: What the plan had done that they take back; nil of a plan that takes nothing back. What it names
    ///   that came back with that keeps its new id, whether it is deleted again or not.
    /// - Returns: nil where the captures do not hold the document of a write that was approved, with that write.
    public static func restored(
        _ changes: [Change], from wanted: Capture, over standing: Capture, takingBack undone: [Change]? = nil
    ) throws(CaptureError) -> (documents: [Change: RestoredDocument], missing: Change?) {
        let returning = try ReturningThings(undone ?? changes, from: undone == nil ? wanted : standing)
        var beside = BesideDocuments(from: wanted, over: standing)
        var found: [Change: RestoredDocument] = [:]
        for change in changes where change.verb == .write {
            guard let call = WriteCalls.call(for: change),
                let after = try document(of: change, in: wanted, isWanted: true),
                let before = try document(of: change, in: standing, isWanted: false)
            else { return (found, change) }
            var restored = RestoredDocument(
                wanted: after.document, standing: before.document, standingHash: before.sha256)
            if undone != nil {
                restored.renamed = returning.named(in: after.document)
            } else {
                let others = try beside.others(than: call.id(of: change.target), of: call.kind)
                let writable = WritableDocument(
                    call, wanted: after.document, standing: before.document, in: standing, beside: others,
                    returning: returning)
                restored = RestoredDocument(
                    wanted: writable.document, standing: before.document, standingHash: before.sha256)
                restored.renamed = writable.renamed
            }
            found[change] = restored
        }
        return (found, nil)
    }
}

extension GenesysCloud {

    /// What a write puts back, field by field, from what stood there when it was planned.
    ///
    /// - Returns: Nothing where it only names what comes back by its new id.
    public static func fields(of change: Change, _ document: RestoredDocument) -> [FieldChange] {
        guard let call = WriteCalls.call(for: change), let before = call.written(of: document.standing),
            let after = call.written(of: document.wanted)
        else { return [] }
        let members = Set(call.changed(from: before, to: after))
        return compared.fields(of: call.kind, from: document.standing, to: document.wanted)
            .filter { field in call.member(of: field).map(members.contains) ?? false }
    }
}

/// A document as the platform has it now, beside the two it is put back from.
struct StandingDocument {
    let call: WriteCall
    let document: RestoredDocument

    /// What else of its kind stands there; nil where that does not matter.
    private let others: [JSON]?

    /// What the platform answered, with everything in it.
    private let live: JSON

    /// The same as a capture would keep it, under keys that are thrown away: what is secret is never compared.
    private let kept: JSON

    /// The ids by now of what came back, by those it had.
    private let renamed: [String: String]

    /// - Parameter live: What the route answered.
    init(
        _ live: JSON, _ call: WriteCall, _ document: RestoredDocument, id: String, beside others: [JSON]?,
        renaming renamed: [String: String]
    ) {
        self.call = call
        self.others = others
        self.renamed = renamed
        self.document = document.renaming(renamed).written(by: call)
        self.live = live
        var redactor = Redactor.passing()
        kept = (try? JSON(redactor.keep(live, kind: call.kind, id: id).config)) ?? live
    }

    var version: Int? { live["version"]?.integer }

    /// The members that are not yet as wanted.
    var open: [String] { changed(kept, document.wanted) }

    /// The members somebody set to something else since it was planned, which is neither what stood nor what is wanted.
    var overtaken: [String] {
        let since = Set(changed(document.standing, kept))
            .intersection(changed(document.standing.renaming(renamed), kept))
        return open.filter(since.contains)
    }

    /// Why it is not written; nil where nothing speaks against it.
    ///
    /// Another id of the same thing is no change.
    var obstacle: String? { call.obstacle(from: kept.renaming(renamed), to: document.wanted, beside: others) }

    private func changed(_ before: JSON, _ after: JSON) -> [String] { call.changed(from: before, to: after) }

    /// What is sent: what is open as wanted, everything else as it stands.
    var body: [UInt8] {
        let open = Set(open)
        var json = JSONWriter()
        json.object { json in
            for member in call.members {
                let from = open.contains(member) ? document.wanted : live
                if let value = from[key: member], !value.isNull { json.member(member, value) }
            }
            for (member, path) in call.kept.sorted(by: { $0.key < $1.key }) {
                let value = path.reduce(live as JSON?) { $0?[key: $1] }
                if let value, !value.isNull { json.member(member, value) }
            }
            if call.sendsVersion, let version { json.field("version", version) }
        }
        return json.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ name: String, _ value: JSON) {
        key(name)
        json(value)
    }
}

extension WriteCall {

    /// The members in which two documents differ and that can be put back.
    ///
    /// Of both it takes what is written: what it lies in is put around it, since fields are told by their place.
    func changed(from before: JSON, to after: JSON) -> [String] {
        let fields = Set(
            GenesysCloud.compared.fields(of: kind, from: around(before), to: around(after)).compactMap(member))
        return members.filter { member in
            fields.contains(member) && opens(member, to: after) == false
                && ![before, after].contains { $0[key: member]?.holdsSecrets == true }
        }
    }

    private func around(_ written: JSON) -> JSON {
        within.reversed().reduce(written) { inner, name in
            var json = JSONWriter()
            json.object { json in
                json.key(name)
                json.json(inner)
            }
            return (try? JSON(json.bytes)) ?? inner
        }
    }

    /// Whether putting back a member would switch something on.
    func opens(_ member: String, to wanted: JSON) -> Bool {
        guard let opening, opening.member == member else { return false }
        let value = wanted[key: member]
        return !opening.off.contains(value?.string ?? value?.boolean.map { "\($0)" } ?? "")
    }

    /// The path of its document.
    func path(of target: Subject) throws(PlatformError) -> String { try route.filled(with: target) }
}
