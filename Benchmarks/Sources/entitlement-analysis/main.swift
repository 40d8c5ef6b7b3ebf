import Assurance
import Catalog
import ContactCenter
import Measured

// entitlement-analysis PEOPLE
//
// Works out who can do what: two grants and two groups a person, 200 roles of which five make administrators, 50
// divisions, 400 groups of which every tenth holds a role. Then asks it of everybody, and judges the tenant by every
// control about access (ACC). One line of JSON; seconds of CPU.
let arguments = CommandLine.arguments
guard arguments.count == 2, let count = Int(arguments[1]) else { fatalError("usage: entitlement-analysis PEOPLE") }
let now = Moment(milliseconds: 1_795_000_000_000)

func id<Owner>(_ number: Int, _ kind: Int) -> Identifier<Owner> {
    let digits = String(String(1_000_000_000_000 + number).dropFirst())
    return Identifier("0000000\(kind)-0000-4000-8000-\(digits)")
}

func person(_ number: Int) -> Person {
    Person(
        id: id(number, 1), state: number % 20 == 0 ? .inactive : .active, division: id(number % 50, 2),
        groups: .observed([id(number % 400, 3), id(number % 391, 3)]))
}

func grants(_ number: Int) -> [Grant] {
    (0..<2).map { place in
        Grant(.person(id(number, 1)), id((number * 7 + place) % 200, 4), in: .division(id((number + place) % 50, 2)))
    }
}

func role(_ number: Int) -> Role {
    Role(
        id: id(number, 4), name: "Role \(number)",
        powers: number % 40 == 0 ? [.grantsRoles] : number % 50 == 1 ? [.opensRecordings] : [],
        permissions: (0..<100).map { "domain\($0 % 10):entity\(number):action\($0)" })
}

let byGroup = stride(from: 0, to: 400, by: 10).map { number in
    Grant(.group(id(number, 3)), id(number % 200, 4), in: .everywhere)
}
var snapshot = TenantSnapshot()
snapshot[.asOf] = .observed(now)
snapshot[.people] = .observed((0..<count).map(person))
snapshot[.grants] = .observed((0..<count).flatMap(grants) + byGroup)
snapshot[.roles] = .observed((0..<200).map(role))
snapshot[.divisions] = .observed((0..<50).map { Division(id: id($0, 2), name: "Division \($0)") })
snapshot[.groups] = .observed((0..<400).map { Group(id: id($0, 3), name: "Group \($0)") })
snapshot[.clients] = .observed([])
snapshot[.usageAnalysis] = .observed(UsageAnalysis(isOn: .observed(true)))

let peakBefore = Usage.peakMebibytes
let made = Usage.measured { snapshot[.entitlements].value }
guard let entitlements = made.result, let people = snapshot[.people].value else { fatalError("nothing was made") }
let asked = Usage.measured {
    people.reduce(into: (privileged: 0, opening: 0, grants: 0)) { sums, person in
        if entitlements.isPrivileged(person) == true { sums.privileged += 1 }
        if entitlements.powers(of: person).contains(.opensRecordings) { sums.opening += 1 }
        sums.grants += entitlements.grants(of: person).count
    }
}
let controls = Catalog.controls.filter { $0.id.rawValue.hasPrefix("ACC-") }
let judged = Usage.measured { controls.judge(snapshot) }
var line = ResultLine()
line.add("people", people.count)
line.add("grants", snapshot[.grants].value?.count ?? 0)
line.add("made_cpu_s", seconds: made.seconds)
line.add("asked_cpu_s", seconds: asked.seconds)
line.add("privileged", asked.result.privileged)
line.add("opening_recordings", asked.result.opening)
line.add("grants_behind", asked.result.grants)
line.add("controls", controls.count)
line.add("judged_cpu_s", seconds: judged.seconds)
line.add("shortfalls", judged.result.reduce(0) { $0 + $1.verdict.shortfalls.count })
line.add("all_cpu_s", seconds: made.seconds + asked.seconds + judged.seconds)
line.add("mib", Usage.peakMebibytes - peakBefore)
print(line.text)
