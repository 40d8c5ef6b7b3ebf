import Capture
import ContactCenter
import Recovery
import Response

// What is gone comes back under another id, and what still names the old one.

extension Restoration {

    /// What is gone and can be made is made as it was captured, the same way as in another tenant.
    mutating func bringBack(_ gone: [ObjectChange]) throws(CaptureError) {
        for object in gone where !Self.isMadeAgain(object.kind) {
            let reason = HandSteps.notMade(object.kind)
            leave(object, because: "it is gone, and is not made again: \(reason.because)", byHand: reason.byHand)
        }
        let ids = Dictionary(grouping: gone.filter { Self.isMadeAgain($0.kind) }, by: \.kind)
            .mapValues { Set($0.map(\.id)) }
        guard !ids.isEmpty else { return }
        var making = Rebuilding.Options(kinds: GenesysCloud.kinds.filter { ids[$0.name] != nil })
        making.returning = ids
        making.ownClients = options.ownClients
        making.unlawful = options.unlawful
        let rebuilding = try Rebuilding(of: wanted, onto: standing, making)
        returning = try ReturningThings(rebuilding.changes, from: wanted)
        left += rebuilding.left.map { one in
            Left(
                kind: one.kind, id: one.id, name: one.name, field: one.field, because: one.because,
                byHand: one.byHand
                    ?? (one.field == nil ? HandSteps.notMade(one.kind).byHand : "look whether it matters, and set it"))
        }
        for change in rebuilding.changes where change.verb == .make {
            guard let kind = change.documentKind, let without = HandSteps.without[kind] else { continue }
            left.append(
                Left(
                    kind: kind, id: change.target.id, name: change.target.name, field: without.field,
                    because: without.because, byHand: without.byHand))
        }
    }

    /// Whether there is a call that makes one of a kind, of nothing that is kept nowhere.
    private static func isMadeAgain(_ kind: String) -> Bool {
        MakeCalls.call(for: kind).map { !$0.asksForSecrets } ?? false
    }

    /// Of what did not drift, what names something under the id it had: it is written to the new one where it can be.
    ///
    /// What drifted besides is told alone: it would be put back with it, which is another plan.
    ///
    /// - Parameter written: What the plan writes already, as kind and id.
    mutating func rename(besides written: Set<String>) throws(CaptureError) {
        guard !returning.isEmpty else { return }
        for kind in GenesysCloud.kinds where kind.layout != .lines {
            for path in standing.paths(of: kind, in: .config) {
                var naming: [(id: String, document: JSON)] = []
                try standing.eachConfig(of: kind, at: path) { id, document in
                    let named = returning.named(in: document)
                    if !named.isEmpty, !written.contains(kind.name + "/" + (kind.layout == .setting ? kind.name : id)) {
                        naming.append((id, document))
                    }
                }
                for one in naming { try rename(in: one.document, kind, one.id) }
            }
        }
    }

    private mutating func rename(in document: JSON, _ kind: Kind, _ id: String) throws(CaptureError) {
        let name = document["name"]?.string
        let hash = wanted.manifest.files[kind.path(of: id, in: .config)]
        if let call = WriteCalls.call(for: kind.name), let hash,
            let before = try wanted.config(of: kind, id: id),
            GenesysCloud.compared.fields(of: kind, from: before, to: document).isEmpty,
            kind != .oauthClients || !options.ownClients.contains(id)
        {
            let others = try beside.others(than: id, of: kind)
            let writable = WritableDocument(
                call, wanted: before, standing: document, in: standing, beside: others, returning: returning)
            if !writable.renamed.isEmpty, let after = call.written(of: writable.document),
                let now = call.written(of: document), call.obstacle(from: now, to: after, beside: others.now) == nil
            {
                return write(call, id, name: name, hash, writable)
            }
        }
        let named = returning.named(in: document).map { $0.name }.joined(separator: ", ")
        left.append(
            Left(
                kind: kind.name, id: id, name: name, field: nil,
                because: "it still names \(named) by the id that was, and nothing writes that alone",
                byHand: "set it to the new one by hand, once that is back"))
    }
}
