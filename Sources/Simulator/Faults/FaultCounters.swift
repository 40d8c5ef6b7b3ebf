/// Counts the requests each rule is meant for, and says which of them it strikes.
///
/// Chance depends on the seed, the request and how often it was made, not on what other requests came between: two
/// runs that ask the same are struck the same, in whatever order.
struct FaultCounters: Sendable {
    private let rules: [Faults.Rule]
    private let seed: UInt64
    private var counts: [Int]
    private var repeats: [String: Int] = [:]

    init(_ faults: Faults, seed: UInt64) {
        rules = faults.rules
        self.seed = seed
        counts = [Int](repeating: 0, count: faults.rules.count)
    }

    /// The faults of one request.
    mutating func strike(_ method: String, _ target: Target) -> [Fault] {
        guard !rules.isEmpty else { return [] }
        let name = "\(method) \(target.text)"
        let times = repeats[name, default: 0]
        repeats[name] = times + 1
        var struck: [Fault] = []
        for (number, rule) in rules.enumerated() where rule.isMeant(for: method, target) {
            counts[number] += 1
            if rule.when.strikes(counts[number], chance: chance(number, name, times)) { struck.append(rule.fault) }
        }
        return struck
    }

    /// A number from 0 up to 1.
    private func chance(_ rule: Int, _ name: String, _ times: Int) -> Double {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in "\(seed)/\(rule)/\(times)/\(name)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
        hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
        return Double((hash ^ (hash >> 31)) >> 11) / Double(1 << 53)
    }
}

extension Faults.Rule {
    fileprivate func isMeant(for method: String, _ target: Target) -> Bool {
        if let expected = self.method, expected != method { return false }
        if let query, !target.text.dropFirst(target.path.count).contains(query) { return false }
        return Pattern(path).matches(target.path)
    }
}

extension Faults.When {
    fileprivate func strikes(_ number: Int, chance: Double) -> Bool {
        switch self {
        case .always: true
        case .nth(let numbers): numbers.contains(number)
        case .first(let count): number <= count
        case .every(let step): number % step == 0
        case .probability(let share): chance < share
        }
    }
}

/// A text in which `*` stands for any characters.
private struct Pattern {
    private let pieces: [Substring]

    init(_ text: String) { pieces = text.split(separator: "*", omittingEmptySubsequences: false) }

    func matches(_ text: String) -> Bool {
        guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else { return pieces == [text[...]] }
        guard text.hasPrefix(first), text.hasSuffix(last), text.count >= first.count + last.count else { return false }
        var rest = text.dropFirst(first.count).dropLast(last.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let found = rest.firstRange(of: piece) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }
}
