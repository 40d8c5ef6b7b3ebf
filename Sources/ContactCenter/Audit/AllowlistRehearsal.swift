/// What an allowlist would have done to the calls of the past: who comes in, who is locked out, and whether enough was
/// seen to say so.
///
/// An entry of the audit log may name several addresses, gateways on the way among them; which of them the platform
/// compares with its list is not stated. So a call would have come in only if every one of them is on the list: this may
/// lock out too many here, and never too few.
public struct AllowlistRehearsal: Sendable {
    private let networks: [AddressBlock]
    private let organization: String
    private var seen: [Caller: [String: Sighting]] = [:]

    /// How many of a hundred active people must have been seen before anything can be said.
    ///
    /// 95 is this project's default, not a number from any standard.
    public static let enough = 95

    /// How many addresses are remembered of one caller; what comes beyond is counted together, apart by whether it comes in.
    private static let mostAddresses = 256

    /// - Parameters:
    ///   - networks: The list that is rehearsed.
    ///   - organization: The tenant's own: whoever belongs to another is a partner's.
    public init(_ networks: [AddressBlock], organization: String) {
        self.networks = networks
        self.organization = organization
    }

    /// Who calls the platform.
    public enum Caller: Hashable, Sendable {
        case person(Person.ID)

        /// Somebody of a partner's, whose organisation it is.
        case partner(Person.ID, of: String)
        case client(OAuthClient.ID)
    }

    /// How often, and when last, somebody came from somewhere.
    public struct Sighting: Hashable, Sendable {

        /// The addresses as the platform gave them, one after the other; words where there were too many of them.
        public let address: String
        public let comesIn: Bool
        public fileprivate(set) var count: Int
        public fileprivate(set) var last: Moment
    }

    /// Takes in an event.
    ///
    /// What was refused, and what names no address, shows nobody at work.
    public mutating func see(_ event: AuditEvent) {
        guard event.status != .failure, !event.addresses.isEmpty, let caller = caller(of: event) else { return }
        let place = event.addresses.joined(separator: ", ")
        if let known = seen[caller]?[place] {
            note(caller, place, known.comesIn, at: event.at)
        } else {
            let isInside = event.addresses.allSatisfy(comesIn)
            let isTooMany = (seen[caller]?.count ?? 0) >= Self.mostAddresses
            note(caller, isTooMany ? Self.further(isInside) : place, isInside, at: event.at)
        }
    }

    private static func further(_ comesIn: Bool) -> String { "further addresses \(comesIn ? "inside" : "outside")" }

    private mutating func note(_ caller: Caller, _ place: String, _ comesIn: Bool, at moment: Moment) {
        let new = Sighting(address: place, comesIn: comesIn, count: 0, last: moment)
        var sighting = seen[caller]?[place] ?? new
        sighting.count += 1
        sighting.last = max(sighting.last, moment)
        seen[caller, default: [:]][place] = sighting
    }

    private func caller(of event: AuditEvent) -> Caller? {
        switch event.actor {
        case .person(let person):
            guard let home = event.organization, home != organization else { return .person(person) }
            return .partner(person, of: home)
        case .client(let client): return .client(client)
        case .system: return nil
        }
    }

    /// An address that does not read is on no list.
    private func comesIn(_ text: String) -> Bool {
        guard let address = AddressBlock(text) else { return false }
        return networks.contains { $0.contains(address) }
    }

    /// What came of it.
    ///
    /// - Parameters:
    ///   - active: Everybody who is active now.
    ///   - own: Our own clients: locked out, nobody would notice anything any more.
    ///   - missing: What of the past was not read: who came from where then, nobody knows.
    public func outcome(
        active: Set<Person.ID>, own: [OAuthClient.ID], missing: [ReadAudits.Missing] = []
    ) -> Outcome {
        let lockedOut = seen.compactMap { caller, sightings -> LockedOut? in
            let outside = sightings.values.filter { !$0.comesIn }.sorted {
                ($1.count, $0.address) < ($0.count, $1.address)
            }
            guard !outside.isEmpty else { return nil }
            return LockedOut(caller: caller, from: outside, comesInElsewhere: outside.count < sightings.count)
        }
        let seenPeople = active.count { seen[.person($0)] != nil }
        return Outcome(
            lockedOut: lockedOut.sorted { $0.precedes($1) }, activePeople: active.count, seenPeople: seenPeople,
            own: own.map { Own(client: $0, sightings: seen[.client($0)].map { Array($0.values) }) },
            missing: missing)
    }
}

extension AllowlistRehearsal {

    /// Somebody who would have been locked out at least once.
    public struct LockedOut: Hashable, Sendable {
        public let caller: Caller

        /// From where, the most frequent first.
        public let from: [Sighting]

        /// Whether they were seen inside the list too.
        public let comesInElsewhere: Bool

        fileprivate func precedes(_ other: LockedOut) -> Bool {
            let (mine, theirs) = (from.reduce(0) { $0 + $1.count }, other.from.reduce(0) { $0 + $1.count })
            return mine == theirs ? caller.name < other.caller.name : mine > theirs
        }
    }

    /// What is known of one of our own clients.
    public struct Own: Hashable, Sendable {
        public let client: OAuthClient.ID

        /// nil where it was never seen.
        public let isLockedOut: Bool?

        fileprivate init(client: OAuthClient.ID, sightings: [Sighting]?) {
            self.client = client
            isLockedOut = sightings.map { !$0.allSatisfy(\.comesIn) }
        }
    }

    public struct Outcome: Hashable, Sendable {
        public let lockedOut: [LockedOut]
        public let activePeople: Int

        /// Of how many of them an address was ever seen.
        public let seenPeople: Int
        public let own: [Own]
        public let missing: [ReadAudits.Missing]

        public var decision: Decision {
            guard missing.isEmpty, activePeople > 0, seenPeople * 100 >= AllowlistRehearsal.enough * activePeople,
                own.allSatisfy({ $0.isLockedOut != nil })
            else { return .cannotTell }
            return lockedOut.isEmpty ? .locksNobodyOut : .locksOut
        }
    }

    public enum Decision: String, Sendable {
        case locksNobodyOut, locksOut, cannotTell
    }
}

extension AllowlistRehearsal.Caller {
    public var name: String {
        switch self {
        case .person(let person), .partner(let person, of: _): person.rawValue
        case .client(let client): client.rawValue
        }
    }
}
