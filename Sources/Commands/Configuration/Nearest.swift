/// The known word somebody most likely meant.
enum Nearest {

    /// - Returns: The word that takes fewest changes to become, nil if it would take more than a third of its letters.
    static func to(_ word: String, among known: some Collection<String>) -> String? {
        let best = known.map { ($0, distance(Array(word), Array($0))) }.min { ($0.1, $0.0) < ($1.1, $1.0) }
        return best.flatMap { $0.1 <= max(2, word.count / 3) ? $0.0 : nil }
    }

    /// How many letters to insert, drop or change (Levenshtein).
    private static func distance(_ one: [Character], _ other: [Character]) -> Int {
        var row = Array(0...other.count)
        for (i, a) in one.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in other.enumerated() {
                let substituted = diagonal + (a == b ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[other.count]
    }
}
