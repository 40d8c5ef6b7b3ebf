import Archive
import Assurance
import Capture
import Catalog
import ContactCenter
import Foundation
import GenesysCloud
import IdentityProviders
import Measured
import Scans

// judging-stages CAPTURE
//
// Reads a capture from a folder, translates it and judges it by every control of the baseline, and prints one line of
// JSON: CPU seconds of each stage, and the most memory the process had when the stage ended.
let arguments = CommandLine.arguments
guard arguments.count == 2 else { fatalError("usage: judging-stages CAPTURE") }
let folder = URL(fileURLWithPath: arguments[1])
func stage<Result>(_ name: String, in line: inout ResultLine, _ body: () throws -> Result) rethrows -> Result {
    let measured = try Usage.measured(body)
    line.add("\(name)_cpu_s", seconds: measured.seconds)
    line.add("\(name)_peak_mib", Usage.peakMebibytes)
    return measured.result
}

var line = ResultLine()
let capture = try stage("read", in: &line) { try CaptureFolder.read(folder) }
let snapshot = try stage("translate", in: &line) {
    var snapshot = try GenesysCloud.translate(capture)
    try IdentityProviders.translate(capture, into: &snapshot)
    try Scans.translate(capture, into: &snapshot)
    return snapshot
}
let verdicts = stage("judge", in: &line) { Catalog.controls.judge(snapshot) }
line.add("people", snapshot[.people].value?.count ?? 0)
line.add("grants", snapshot[.grants].value?.count ?? 0)
line.add("capture_mib", capture.files.values.reduce(0) { $0 + $1.count } >> 20)
line.add("controls", verdicts.count)
line.add("shortfalls", verdicts.reduce(0) { $0 + $1.verdict.shortfalls.count })
print(line.text)
