import Archive
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Platforms
import Redaction
import Response
import Synchronization

// change-crash FOLDER API LOGIN PLAN COUNT RAMP
//
// Carries out the plan in the file PLAN on the tenant that API and LOGIN serve, and kills itself, as a power cut would, at
// the COUNT-th of these steps: before an intent is written, before a request is sent, before what it made is switched off,
// before an outcome is written. RAMP is how many targets it takes on at a time from the first on. With COUNT 0 it goes through to the end and says how many changes are made. What a plan makes
// after another tenant it takes from the captures in FOLDER/source and FOLDER/standing. Only tests run it.
let arguments = CommandLine.arguments
guard arguments.count == 7, let fatal = Int(arguments[5]), let ramp = Int(arguments[6]) else {
    fatalError("usage: change-crash FOLDER API LOGIN PLAN COUNT RAMP")
}

let count = Mutex(0)

/// Counts a step, and ends here at the one that was asked for.
@Sendable func reach() {
    let now = count.withLock { count in
        count += 1
        return count
    }
    if now == fatal { kill(getpid(), SIGKILL) }
}

func capture(_ name: String) throws -> Capture {
    try CaptureFolder.read(URL(fileURLWithPath: arguments[1]).appendingPathComponent(name))
}

let clock = WallClock(
    now: { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }, sleep: { try await Task.sleep(for: $0) })
let folder = try DataDirectory(URL(fileURLWithPath: arguments[1])).tenant(
    platform: "genesys-cloud", organization: "acme")
guard let plan = Plan(Array(try Data(contentsOf: URL(fileURLWithPath: arguments[4])))) else { fatalError("no plan") }

let session = try Session()
let connection = Connection(
    to: Endpoints(api: arguments[2], login: arguments[3]), as: .init(client: "responder", secret: Secret("secret")),
    over: session.transport, budget: RateBudget(share: 100, allowed: 100_000), clock: clock, mayChange: true,
    jitter: { 0 })
let documents =
    plan.rebuilds
    ? try GenesysCloud.documents(
        of: plan.changes, from: try capture("source"), onto: try capture("standing")) : [:]
guard let documents else { fatalError("a document of the plan is missing") }
let changer = Changer(connection).making(documents) { plan.ended(at: clock.now()) }
let hands = TenantHands(
    gather: { changes in await changer.gather(changes) },
    isMadeOn: { changer.isMadeOn($0) },
    switchOff: { change throws(PlatformError) in
        reach()
        try await changer.switchOff(change)
    },
    comesAfter: { changer.comesAfter($0) },
    mayTake: { changer.mayTake($0) },
    look: { change throws(PlatformError) in try await changer.look(change) },
    make: { change, before throws(PlatformError) in
        reach()
        return try await changer.make(change, before)
    },
    live: { subject in await changer.live(subject) })

var rules = SafetyRules()
rules.mode = .automatic
rules.notice = .zero
rules.caps.ramp = ramp
rules.testAccounts = Set(plan.targets.map(\.id))
let circumstances = Circumstances(
    now: clock.now(), rules: rules, population: Population(active: 1000, administrators: .observed([])),
    approval: .given(by: ["grace", "edsger"], interrupting: []))

let log = try ChangeLog(folder, source: "crash") { _ in reach() }
var journal = try await log.journal(from: folder)
if journal.plan(plan.id) == nil {
    try await log.record(plan, at: clock.now())
    journal.take(plan)
}
let applied = try await Applying(
    plan, in: circumstances, journal: journal, by: hands, into: log, clock: clock, stopped: { nil }
).run()
await session.close()
print(applied.count { $0.isSettled })
