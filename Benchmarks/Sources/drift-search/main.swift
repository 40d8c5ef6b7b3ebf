import Capture
import ContactCenter
import Measured
import Recovery

// drift-search PEOPLE OBJECTS CHANGED
//
// Two captures in memory, of so many people and configuration objects, of which CHANGED of a hundred were edited in
// between; the hashes of both captures compared with their manifests, then the difference. One line of JSON: seconds of
// CPU, and what was found.
let arguments = CommandLine.arguments
guard arguments.count == 4, let people = Int(arguments[1]), let objects = Int(arguments[2]),
    let changed = Int(arguments[3])
else { fatalError("usage: drift-search PEOPLE OBJECTS CHANGED") }

let tenant = MadeTenant(people: people, objects: objects)
let before = tenant.capture { _ in false }
let after = tenant.capture { $0 % 100 < changed }

let checking = Usage.measured { before.discrepancies().count + after.discrepancies().count }
let searching = try Usage.measured {
    try Difference(from: before, to: after, kinds: MadeTenant.kinds, by: MadeTenant.rules)
}
let expected = (0..<people).count { $0 % 100 < changed } + (0..<objects).count { $0 % 100 < changed }
guard checking.result == 0, searching.result.objects.count == expected else {
    fatalError("\(searching.result.objects.count) changes found, and there are \(expected)")
}

var line = ResultLine()
line.add("people", people)
line.add("objects", objects)
line.add("changed", expected)
line.add("mebibytes", (before.files.values.reduce(0) { $0 + $1.count }) / 1_048_576)
line.add("hashes", seconds: checking.seconds)
line.add("difference", seconds: searching.seconds)
line.add("peakMebibytes", Usage.peakMebibytes)
print(line.text)
