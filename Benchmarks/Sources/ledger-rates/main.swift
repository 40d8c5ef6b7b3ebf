import ContactCenter
import Foundation
import Ledger
import LedgerStore
import Measured

// ledger-rates ENTRIES BATCH BYTES SEALED-AT-ONCE FOLDER
//
// Appends entries with payloads of about BYTES in batches, sealing every SEALED-AT-ONCE entries; verifies all of it;
// proves a thousand entries. Prints one line of JSON. CPU seconds are those of all threads.
let arguments = CommandLine.arguments
guard arguments.count == 6, let count = Int(arguments[1]), let batch = Int(arguments[2]), let bytes = Int(arguments[3]),
    let sealed = Int(arguments[4])
else { fatalError("usage: ledger-rates ENTRIES BATCH BYTES SEALED-AT-ONCE FOLDER") }
let folder = URL(fileURLWithPath: arguments[5])

/// Wall seconds beside the CPU seconds.
nonisolated(nonsending) func timed<Result>(
    _ body: nonisolated(nonsending) () async throws -> Result
) async rethrows -> (result: Result, cpu: Double, wall: Double) {
    let clock = ContinuousClock.now
    let began = Usage.seconds
    let result = try await body()
    let wall = clock.duration(to: .now).components
    return (result, Usage.seconds - began, Double(wall.seconds) + Double(wall.attoseconds) / 1e18)
}

/// What a finding looks like: words that repeat, and ids that do not.
func payload(_ number: Int) -> [UInt8] {
    var text = "{\"control\":\"ACC-0\(number % 9)\",\"observed\":\"2026-11-24T08:00:00Z\",\"findings\":["
    var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
    while text.utf8.count < bytes - 60 {
        state = state &* 6_364_136_223_846_793_005 &+ 1
        text += "{\"person\":\"\(String(state >> 16, radix: 16))\",\"holds\":\"Master Admin\",\"division\":\"Home\"},"
    }
    return Array((text + "null]}").utf8)
}

try? FileManager.default.removeItem(at: folder)
let log = try LedgerLog(at: folder, origin: "bench.example/log")
let now = Moment(milliseconds: 1_795_564_800_000)
let made = (0..<min(count, 4 * batch)).map { number in
    NewEntry(at: now, kind: .finding, subject: "ACC-03 \(number)", source: "assess", payload: payload(number))
}
let payloadBytes = made.reduce(0) { $0 + $1.payload.count } / made.count * count
var sealing = (cpu: 0.0, wall: 0.0)
let all = try await timed {
    for start in stride(from: 0, to: count, by: batch) {
        let first = start % made.count
        _ = try await log.append(Array(made[first..<min(first + batch, made.count)]))
        guard (start + batch) % sealed == 0 || start + batch >= count else { continue }
        let one = try await timed { try await log.seal(at: now) }
        sealing.cpu += one.cpu
        sealing.wall += one.wall
    }
}
let verified = await timed { await LedgerVerifier(at: folder).verify() }
guard case .sound = verified.result.outcome else { fatalError("\(verified.result.discrepancies)") }
let size = await log.size
let proofs = try await timed {
    for number in 0..<1000 { _ = try await log.prove(number &* 2_654_435_761 % size) }
}

var line = ResultLine()
line.add("entries", size)
line.add("payload_mb", payloadBytes / 1_000_000)
line.add("append_seal_cpu_s", seconds: all.cpu)
line.add("append_seal_wall_s", seconds: all.wall)
line.add("mb_per_cpu_s", Int(Double(payloadBytes) / 1e6 / all.cpu))
line.add("append_wall_s", seconds: all.wall - sealing.wall)
line.add("durable_entries_per_wall_s", Int(Double(size) / (all.wall - sealing.wall)))
line.add("seal_cpu_s", seconds: sealing.cpu)
line.add("verify_cpu_s", seconds: verified.cpu)
line.add("verify_wall_s", seconds: verified.wall)
line.add("verify_mb_per_wall_s", Int(Double(payloadBytes) / 1e6 / verified.wall))
line.add("verify_mb_per_cpu_s", Int(Double(payloadBytes) / 1e6 / verified.cpu))
line.add("proof_microseconds_cpu", Int(proofs.cpu * 1000))
line.add("proof_microseconds_wall", Int(proofs.wall * 1000))
line.add("peak_mib", Usage.peakMebibytes)
print(line.text)
