import Capture

/// The ways through a platform's events met so far, with what the rules say of each.
///
/// A platform has some hundred, and a year of its events has a hundred million texts on them: what depends on the keys
/// alone is asked once a path and not once a text.
struct KnownPaths: Sendable {
    private let rules: EventRules
    private var places: [Place] = []

    /// Where the event itself stands.
    static let root = 0

    /// Keys can be data: places beyond this many are forgotten as soon as they are left.
    private static let most = 4096

    /// Where texts stand that the same keys lead to, arrays left out.
    struct Place: Sendable {
        let path: [String]

        /// What a seal of a text there is bound to: `audit/user.name`.
        let seal: String

        /// Whether the key that leads here says that everything under it is a secret.
        let isSecret: Bool

        /// Whether it looks like one of our seals, and is somebody else's text.
        let looksSealed: Bool
        let rule: EventRules.Rule
        fileprivate var below = Keys()
    }

    init(_ rules: EventRules) {
        self.rules = rules
        places = [place([])]
    }

    subscript(index: Int) -> Place { _read { yield places[index] } }

    /// The place a key leads to; to be left before its parent is.
    mutating func enter(_ key: JSON, below parent: Int) -> Int {
        if let known = places[parent].below[key.raw] { return known }
        let fresh = places.count
        places.append(place(places[parent].path + [key.string ?? ""]))
        if fresh < Self.most { places[parent].below.insert(key.raw, fresh) }
        return fresh
    }

    mutating func leave(_ place: Int) {
        if place >= Self.most { places.removeSubrange(place...) }
    }

    /// Learns anew where the keys met so far were too many; between two events, for in one of them places are in use.
    mutating func trim() {
        if places.count >= Self.most { places = [place([])] }
    }

    private func place(_ path: [String]) -> Place {
        Place(
            path: path, seal: EventRedactor.kind + "/" + path.joined(separator: "."),
            isSecret: path.last.map(rules.fields.isSecret) ?? false, looksSealed: path.last == "sealed",
            rule: rules.rule(path))
    }
}

/// The keys below a place, as they are spelled, with the places they lead to.
private struct Keys: Sendable {
    private var few: [(spelled: [UInt8], place: Int)] = []
    private var more: [[UInt8]: Int] = [:]

    /// So many are looked through one by one, which is faster than hashing.
    private static let most = 24

    subscript(key: ArraySlice<UInt8>) -> Int? {
        for (spelled, place) in few where spelled.count == key.count && spelled.elementsEqual(key) { return place }
        return more.isEmpty ? nil : more[Array(key)]
    }

    mutating func insert(_ key: ArraySlice<UInt8>, _ place: Int) {
        if few.count < Self.most { few.append((Array(key), place)) } else { more[Array(key)] = place }
    }
}
