import Capture
import ContactCenter

/// A capture as a commit: its tree, the one before it, and what a reader of the log wants to know.
enum CommitObject {

    /// The same capture after the same history makes the same bytes: its time is when the collection began.
    static func bytes(of manifest: Manifest, tree: ObjectID, parent: ObjectID?) -> [UInt8] {
        let who = "Linewarden <linewarden@localhost> \(manifest.began.milliseconds / 1000) +0000"
        var text = "tree \(tree.hexadecimal)\n"
        if let parent { text += "parent \(parent.hexadecimal)\n" }
        text += "author \(who)\ncommitter \(who)\n\n"
        return Array((text + message(of: manifest)).utf8)
    }

    /// The tree of a commit; nil where it names none.
    static func tree(of bytes: [UInt8]) -> ObjectID? {
        guard bytes.starts(with: "tree ".utf8), let end = bytes.firstIndex(of: 0x0A) else { return nil }
        return ObjectID(String(decoding: bytes[5..<end], as: UTF8.self))
    }

    /// The commit message: first line for `git log --oneline`, then what a reader asks next.
    private static func message(of manifest: Manifest) -> String {
        let name = manifest.organizationName ?? manifest.organization
        let mark = manifest.isSimulated ? " (simulated)" : ""
        let documents = manifest.kinds.reduce(0) { $0 + $1.documents }
        let refused = manifest.kinds.count { !$0.absences.isEmpty && $0.absences.allSatisfy(\.isRefusal) }
        let state = !manifest.isComplete ? "incomplete" : refused == 0 ? "whole" : "whole but for \(refused) refused"
        var lines = ["\(name)\(mark): \(documents) documents of \(manifest.kinds.count) kinds, \(state)", ""]
        lines += [
            "began \(manifest.began.iso8601), ended \(manifest.ended.iso8601)",
            "platform \(manifest.platform), organisation \(manifest.organization)",
        ]
        for kind in manifest.kinds where !kind.absences.isEmpty { lines.append("\(kind.name): not read whole") }
        return lines.joined(separator: "\n") + "\n"
    }
}
