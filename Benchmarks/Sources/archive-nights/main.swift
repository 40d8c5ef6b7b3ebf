import Archive
import Capture
import Foundation
import Measured

// archive-nights PEOPLE NIGHTS CHANGED SIGNED-IN FOLDER
//
// Commits captures of a simulated tenant to a new archive in the folder, one a night, reads the last one back, and
// prints one line of JSON. CPU seconds include git's.
let arguments = CommandLine.arguments
guard arguments.count == 6, let people = Int(arguments[1]), let count = Int(arguments[2]),
    let changed = Int(arguments[3]), let signedIn = Int(arguments[4])
else { fatalError("usage: archive-nights PEOPLE NIGHTS CHANGED SIGNED-IN FOLDER") }
let folder = URL(fileURLWithPath: arguments[5])

/// The bytes of all files below a folder.
func size(of folder: URL) -> Int {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return paths.reduce(0) { sum, path in
        let attributes = try? FileManager.default.attributesOfItem(atPath: folder.appendingPathComponent(path).path)
        return sum + (attributes?[.type] as? FileAttributeType == .typeRegular ? attributes?[.size] as? Int ?? 0 : 0)
    }
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

try? FileManager.default.removeItem(at: folder)
let archive = try TenantArchive(at: folder)
let made = try Usage.measured { try Nights(people: people) }
var nights = made.result
var seconds: [Double] = []
var sizes: [Int] = []
var commit = ""
var bytes = 0
for night in 0..<count {
    if night > 0 { try nights.pass(changed: changed, signedIn: signedIn) }
    let (manifest, files) = nights.capture()
    bytes = files.values.reduce(0) { $0 + $1.count }
    let added = try Usage.measured { try archive.add(manifest, files: files) }
    commit = added.result
    seconds.append(added.seconds)
    sizes.append(size(of: folder))
}
let read = try Usage.measured { try archive.read(commit) }
precondition(read.result.discrepancies().isEmpty, "what was read back is not what was kept")

var line = ResultLine()
line.add("people", people)
line.add("documents", nights.count)
line.add("nights", count)
line.add("capture_kib", bytes / 1024)
line.add("first_cpu_s", seconds: seconds[0])
line.add("first_kib", sizes[0] / 1024)
if count > 1 {
    line.add("next_cpu_s", seconds: median(Array(seconds.dropFirst())))
    line.add("next_kib", (sizes[count - 1] - sizes[0]) / 1024 / (count - 1))
    line.add("worst_next_cpu_s", seconds: seconds.dropFirst().max() ?? 0)
}
line.add("all_kib", sizes[count - 1] / 1024)
line.add("read_cpu_s", seconds: read.seconds)
line.add("peak_mib", Usage.peakMebibytes)
print(line.text)
