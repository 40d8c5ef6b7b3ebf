import Rehearsals
import Simulator

extension Rehearsal {

    /// A small tenant in a poor state, two captures of which can be compared to the byte.
    init() { self.init(people: 60, posture: .poor, keys: .fixed) }
}

/// The tenant most tests read, and what is true of it.
enum Undisturbed {
    private static let run = Task { () async throws -> Rehearsal.Outcome in
        let rehearsal = Rehearsal()
        defer { rehearsal.clean() }
        return try await rehearsal.run()
    }

    static func outcome() async throws -> Rehearsal.Outcome { try await run.value }
}
