import ContactCenter

/// The entries of one service on one day, in the order they happened, none of them kept: where an entry stands says when
/// it happened and what it is.
///
/// What really happened in the tenant (`told`) lies among what is made up.
struct AuditDay: Sendable {
    let service: AuditServices.Service
    let day: Int
    private let seed: UInt64
    private let made: Int
    private let told: [AuditRecord]

    /// How many of the made-up entries come before each told one.
    private let before: [Int]

    /// - Parameters:
    ///   - day: Days since 1970-01-01.
    ///   - thousandths: How many entries a working day has on average, in thousandths.
    ///   - told: Sorted by when they happened.
    init(_ service: AuditServices.Service, _ day: Int, seed: UInt64, thousandths: Int, told: [AuditRecord]) {
        self.service = service
        self.day = day
        self.seed = seed
        self.told = told
        made = Self.count(day, thousandths, Draw(seed, for: "\(service.name)/\(day)"))
        before = told.map { [made, seed] in Self.count(before: $0.at, day: day, of: made, seed) }
    }

    var count: Int { made + told.count }

    enum Entry: Sendable {
        case made(Int)
        case told(AuditRecord)
    }

    subscript(position: Int) -> Entry {
        let passed = before.enumerated().prefix { $1 + $0 < position }.count
        if passed < told.count, before[passed] + passed == position { return .told(told[passed]) }
        return .made(position - passed)
    }

    /// When an entry happened.
    func moment(at position: Int) -> Moment {
        switch self[position] {
        case .told(let record): record.at
        case .made(let number): Self.moment(number, of: made, day: day, seed)
        }
    }

    /// A tenth of the working day's entries on a weekend, and never quite the same number.
    private static func count(_ day: Int, _ thousandths: Int, _ draw: Draw) -> Int {
        var draw = draw
        let isWeekend = [2, 3].contains(day % 7)
        let share = draw.number(90..<111)
        return (thousandths * share / 100 / (isWeekend ? 10 : 1) + draw.number(0..<1000)) / 1000
    }

    /// Each has a stretch of the day of its own, and some moment of it.
    private static func moment(_ number: Int, of count: Int, day: Int, _ seed: UInt64) -> Moment {
        let stretch = 86_400_000 / count
        let at = stretch * number + Int(Draw.number(number, of: seed ^ UInt64(day)) % UInt64(stretch))
        return Moment(milliseconds: Int64(day) * 86_400_000 + Int64(at))
    }

    private static func count(before moment: Moment, day: Int, of count: Int, _ seed: UInt64) -> Int {
        guard count > 0 else { return 0 }
        let stretch = 86_400_000 / count
        let offset = Int(moment.milliseconds - Int64(day) * 86_400_000)
        let number = min(offset / stretch, count - 1)
        return Self.moment(number, of: count, day: day, seed) <= moment ? number + 1 : number
    }
}
