import Synchronization

/// Everything one collection run learned about one tenant.
///
/// Each fact is read on its own, so a snapshot with gaps is still a snapshot.
public struct TenantSnapshot: Sendable {
    private var facts: [FactKind: any Sendable] = [:]

    /// Made of the facts as they are: a changed fact begins anew.
    private var tables = Tables()

    public init() {}

    public subscript<Value>(fact: Fact<Value>) -> Reading<Value> {
        get { fact.reading(in: self) }
        set {
            facts[fact.kind] = newValue
            tables = Tables()
        }
    }

    func reading<Value>(of kind: FactKind) -> Reading<Value>? { facts[kind] as? Reading<Value> }

    /// A table that follows from the facts, made by whoever asks first.
    func table<Value: Sendable>(_ kind: FactKind, make: () -> Value) -> Value { tables.table(kind, make: make) }
}

/// What was made of one snapshot's facts so far.
private final class Tables: Sendable {
    private let made = Mutex<[FactKind: any Sendable]>([:])

    /// Two who ask at once may both make it, and make the same.
    func table<Value: Sendable>(_ kind: FactKind, make: () -> Value) -> Value {
        if let known = made.withLock({ $0[kind] }) as? Value { return known }
        let table = make()
        made.withLock { $0[kind] = table }
        return table
    }
}
