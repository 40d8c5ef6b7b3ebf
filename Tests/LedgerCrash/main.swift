import ContactCenter
import Foundation
import LedgerStore
import Synchronization

// ledger-crash FOLDER STOP|STEP
//
// Writes a ledger without end and kills itself, as a power cut would, at the STOP-th step it comes to, or the first time
// it comes to STEP. Before that it prints a line for every batch that was acknowledged, how many entries the ledger has
// now, and last which step it was. Only tests run it.
//
// ledger-crash FOLDER STOP PLACE
//
// Copies a ledger to a place and kills itself at the STOP-th step, or says nothing where there are fewer.
//
// ledger-crash FOLDER STOP ADDRESS BRANCH
//
// Does the same to a branch of a repository.
let arguments = CommandLine.arguments
guard (3...5).contains(arguments.count) else { fatalError("usage: ledger-crash FOLDER STOP|STEP") }
let ledger = URL(fileURLWithPath: arguments[1])
let count = Mutex(0)
if arguments.count == 4 {
    let place = URL(fileURLWithPath: arguments[3])
    _ = try await LedgerCopy(of: ledger, in: place, reached: stop).bring()
    exit(0)
}
if arguments.count == 5 {
    _ = try await LedgerBranch(of: ledger, at: arguments[3], branch: arguments[4], reached: stop).bring()
    exit(0)
}

let log = try LedgerLog(at: ledger, origin: "crash.example/log") { step in
    let now = count.withLock { count in
        count += 1
        return count
    }
    guard ["\(now)", "\(step)"].contains(arguments[2]) else { return }
    say("\(step)")
    kill(getpid(), SIGKILL)
}

/// Says it past every buffer, so that what was said before the end is what was acknowledged.
@Sendable func say(_ word: String) {
    let line = Array("\(word)\n".utf8)
    precondition(write(1, line, line.count) == line.count, "the acknowledgement was not said")
}

@Sendable func stop(_ step: String) {
    let now = count.withLock { count in
        count += 1
        return count
    }
    if "\(now)" == arguments[2] { kill(getpid(), SIGKILL) }
}

func entry(_ number: Int) -> NewEntry {
    NewEntry(
        at: Moment(milliseconds: Int64(number) * 1000), kind: .audit, subject: "event \(number)", source: "crash",
        payload: Array("payload of \(number)".utf8))
}

var round = 0
while true {
    let size = await log.size
    let batch = (size..<size + 1 + (size * 7 + round) % 90).map(entry)
    say("\(try await log.append(batch).upperBound)")
    round += 1
    if round % 3 == 0 { try await log.seal(at: Moment(milliseconds: Int64(round) * 1000)) }
    if round % 7 == 0 {
        _ = try await log.rotateKey(at: Moment(milliseconds: Int64(round) * 1000), source: "crash")
        say("\(await log.size)")
    }
    if round % 11 == 0 {
        _ = try await log.deleteSegments(
            before: size / 2, because: "the test", at: Moment(milliseconds: Int64(round) * 1000))
        say("\(await log.size)")
    }
}
