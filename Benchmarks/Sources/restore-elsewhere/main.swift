import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Measured
import Platforms
import Redaction
import Response
import Simulator

// restore-elsewhere SKILLS REQUESTS SHARE
//
// A tenant that was lost, with so many skills added, made again in an organisation of its first day that takes so many
// requests a minute, of which SHARE of a hundred are ours: through every gate, over HTTP, with the journal on disk, in real
// time. One line of JSON: what was made, how many calls it took, how long, and how long so many calls take at least.
let arguments = CommandLine.arguments
guard arguments.count == 4, let skills = Int(arguments[1]), let requests = Int(arguments[2]),
    let share = Int(arguments[3])
else { fatalError("usage: restore-elsewhere SKILLS REQUESTS SHARE") }

let clock = WallClock(
    now: { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }, sleep: { try await Task.sleep(for: $0) })
let began = clock.now()
let source = LostTenant(skills: skills, at: began).capture
let standing = SimulatedTenant.bare(organization: "Practice Range", seed: 2, at: began).capture
var choice = Rebuilding.Options()
choice.ownClients = Set(standing.manifest.clients)
let rebuilding = try Rebuilding(of: source, onto: standing, choice)
let plan = Plan(
    rebuilding.changes, because: "measured", trigger: "measured", by: "ada", at: began,
    until: began.advanced(by: .seconds(8 * 3600)), on: "none", log: "measured")
guard let documents = try GenesysCloud.documents(of: plan.changes, from: source, onto: standing) else {
    fatalError("a document of the plan is missing")
}

var options = Options { clock.now() }
options.rateLimit = RateLimit(requests: requests, window: .seconds(60))
let simulator = try Simulator(
    of: standing, clients: [ClientCredentials(id: "responder", secret: "secret")], options: options)
let place = FileManager.default.temporaryDirectory.appendingPathComponent("restore-elsewhere-\(getpid())")
defer { try? FileManager.default.removeItem(at: place) }
let log = try ChangeLog(
    try DataDirectory(place).tenant(platform: "genesys-cloud", organization: "acme"), source: "restore-elsewhere")
try await log.record(plan, at: began)

let start = Usage.ownSeconds
let (applied, calls, took) = try await simulator.serving { endpoint in
    let session = try Session()
    let connection = Connection(
        to: Endpoints(api: endpoint.api, login: endpoint.login),
        as: .init(client: "responder", secret: Secret("secret")), over: session.transport,
        budget: RateBudget(share: share, allowed: requests), clock: clock, mayChange: true, jitter: { 0 })
    let changer = Changer(connection).making(documents) { nil }
    var journal = Journal()
    journal.take(plan)
    let hands = TenantHands(
        gather: { changes in await changer.gather(changes) },
        isMadeOn: { change in changer.isMadeOn(change) },
        switchOff: { change throws(PlatformError) in try await changer.switchOff(change) },
        look: { change throws(PlatformError) in try await changer.look(change) },
        make: { change, before throws(PlatformError) in try await changer.make(change, before) },
        live: { _ in Live(interacting: .observed(nil), queues: .observed([])) })
    let circumstances = Circumstances(
        now: began, rules: SafetyRules(), population: Population(active: 1, administrators: .observed([])),
        approval: .given(by: ["grace", "edsger"], interrupting: []))
    let from = ContinuousClock.now
    let applied = try await Applying(
        plan, in: circumstances, journal: journal, by: hands, into: log, clock: clock, stopped: { nil }
    ).run()
    let took = (ContinuousClock.now - from) / .seconds(1)
    let calls = await connection.requests
    await session.close()
    return (applied, calls, took)
}

// A minute's share is spent at once, and the next minute waited for.
let ours = max(1, requests * share / 100)
let least = Double((max(calls, 1) - 1) / ours * 60)
var line = ResultLine()
line.add("changes", plan.changes.count)
line.add("settled", applied.count { $0.isSettled })
line.add("calls", calls)
line.add("seconds", seconds: took)
line.add("least", seconds: least)
line.add("cpu", seconds: Usage.ownSeconds - start)
print(line.text)
