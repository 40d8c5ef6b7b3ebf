import Foundation
import Ledger

/// The write-ahead log: what is durable and not sealed, chained record by record.
struct LogCheck {
    let folder: LedgerFolder
    let origin: String
    let notes: NoteCheck.Notes
    let tree: TreeCheck

    struct Result {
        var end: Int
        var head: TreeHead
        var keyEntries: [KeyCheck.KeyEntry] = []
    }

    func run(_ result: inout Verification) -> Result {
        let sealed = notes.head
        var outcome = Result(end: sealed.size, head: sealed)
        let names = folder.list(LedgerFolder.wals, &result).filter { !$0.hasSuffix(".tmp") }
        let numbers = LedgerFolder.numbers(of: names, ending: ".wal")
        for name in names where !numbers.contains(where: { "\($0).wal" == name }) {
            result.add(Discrepancy(.tampered, "wal/" + name, "no write-ahead log has such a name"))
        }
        if numbers.isEmpty {
            result.add(
                Discrepancy(
                    .incomplete, LedgerFolder.wal(sealed.size), "it is not there: what was not sealed yet is lost"))
        }
        for number in numbers.sorted() {
            if number == sealed.size {
                current(&outcome, &result)
            } else if number < sealed.size {
                leftOver(number, &result)
            } else {
                result.add(
                    Discrepancy(
                        .tampered, LedgerFolder.wal(number), sealed.size..<number,
                        "it goes on from a larger checkpoint than there is"))
            }
        }
        return outcome
    }

    private func current(_ outcome: inout Result, _ result: inout Verification) {
        var levels = tree.walked
        read(notes.head, &result) { record in
            levels.append(record.written.leaf) { _, _ in }
            if record.written.entry.kind == .key {
                outcome.keyEntries.append(
                    .init(index: record.index, sha256: record.written.entry.payload.sha256))
            }
            return nil
        }
        outcome.end = notes.head.size + levels.size - tree.walked.size
        outcome.head = levels.head
    }

    /// One whose entries are sealed, which a crash kept from being dropped: its entries must be those that were sealed.
    private func leftOver(_ first: Int, _ result: inout Verification) {
        guard let head = first == 0 ? TreeHead.empty : notes.bySize[first]?.checkpoint.head else {
            return result.add(Discrepancy(.tampered, LedgerFolder.wal(first), "it follows no checkpoint there is"))
        }
        guard var reader = try? LedgerReader(folder) else { return }
        read(head, &result) { record in
            guard let bytes = try? reader.bytes(at: record.index), bytes == record.written.json else {
                return "the entry is not the one that was sealed"
            }
            return nil
        }
    }

    /// Reads a log to its end.
    ///
    /// - Parameter take: What is wrong with a record, if anything.
    private func read(
        _ head: TreeHead, _ result: inout Verification, take: (WriteAheadReader.Record) -> String?
    ) {
        let path = LedgerFolder.wal(head.size)
        do {
            var reader = try WriteAheadReader(folder, origin: origin, after: head)
            while true {
                switch try reader.step() {
                case .batch(let records):
                    for record in records {
                        guard let wrong = take(record) else { continue }
                        throw WriteAheadReader.Damage(index: record.index, because: wrong)
                    }
                case .end(let torn):
                    if torn > 0 {
                        result.notes.append("\(path) ends with \(torn) bytes that were never acknowledged")
                    }
                    return
                }
            }
        } catch let damage as WriteAheadReader.Damage {
            result.add(
                Discrepancy(
                    damage.kind, path, damage.index..<damage.index + 1, damage.because,
                    expected: damage.expected?.description, actual: damage.actual?.description))
        } catch {
            result.add(Discrepancy(.incomplete, path, "\(error)"))
        }
    }
}
