public import Capture
import ContactCenter

extension Difference {

    /// Compares two tenants by what their objects are called: ids and what moves by itself are left out, and a reference is
    /// to whatever has that name.
    ///
    /// What is kept in lines (people, what they hold, who of partners comes in) has no names to go by and is not compared.
    ///
    /// - Returns: What only the second has as added, what only the first has as removed.
    /// - Throws: ``Capture/CaptureError`` if a file does not read.
    public static func ofTenants(
        _ first: Capture, _ second: Capture, kinds: [Kind], by rules: ComparisonRules
    ) throws(CaptureError) -> Difference {
        var rules = rules
        rules.volatile.insert("id")
        let names = (
            first: try ObjectNames(of: first, kinds: kinds, by: rules),
            second: try ObjectNames(of: second, kinds: kinds, by: rules)
        )
        var objects: [ObjectChange] = []
        var notCompared: [NotCompared] = []
        for kind in kinds where kind.layout != .lines && !rules.measured.contains(kind.name) {
            let (one, other) = (first.side(of: kind), second.side(of: kind))
            guard one.isWhole, other.isWhole else {
                if one.isUnknown(beside: other) {
                    notCompared.append(NotCompared(kind: kind.name, before: one, after: other))
                }
                continue
            }
            var pairs = TenantPairs(of: kind, by: rules, names)
            try pairs.compare(first, second)
            objects += pairs.objects
            if !pairs.ambiguous.isEmpty {
                let because = Absence.unanswered(
                    because: "several are called \(pairs.ambiguous.sorted().joined(separator: ", "))")
                notCompared.append(NotCompared(kind: kind.name, before: .part([because]), after: .part([because])))
            }
        }
        let referred = ReferredNames(first, second, kinds: kinds)
        return Difference(objects: try referred.put(into: objects.sortedByWeight()), notCompared: notCompared)
    }
}
