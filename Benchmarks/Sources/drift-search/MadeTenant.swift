import Capture
import ContactCenter
import Recovery

/// Documents of the sizes and shapes of a tenant's: people in lines with sealed fields, roles with sets of sets.
struct MadeTenant {
    let people: Int
    let objects: Int

    static let peopleKind = Kind("people", .lines)
    static let rolesKind = Kind("roles", .objects)
    static let kinds = [rolesKind, peopleKind]

    static let rules = ComparisonRules(
        volatile: ["version", "dateModified", "selfUri"],
        sets: [
            "roles": ["permissionPolicies", "permissionPolicies[].actionSet", "permissions"], "people": ["groups"],
        ],
        references: ["division": ["divisions"], "manager": ["people"]],
        placedReferences: ["people": ["groups[]": ["groups"]]], weights: ["roles": .heavy])

    /// The capture of it.
    ///
    /// - Parameter isEdited: Whether somebody edited the person or role of that number.
    func capture(where isEdited: (Int) -> Bool) -> Capture {
        var builder = CaptureBuilder()
        for number in 0..<objects {
            let id = Self.id(number, "4e1d")
            builder.add(Self.rolesKind, id: id, config: Self.role(id, isEdited(number)), state: nil)
        }
        for number in 0..<people {
            let id = Self.id(number, "9a7c")
            builder.add(Self.peopleKind, id: id, config: Self.person(id, number, isEdited(number)), state: nil)
        }
        let files = builder.takeFiles()
        var manifest = Manifest(
            platform: "made", organization: "made", isSimulated: true, clients: [], began: Moment(milliseconds: 0),
            ended: Moment(milliseconds: 0), tool: "drift-search",
            kinds: [.init("roles", documents: objects), .init("people", documents: people)])
        manifest.files = files.mapValues(\.sha256)
        return Capture(manifest: manifest, files: files)
    }

    private static func id(_ number: Int, _ part: String) -> String {
        "00000000-\(part)-4000-8000-" + String(String(1_000_000_000_000 + number).dropFirst())
    }

    private static func person(_ id: String, _ number: Int, _ isEdited: Bool) -> [UInt8] {
        let seal = String(repeating: "q7Zx0", count: 12)
        let groups = (0..<4).map { #"{"id":"\#(Self.id((number + $0) % 50, "6b2f"))","name":"Group \#($0)"}"# }
        return Array(
            #"""
            {"department":"Department \#(isEdited ? "new" : "old")","division":{"id":"\#(Self.id(number % 9, "1c3a"))"},\#
            "email":{"domain":"example.com","sealed":"k\#(number):\#(seal)"},\#
            "groups":[\#(groups.joined(separator: ","))],"id":"\#(id)",\#
            "manager":{"id":"\#(Self.id(number / 12, "9a7c"))","name":{"sealed":"k\#(number / 12):\#(seal)"}},\#
            "name":{"sealed":"k\#(number):\#(seal)"},"state":"active","title":"Agent",\#
            "username":{"domain":"example.com","sealed":"k\#(number):\#(seal)"}}
            """#.utf8)
    }

    private static func role(_ id: String, _ isEdited: Bool) -> [UInt8] {
        let policies = (0..<12).map { number in
            let actions = isEdited && number == 7 ? #""view","edit","add""# : #""view","edit""#
            return #"{"actionSet":[\#(actions)],"domain":"domain\#(number)","entityName":"entity\#(number)"}"#
        }
        return Array(
            #"{"description":"A role","id":"\#(id)","name":"Role","permissionPolicies":[\#(policies.joined(separator: ","))]}"#
                .utf8)
    }
}
