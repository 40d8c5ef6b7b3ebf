import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Measured
import Platforms
import Simulator

// contain-person RUNS MILLISECONDS
//
// A simulated tenant whose every answer takes so long, and so many people locked out of it one after another: from the
// decision, which is the plan, to the outcome of its last change on disk. One line of JSON: milliseconds, calls and
// seconds of CPU, the simulator's among them.
let arguments = CommandLine.arguments
guard arguments.count == 3, let runs = Int(arguments[1]), let delay = Int(arguments[2]) else {
    fatalError("usage: contain-person RUNS MILLISECONDS")
}

let tenant = SimulatedTenant.generate(people: runs * 2, seed: 7, posture: .mixed, at: Containment.clock.now())
var active: [String] = []
try tenant.capture.each(.people) { document in
    if document["state"]?.string == "active", active.count < runs { active.append(document.id) }
}
guard active.count == runs else { fatalError("there are \(active.count) active people, and \(runs) were asked for") }

var options = Options { Containment.clock.now() }
options.rateLimit = RateLimit(requests: 1_000_000, window: .seconds(60))
options.faults = Faults([.init(.slow(.milliseconds(delay)))])
let simulator = try Simulator(
    of: tenant.capture, clients: [ClientCredentials(id: "responder", secret: "secret")], options: options)

let place = FileManager.default.temporaryDirectory.appendingPathComponent("contain-person-\(getpid())")
defer { try? FileManager.default.removeItem(at: place) }
let containment = Containment(
    people: active, folder: try DataDirectory(place).tenant(platform: "genesys-cloud", organization: "acme"))
let start = Usage.ownSeconds
let took = try await simulator.serving { endpoint in try await containment.run(on: endpoint) }

let sorted = took.milliseconds.sorted()
var line = ResultLine()
line.add("runs", runs)
line.add("delay", delay)
line.add("calls", took.calls / runs)
line.add("median", Int(sorted[runs / 2].rounded()))
line.add("p99", Int(sorted[runs * 99 / 100].rounded()))
line.add("longest", Int((sorted.last ?? 0).rounded()))
line.add("cpu", seconds: Usage.ownSeconds - start)
print(line.text)
