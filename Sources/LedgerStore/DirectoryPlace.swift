import Foundation
import Ledger

/// Checkpoints as files of a directory: `<origin, / as _>/<size>.note`.
struct DirectoryPlace {
    let folder: URL

    func keep(_ note: SignedNote) throws(LedgerError) {
        let doing = "keep a checkpoint in \(folder.path)"
        guard let checkpoint = try? Checkpoint(text: note.text) else {
            throw LedgerError(.unsound, doing: doing, because: "it is none")
        }
        let place = LedgerFolder(folder)
        let path = path(checkpoint.origin, checkpoint.head.size)
        if let kept = try place.read(path) {
            guard (try? SignedNote(kept))?.text == note.text else {
                throw LedgerError(
                    .unsound, doing: doing,
                    because: "another checkpoint of size \(checkpoint.head.size) is kept there: the log was forked")
            }
            return
        }
        try place.put(note.bytes, at: path, mode: 0o444)
    }

    func checkpoints(of origin: String) throws(LedgerError) -> [SignedNote] {
        let place = LedgerFolder(folder)
        var notes: [SignedNote] = []
        for size in try place.numbers(in: name(origin), ending: ".note").sorted() {
            let path = path(origin, size)
            guard let note = try place.read(path).flatMap({ try? SignedNote($0) }) else {
                throw LedgerError(.unsound, doing: "read the checkpoints in \(folder.path)", because: "\(path) is none")
            }
            notes.append(note)
        }
        return notes
    }

    private func name(_ origin: String) -> String { origin.replacing("/", with: "_") }

    private func path(_ origin: String, _ size: Int) -> String { "\(name(origin))/\(size).note" }
}
