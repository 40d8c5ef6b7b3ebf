import Assurance
import ContactCenter

/// Something to ask about: a number, or nil where nobody knows it.
struct Thing: Sendable {
    var id: String
    var size: Int?
}

extension Fact where Value == [Thing] { static var things: Self { Fact("things") } }
extension Fact where Value == [String] { static var words: Self { Fact("words") } }
extension Fact where Value == Bool { static var flag: Self { Fact("flag") } }
extension Fact where Value == Int {
    static var most: Self {
        Fact(Parameter("most", .entries, default: 10, in: 0...99, looser: .higher, source: "ours"))
    }
}

extension Subject {
    static func thing(_ id: String) -> Subject { Subject(.rule, id) }
}

extension Shortfall {
    init(_ thing: Thing, _ predicate: String = "is too big") {
        self.init(.thing(thing.id), predicate, seen: "\(thing.size ?? 0)", expected: "less")
    }
}

extension Control {

    /// Per item: no thing is bigger than the most allowed.
    static func thingsAreSmall(_ id: ID = "TST-01", given flag: Fact<Bool> = .flag) -> Control {
        Control(
            id, "Things are small", severity: .high, satisfies: .iso27001("A.5.1"), why: "So.", remedy: "Shrink.",
            of: .things, given: flag, .most
        ) { _, most in
            Question {
                $0.size.map { $0 > most }
            } finding: {
                Shortfall($0)
            } missing: { _ in
                .leftOut(field: "size")
            }
        }
    }

    /// Over the whole tenant: the flag is up.
    static func flagIsUp(_ flag: Fact<Bool> = .flag) -> Control {
        Control(
            "TST-02", version: 3, "The flag is up", severity: .low, satisfies: .nistCSF("PR.AA-01"), why: "So.",
            remedy: "Raise it.", reads: flag
        ) { isUp in
            isUp
                ? .met(examined: 1)
                : .notMet([Shortfall(.tenant, "is down", seen: "", expected: "")], examined: 1, undecided: [])
        }
    }
}

extension TenantSnapshot {
    static func with(_ things: Reading<[Thing]>, flag: Reading<Bool> = .observed(true)) -> TenantSnapshot {
        var snapshot = TenantSnapshot()
        snapshot[.things] = things
        snapshot[.flag] = flag
        return snapshot
    }
}

extension Gap {
    static let size = Gap(.things, .leftOut(field: "size"))
    static let things = Gap(.things, .cutShort(read: 1, of: 2))
    static let flag = Gap(.flag, .notOffered)
}
