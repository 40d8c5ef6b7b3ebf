import Capture

/// The keys of everybody a capture speaks of, made as people appear.
///
/// New keys must be kept before anything sealed with them is: ``takeFresh()`` hands them over.
public struct PersonKeys: Sendable {
    private var byPerson: [String: PersonKey]
    private var fresh: [(person: String, id: String, bytes: [UInt8])] = []
    private let random: @Sendable (_ count: Int) -> [UInt8]

    /// - Parameters:
    ///   - known: The keys already kept, by person.
    ///   - random: Bytes nobody can guess.
    public init(_ known: [String: PersonKey] = [:], random: @escaping @Sendable (_ count: Int) -> [UInt8]) {
        byPerson = known
        self.random = random
    }

    /// The key of a person, made now if they have none.
    mutating func key(of person: String) -> PersonKey {
        if let key = byPerson[person] { return key }
        let bytes = random(16)
        let id = random(8).hexadecimal
        let key = PersonKey(id: id, bytes: bytes)
        byPerson[person] = key
        fresh.append((person, id, bytes))
        return key
    }

    /// The keys made since the last call.
    public mutating func takeFresh() -> [(person: String, id: String, bytes: [UInt8])] {
        defer { fresh = [] }
        return fresh
    }
}
