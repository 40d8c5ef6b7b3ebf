/// What a platform answered when asked for one fact, or why there is no answer.
///
/// A missing answer is data. Nothing downstream may turn it into "fine".
public enum Reading<Value: Sendable>: Sendable {

    /// The platform answered, and answered in full.
    case observed(Value)

    /// The platform answered in part: a list cut short, or one of two sources refused.
    ///
    /// What falls short in it falls short; that the rest is in order, nobody can say.
    case partial(Value, [Absence])

    /// There is no answer, and this is why.
    case absent(Absence)
}

extension Reading: Equatable where Value: Equatable {}
extension Reading: Hashable where Value: Hashable {}

extension Reading {

    /// The answer as far as there is one.
    public var value: Value? {
        switch self {
        case .observed(let value), .partial(let value, _): value
        case .absent: nil
        }
    }

    /// Everything that stands between this and a whole answer; empty when it is whole.
    public var absences: [Absence] {
        switch self {
        case .observed: []
        case .partial(_, let absences): absences
        case .absent(let absence): [absence]
        }
    }

    /// Whether nothing is missing: what is not in it is not there.
    public var isWhole: Bool {
        if case .observed = self { true } else { false }
    }

    public func map<Other>(_ transform: (Value) -> Other) -> Reading<Other> {
        switch self {
        case .observed(let value): .observed(transform(value))
        case .partial(let value, let absences): .partial(transform(value), absences)
        case .absent(let absence): .absent(absence)
        }
    }

    /// A part of it that was read, or not, on its own.
    public func flatMap<Part>(_ part: (Value) -> Reading<Part>) -> Reading<Part> {
        switch self {
        case .observed(let value): part(value)
        case .absent(let absence): .absent(absence)
        case .partial(let value, let absences):
            switch part(value) {
            case .observed(let part): .partial(part, absences)
            case .partial(let part, let others): .partial(part, absences + others)
            case .absent(let absence): .absent(absence)
            }
        }
    }
}
