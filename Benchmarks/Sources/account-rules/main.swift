import Assurance
import Capture
import ContactCenter
import Measured

/// account-rules FILE [memory|stream]
///
/// Judges the accounts of a file by the forty rules and prints one line of JSON: `memory` reads all facts first and
/// measures the judging apart, `stream` goes from bytes to findings and holds no account it has nothing to say about.
guard CommandLine.arguments.count >= 2 else { fatalError("usage: account-rules FILE [memory|stream]") }
let inventory = Inventory(file: CommandLine.arguments[1])
let isStreamed = CommandLine.arguments.dropFirst(2).first == "stream"
let tables = Tables()
var snapshot = TenantSnapshot()
snapshot[.tables] = .observed(tables)

var line = ResultLine()
var count = 0
let hits: [(control: Control.ID, elements: [Account])]
if isStreamed {
    let measured = try Usage.measured {
        var pass = Pass(of: .accounts, controls: Rules.all, in: snapshot)
        try inventory.each(tables) { account in
            count += 1
            pass.take(account)
        }
        return pass.hits
    }
    hits = measured.result
    line.add("engine", "Linewarden, streamed")
    line.add("accounts", count)
    line.add("total_cpu_s", seconds: measured.seconds)
} else {
    let read = try Usage.measured {
        var accounts: [Account] = []
        try inventory.each(tables) { accounts.append($0) }
        return accounts
    }
    let judged = Usage.measured {
        var pass = Pass(of: .accounts, controls: Rules.all, in: snapshot)
        for account in read.result { pass.take(account) }
        return pass.hits
    }
    hits = judged.result
    line.add("engine", "Linewarden")
    line.add("accounts", read.result.count)
    line.add("load_cpu_s", seconds: read.seconds)
    line.add("judge_cpu_s", seconds: judged.seconds)
    line.add("pairs_per_cpu_s", Int(Double(read.result.count * Rules.all.count) / judged.seconds))
}
let peak = Usage.peakMebibytes
let findings = hits.flatMap { control, accounts in accounts.map { "\(control)\($0.id)" } }.sorted()
line.add("findings", findings.count)
line.add("hash", String(Array(findings.joined(separator: "\n").utf8).sha256.prefix(12)))
line.add("peak_mib", peak)
print(line.text)
