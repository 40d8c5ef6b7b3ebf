import Capture
import ContactCenter
import Platforms

/// The divisions our clients do not reach.
///
/// The platform cuts a list to the divisions of whoever asks, and its `total` with it: nothing in the answer says so.
struct Reach: Sendable {
    private var outside: [Reader: Absence] = [:]

    /// What a list of this client's lacks, if it is one the platform cuts; nil where the client reaches everything.
    func absence(for reader: Reader) -> Absence? { outside[reader] }

    /// Asks the platform what each client reaches.
    ///
    /// - Parameter divisions: Every division there is; nil where that is not known.
    static func of(
        _ connections: [Reader: Connection], divisions: [(id: String, name: String)]?
    ) async throws -> Reach {
        var reach = Reach()
        for (reader, connection) in connections {
            do {
                guard let reached = try await connection.rights().divisions else { continue }
                reach.outside[reader] = absence(reached, of: divisions)
            } catch {
                if Task.isCancelled { throw CancellationError() }
                switch error.advice {
                case .checkCredentials, .checkSetup: throw error
                case .retry, .grant, .report: reach.outside[reader] = .failed(call: error.call, because: error.reason)
                }
            }
        }
        return reach
    }

    private static func absence(_ reached: Set<String>, of divisions: [(id: String, name: String)]?) -> Absence? {
        guard let divisions else { return .outOfReach(divisions: ["divisions that could not be listed"]) }
        let missing = divisions.filter { !reached.contains($0.id) }.map(\.name)
        return missing.isEmpty ? nil : .outOfReach(divisions: missing)
    }
}

extension JSON {

    /// Whether an entry of a list lies in a division, or says in which divisions something holds.
    var namesDivision: Bool {
        self["division"] != nil || self["divisions"] != nil || self["user"]?["division"] != nil
    }
}
