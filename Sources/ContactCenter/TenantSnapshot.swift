/// Everything one collection run learned about one tenant.
///
/// Each fact is read on its own, so a snapshot with gaps is still a snapshot.
public struct TenantSnapshot: Sendable {
    private var facts: [FactKind: any Sendable] = [:]

    public init() {}

    public subscript<Value>(fact: Fact<Value>) -> Reading<Value> {
        get { fact.reading(in: self) }
        set { facts[fact.kind] = newValue }
    }

    func reading<Value>(of kind: FactKind) -> Reading<Value>? { facts[kind] as? Reading<Value> }
}
