import Capture
import ContactCenter

/// Who works at a moment, and on what: made up from the seed and the clock, the same in every run.
///
/// Six in ten of the active people are agents, each a member of one queue. What an agent does changes every five minutes.
/// Nobody is an agent in a tenant that had no queues when it began to be served.
struct LiveFigures: Sendable {
    let seed: UInt64
    let now: Moment
    let tenant: Tenant

    /// What somebody does, in the platform's words.
    ///
    /// Source: `RoutingStatus.status` of the API description of July 2026.
    enum Status: String, Sendable, CaseIterable {
        case offQueue = "OFF_QUEUE"
        case idle = "IDLE"
        case interacting = "INTERACTING"
        case notResponding = "NOT_RESPONDING"
        case communicating = "COMMUNICATING"

        var isOnQueue: Bool { self != .offQueue }
    }

    /// What one person does, and since when.
    struct Doing: Sendable {
        let status: Status
        let since: Moment
    }

    private static let stretch: Int64 = 300_000
    /// The queues that agents are members of, where a tenant has them; any other has no members.
    static let queueNames = ["Service", "Orders", "Claims", "Sales", "Back Office"]

    struct Queue: Sendable {
        let id: String
        let name: String
    }

    /// Those with members first.
    var queues: [Queue] {
        let staffed = tenant.staffedQueues
        let known = Set(staffed.map(\.id))
        return staffed + tenant.queues.filter { !known.contains($0.id) }
    }

    /// The number of the queue somebody is a member of; nil for who is no agent.
    func queue(of person: String) -> Int? {
        let chance = chance(person, 0)
        guard !tenant.staffedQueues.isEmpty, chance % 10 < 6 else { return nil }
        return Int(chance / 10 % UInt64(tenant.staffedQueues.count))
    }

    /// What somebody who is active does.
    func doing(_ person: String) -> Doing {
        if let set = tenant.deeds.routingStatuses[person] { return set }
        let shift = Int64(chance(person, 1) % UInt64(Self.stretch))
        let number = (now.milliseconds + shift) / Self.stretch
        let since = Moment(milliseconds: number * Self.stretch - shift)
        guard queue(of: person) != nil else { return Doing(status: .offQueue, since: since) }
        return Doing(status: Self.status(chance(person, UInt64(bitPattern: number)) % 100), since: since)
    }

    /// One agent in twenty is on a call, one in four waits for one.
    private static func status(_ chance: UInt64) -> Status {
        switch chance {
        case 0..<5: .interacting
        case 5..<30: .idle
        case 30: .notResponding
        case 31: .communicating
        default: .offQueue
        }
    }

    /// How many calls somebody is in that came by no queue.
    func ownCalls(of person: String) -> Int { tenant.deeds.ownCalls[person] ?? 0 }

    private func chance(_ person: String, _ purpose: UInt64) -> UInt64 {
        let name = person.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return Draw.number(0, of: name ^ seed &* 0x9E37_79B9_7F4A_7C15 ^ purpose &* 0xBF58_476D_1CE4_E5B9)
    }

    /// The station of who is on a queue, until it is freed.
    func station(of person: JSON) -> String? {
        let id = person["id"]?.string ?? ""
        guard person["state"]?.string == "active", doing(id).status.isOnQueue,
            !tenant.deeds.freedStations.contains(id)
        else { return nil }
        return IdentifierV5.uuid(of: "simulator/\(seed)/station/\(id)")
    }

    /// How many members of each queue do what.
    func counts() -> [[Status: Int]] {
        var counts = [[Status: Int]](repeating: [:], count: queues.count)
        for person in tenant.shelf(.people)?.ids(ofFacet: "active") ?? [] {
            guard let queue = queue(of: person) else { continue }
            counts[queue][doing(person).status, default: 0] += 1
        }
        return counts
    }

    /// How many callers wait in a queue.
    func waiting(in queue: Int) -> Int {
        guard queue < tenant.staffedQueues.count else { return 0 }
        return Int(chance(tenant.staffedQueues[queue].id, UInt64(bitPattern: now.milliseconds / Self.stretch)) % 4)
    }
}

extension Inquiry {
    var figures: LiveFigures { LiveFigures(seed: reception.options.seed, now: now, tenant: tenant) }
}
