public import Capture
import ContactCenter
import Recovery
public import Response

/// The names of what comes, by kind.
struct PlannedNames: Hashable {
    private var names: [String: Set<String>] = [:]

    init(_ names: [(kind: String, name: String)]) {
        for (kind, name) in names { self.names[kind, default: []].insert(name) }
    }

    func contains(_ kind: String, _ name: String) -> Bool { names[kind]?.contains(name) ?? false }
}

extension GenesysCloud {

    /// Where a name leads, when everything that comes is there.
    static func target(_ standing: ObjectNames, _ coming: PlannedNames) -> RebuiltDocument.Target {
        { kind, name in
            let ids = standing.ids(of: kind, named: name)
            if ids.count == 1 { return ids[0] }
            return ids.isEmpty && coming.contains(kind, name) ? "coming: \(name)" : nil
        }
    }

    /// The same in the tenant itself: only what comes back is looked for by its name.
    static func ownTarget(_ coming: PlannedNames) -> RebuiltDocument.Target {
        { kind, name in coming.contains(kind, name) ? "coming: \(name)" : nil }
    }

    /// The documents the changes of a plan make, from the captures it was planned on.
    ///
    /// - Parameter isOwn: Whether both captures are of the tenant itself.
    /// - Returns: nil where a capture does not hold the document that was agreed to.
    public static func documents(
        of changes: [Change], from source: Capture, onto standing: Capture, isOwn: Bool = false
    ) throws(CaptureError) -> [Change: RebuiltDocument]? {
        let sourceNames = try ObjectNames(of: source, kinds: kinds, by: compared)
        let standingNames = try ObjectNames(of: standing, kinds: kinds, by: compared)
        let returning = isOwn ? try ReturningThings(changes, from: source) : ReturningThings()
        var documents: [Change: RebuiltDocument] = [:]
        var flows: [String: Subject] = [:]
        for change in changes where MakeCalls.verbs.contains(change.verb) {
            guard case .document(_, let sha256) = change.detail, let call = MakeCalls.call(for: change),
                source.manifest.files[call.agreed.path(of: call.id(of: change.target), in: .config)] == sha256,
                let wanted = try source.config(of: call.kind, id: call.id(of: change.target))
            else { return nil }
            let name = sourceNames.own(of: wanted, kind: call.kind.name) ?? call.id(of: change.target)
            documents[change] = RebuiltDocument(
                call: call, wanted: wanted, name: call.kind.layout == .setting ? call.kind.name : name,
                names: sourceNames,
                isNew: call.kind.layout != .setting && standingNames.ids(of: call.kind.name, named: name).isEmpty)
            if isOwn {
                documents[change]?.own = .init(standing: standing, returning: returning)
                let named = documents[change]?.named(.init(change.verb), returning) ?? []
                documents[change]?.after = named
            }
            guard call.kind == .flows else { continue }
            guard let export = try source.config(of: .flowExports, id: change.target.id).flatMap({ FlowExport($0) })
            else { return nil }
            documents[change]?.flow = (export, Set(export.words.compactMap { flows[$0] }))
            flows[name] = change.target
        }
        let coming = PlannedNames(documents.values.map { ($0.call.kind.name, $0.name) })
        let target = isOwn ? ownTarget(coming) : target(standingNames, coming)
        for (change, document) in documents {
            let shaped = document.shaped(.init(change.verb), over: nil, in: target)
            documents[change]?.agreed = Set(shaped.missing)
        }
        return documents
    }
}
