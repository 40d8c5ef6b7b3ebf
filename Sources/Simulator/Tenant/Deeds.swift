import Capture

/// What requests did to a tenant that stands in no document of it.
struct Deeds: Sendable {

    /// How many documents, secrets and the like were made up.
    private var made = 0

    /// What documents will be, once somebody has read what they are on the way: by the name of their place.
    var settling: [String: (place: DocumentPlace, after: JSON)] = [:]

    /// The conversations whose recordings nobody may delete.
    var protectedConversations: Set<String> = []

    /// The second factors that were taken away.
    var removedVerifiers: Set<String> = []

    /// The people whose station was freed.
    var freedStations: Set<String> = []

    /// What people were told to do: idle or off the queue.
    var routingStatuses: [String: LiveFigures.Doing] = [:]

    /// How many calls people are in that came by no queue.
    var ownCalls: [String: Int] = [:]

    /// Why and when the state of a person was last set by itself.
    var stateChanges: [String: (reason: String?, date: String)] = [:]

    /// The jobs that export and import flows, by their ids.
    var flowJobs: [String: FlowJob] = [:]

    /// What was uploaded of flows, by their ids.
    var flowScripts: [String: [UInt8]] = [:]

    /// The divisions that were deleted and can be brought back.
    var deletedDivisions: [String: JSON] = [:]

    /// A new number, for something that is made up.
    mutating func number() -> Int {
        made += 1
        return made
    }
}
