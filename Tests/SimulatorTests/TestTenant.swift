import Capture
import ContactCenter
import Simulator
import Synchronization

/// A small tenant made by hand.
struct TestTenant {
    private var builder = CaptureBuilder()
    private var records: [Manifest.KindRecord] = []

    static let client = ClientCredentials(id: "reader", secret: "correct horse")
    static let other = ClientCredentials(id: "guest", secret: "battery staple")

    private static let volatile: Set<String> = [
        "version", "selfUri", "dateCreated", "userCount", "objectCounts", "lastTokenIssued", "dateLastLogin",
    ]

    init() { add("organization", .setting, #"{"id":"org-1","name":"Acme","version":3}"#) }

    mutating func add(_ kind: String, _ layout: Kind.Layout = .objects, _ text: String) {
        let json = JSON(literal: text)
        let id = json["id"]?.string ?? kind
        let volatile = kind == "client-usage" ? ["interval", "row"] : Self.volatile
        builder.add(Kind(kind, layout), id: id, json, volatile: volatile)
    }

    mutating func refuse(_ kind: String, _ absence: Absence) {
        records.append(Manifest.KindRecord(kind, documents: 0, absences: [absence]))
    }

    /// `reader` holds this role in these divisions.
    mutating func addReader(
        _ policies: String, in divisions: [String] = ["*"], seconds: Int = 86_400,
        grantType: String = "CLIENT-CREDENTIALS", state: String = "active"
    ) {
        add("roles", .objects, #"{"id":"role-1","name":"Reader","permissionPolicies":[\#(policies)],"userCount":4}"#)
        let held = divisions.map { #"{"roleId":"role-1","divisionId":"\#($0)"}"# }.joined(separator: ",")
        add(
            "oauth-clients", .objects,
            #"""
            {"id":"reader","name":"Reader","authorizedGrantType":"\#(grantType)","state":"\#(state)",
             "accessTokenValiditySeconds":\#(seconds),"secret":"hmac-sha256:k1:00112233445566778899aabbccddeeff",
             "roleDivisions":[\#(held)]}
            """#)
    }

    mutating func addPeople(_ numbers: Range<Int>, state: String = "active", division: String = "home") {
        for number in numbers {
            add(
                "people", .lines,
                #"""
                {"id":"person-\#(number)","name":"Name \#(number)","state":"\#(state)","version":1,
                 "division":{"id":"\#(division)"},"lastTokenIssued":{"dateIssued":"2026-11-01T00:00:00Z"},
                 "dateLastLogin":"2026-11-02T00:00:00Z","groups":[{"id":"group-1"}],"mood":"unknown to any description"}
                """#)
        }
    }

    func capture() -> Capture {
        Capture(
            manifest: Manifest(
                platform: "genesys-cloud", organization: "org-1", isSimulated: true, clients: [],
                began: TestClock.start, ended: TestClock.start, tool: "test", kinds: records),
            files: builder.files())
    }

    static func policy(_ permission: String) -> String {
        let parts = permission.split(separator: ":")
        return #"{"domain":"\#(parts[0])","entityName":"\#(parts[1])","actionSet":["\#(parts[2])"]}"#
    }
}

/// A clock that goes on when it is told to.
final class TestClock: Sendable {
    static let start = Moment(milliseconds: 1_795_334_400_000)  // 2026-11-22T08:00:00Z
    private let moment = Mutex(TestClock.start)

    var now: Moment { moment.withLock(\.self) }

    func advance(_ duration: Duration) { moment.withLock { $0 = $0.advanced(by: duration) } }
}
