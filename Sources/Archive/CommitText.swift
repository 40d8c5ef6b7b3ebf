import Capture
import ContactCenter

/// What is written to `git fast-import` for one capture.
enum CommitText {

    static func header(of manifest: Manifest, parent: String?) -> [UInt8] {
        let seconds = manifest.began.milliseconds / 1000
        let message = self.message(of: manifest)
        var text = "feature done\ncommit refs/heads/main\n"
        text += "committer Linewarden <linewarden@localhost> \(seconds) +0000\n"
        text += "data \(message.utf8.count)\n\(message)\n"
        if let parent { text += "from \(parent)\n" }
        text += "deleteall\n"
        return Array(text.utf8)
    }

    static func file(_ path: String, _ bytes: [UInt8]) -> [UInt8] {
        Array("M 100644 inline \(path)\ndata \(bytes.count)\n".utf8) + bytes + [0x0A]
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
