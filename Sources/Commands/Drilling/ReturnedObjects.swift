import Capture
import ContactCenter
import Engine
import GenesysCloud
import Recovery
import Response

/// What was gone and came back under another id: compared with what it was by its name.
struct ReturnedObjects {
    private let made: [Change]
    private let wanted: Capture

    /// - Parameter wanted: The capture it came back from.
    init(_ applied: [Applied], from wanted: Capture) {
        made = applied.filter { $0.isSettled && $0.change.verb == .make }.map(\.change)
        self.wanted = wanted
    }

    /// A difference in which one that is missing and one too many of its name are one that came back.
    ///
    /// - Parameter now: The capture the difference leads to.
    func paired(in difference: Difference, _ now: Capture) throws -> Difference {
        var objects = difference.objects
        for change in made {
            guard let kind = GenesysCloud.kinds.first(where: { $0.name == change.documentKind }),
                let gone = objects.firstIndex(where: { $0.isMissing(kind, change.target.id) }),
                let back = objects.firstIndex(where: { $0.isAdded(kind, change.target.name) }),
                let before = try wanted.config(of: kind, id: objects[gone].id),
                let after = try now.config(of: kind, id: objects[back].id)
            else { continue }
            let fields = GenesysCloud.compared.fields(of: kind, from: before, to: after)
                .filter { $0.path != "id" }
            let pair = objects[gone]
            objects.removeAll { $0 == pair || $0.isAdded(kind, change.target.name) }
            guard !fields.isEmpty else { continue }
            objects.append(ObjectChange(kind.name, pair.id, name: pair.name, .changed(fields), weight: pair.weight))
        }
        return Difference(objects: objects, notCompared: difference.notCompared)
    }
}

extension ObjectChange {
    fileprivate func isMissing(_ kind: Kind, _ id: String) -> Bool {
        self.kind == kind.name && self.id == id && what == .removed
    }

    fileprivate func isAdded(_ kind: Kind, _ name: String?) -> Bool {
        self.kind == kind.name && name != nil && self.name == name && what == .added
    }
}
