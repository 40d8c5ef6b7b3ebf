import ContactCenter

/// Chance that repeats itself: the same seed and purpose draw the same things on every machine.
///
/// Each purpose draws from a sequence of its own, so that one more client changes nobody's name. The sequence is
/// SplitMix64.
///
/// Source: Steele, Lea, Flood, *Fast splittable pseudorandom number generators*, OOPSLA 2014.
struct Draw: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64, for purpose: String) {
        let name = purpose.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        state = name ^ (seed &* Self.step)
    }

    mutating func next() -> UInt64 {
        state &+= Self.step
        return Self.mixed(state)
    }

    private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

    private static func mixed(_ state: UInt64) -> UInt64 {
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// The number at a place of the sequence of a seed, without drawing those before it.
    static func number(_ place: Int, of seed: UInt64) -> UInt64 {
        mixed(seed &+ UInt64(truncatingIfNeeded: place) &* step)
    }

    /// A number of the range, which must not be empty.
    mutating func number(_ range: Range<Int>) -> Int {
        range.lowerBound + Int((next() >> 11) % UInt64(range.count))
    }

    /// True so many times in a hundred.
    mutating func isTrue(percent: Int) -> Bool { number(0..<100) < percent }

    /// One of the choices, of which there must be some.
    mutating func one<Choice>(of choices: [Choice]) -> Choice { choices[number(0..<choices.count)] }

    /// A random UUID after RFC 9562 §5.4.
    mutating func uuid() -> String {
        let high = next() & ~0xF000 | 0x4000
        let low = next() & ~(0b11 << 62) | 0b10 << 62
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for position in 0..<32 {
            if [8, 12, 16, 20].contains(position) { text.append(UInt8(ascii: "-")) }
            let half = position < 16 ? high : low
            let digit = UInt8(truncatingIfNeeded: half >> UInt64(60 - position % 16 * 4)) & 15
            text.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// So many days and a part of one before a moment.
    mutating func moment(_ days: Range<Int>, daysBefore moment: Moment) -> Moment {
        let seconds = Int64(number(days)) * 86_400 + Int64(number(0..<86_400))
        return Moment(milliseconds: (moment.milliseconds / 1000 - seconds) * 1000)
    }
}
