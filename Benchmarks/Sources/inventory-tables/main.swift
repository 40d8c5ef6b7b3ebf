import ContactCenter
import Inventory
import Measured

// inventory-tables PEOPLE
//
// Puts a tenant of so many people into tables: two grants and two groups a person, 200 roles of 100 permissions, 50
// divisions, 200 clients. Then asks it, and stops a query without an end. One line of JSON; seconds of CPU.
let arguments = CommandLine.arguments
guard arguments.count == 2, let count = Int(arguments[1]) else { fatalError("usage: inventory-tables PEOPLE") }
let now = Moment(milliseconds: 1_795_000_000_000)

func id<Owner>(_ number: Int, _ kind: Int) -> Identifier<Owner> {
    let digits = String(String(1_000_000_000_000 + number).dropFirst())
    return Identifier("0000000\(kind)-0000-4000-8000-\(digits)")
}

func person(_ number: Int) -> Person {
    Person(
        id: id(number, 1), state: number % 20 == 0 ? .inactive : .active, division: id(number % 50, 2),
        groups: .observed([id(number % 400, 3), id(number % 391, 3)]), lastPasswordSignIn: .observed(nil),
        lastToken: .observed(now.advanced(by: .seconds(-number * 37))),
        invited: .observed(now.advanced(by: .days(-400))))
}

func grants(_ number: Int) -> [Grant] {
    (0..<2).map { place in
        Grant(
            .person(id(number, 1)), id((number * 7 + place) % 200, 4), in: .division(id((number + place) % 50, 2)),
            since: now.advanced(by: .days(-100)))
    }
}

func role(_ number: Int) -> Role {
    Role(
        id: id(number, 4), name: "Role \(number)", powers: number % 40 == 0 ? [.grantsRoles] : [],
        permissions: (0..<100).map { "domain\($0 % 10):entity\(number):action\($0)" })
}

var snapshot = TenantSnapshot()
snapshot[.asOf] = .observed(now)
snapshot[.people] = .observed((0..<count).map(person))
snapshot[.grants] = .observed((0..<count).flatMap(grants))
snapshot[.roles] = .observed((0..<200).map(role))
snapshot[.divisions] = .observed((0..<50).map { Division(id: id($0, 2), name: "Division \($0)") })
snapshot[.clients] = .observed((0..<200).map { OAuthClient(id: id($0, 5), name: "Client \($0)") })

let peakBefore = Usage.peakMebibytes
let filled = try Usage.measured { try Inventory(of: snapshot) }
let inventory = filled.result
let privileged = """
    SELECT DISTINCT p.id FROM person_roles x JOIN people p ON p.id = x.person JOIN roles r ON r.id = x.role
    WHERE p.state = 'active' AND r.is_privileged
    """
let joined = try Usage.measured { try inventory.ask(privileged).rows.count }
let dormant = try Usage.measured {
    try inventory.ask("SELECT id FROM people WHERE days_between(last_seen, as_of()) > 30").rows.count
}
let rows = try inventory.ask(
    "SELECT (SELECT count(*) FROM people) + (SELECT count(*) FROM grants) + "
        + "(SELECT count(*) FROM group_members) + (SELECT count(*) FROM role_permissions)"
).rows[0][0].text
let endless = Usage.measured {
    _ = try? inventory.ask("WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT count(*) FROM t")
}
var line = ResultLine()
line.add("people", count)
line.add("rows", Int(rows) ?? 0)
line.add("fill_cpu_s", seconds: filled.seconds)
line.add("fill_mib", Usage.peakMebibytes - peakBefore)
line.add("privileged", joined.result)
line.add("privileged_cpu_s", seconds: joined.seconds)
line.add("dormant", dormant.result)
line.add("dormant_cpu_s", seconds: dormant.seconds)
line.add("stopped_after_cpu_s", seconds: endless.seconds)
print(line.text)
