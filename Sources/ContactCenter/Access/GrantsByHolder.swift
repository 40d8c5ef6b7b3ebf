/// All grants, by who holds them.
///
/// The grants stay where they are: beside them stand their places, holder after holder.
public struct GrantsByHolder: Sendable {
    private let grants: [Grant]

    /// Whose grants begin where in `order`; one more than there are holders.
    private let starts: [Int32]
    private let order: [Int32]
    private let numbers: [Grant.Holder: Int32]

    public let someGroupHolds: Bool
    public let hasUnknownHolder: Bool

    public init(_ grants: [Grant]) {
        self.grants = grants
        var numbers: [Grant.Holder: Int32] = [:]
        var counts: [Int32] = []
        let holders = grants.map { grant in
            let number = numbers[grant.holder, default: Int32(counts.count)]
            if number == counts.count {
                numbers[grant.holder] = number
                counts.append(0)
            }
            counts[Int(number)] += 1
            return number
        }
        starts = counts.reduce(into: [0]) { starts, count in starts.append(starts[starts.count - 1] + count) }
        order = Self.order(of: holders, from: starts)
        someGroupHolds = numbers.keys.contains { if case .group = $0 { true } else { false } }
        hasUnknownHolder = numbers.keys.contains { if case .unknown = $0 { true } else { false } }
        self.numbers = numbers
    }

    private static func order(of holders: [Int32], from starts: [Int32]) -> [Int32] {
        var next = starts
        var order = [Int32](repeating: 0, count: holders.count)
        for (place, holder) in holders.enumerated() {
            order[Int(next[Int(holder)])] = Int32(truncatingIfNeeded: place)
            next[Int(holder)] += 1
        }
        return order
    }

    /// How many hold something.
    var count: Int { starts.count - 1 }

    /// Counts from zero in the order they were met; nil for whoever holds nothing.
    func number(of holder: Grant.Holder) -> Int? { numbers[holder].map { Int($0) } }

    /// The holders that count as somebody's groups.
    var groups: [Int] {
        numbers.compactMap { holder, number in if case .group = holder { Int(number) } else { nil } }
    }

    /// The grants of a holder in the order they were met.
    func grants(ofNumber number: Int) -> some Sequence<Grant> {
        order[Int(starts[number])..<Int(starts[number + 1])].lazy.map { grants[Int($0)] }
    }

    /// The grants of a holder in the order they were met.
    public func grants(of holder: Grant.Holder) -> [Grant] {
        number(of: holder).map { Array(grants(ofNumber: $0)) } ?? []
    }

    /// A person's own grants, then those of their groups.
    public func grants(of person: Person) -> [Grant] {
        var held = grants(of: .person(person.id))
        for group in person.groups.value ?? [] { held += grants(of: .group(group)) }
        return held
    }
}

extension Fact where Value == GrantsByHolder {
    public static var grantsByHolder: Self { Fact("grants by holder", madeOf: .grants) { GrantsByHolder($0) } }
}
