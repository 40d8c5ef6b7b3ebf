public import Assurance
import ContactCenter

extension [OwnControl] {

    /// As controls that are judged like any other, over one inventory that holds what they read.
    public var controls: [Control] {
        map { own in
            Control(
                own.id, version: own.version, own.title, severity: own.severity, satisfies: own.satisfies, why: own.why,
                remedy: own.remedy, reads: own.reads.flatMap { Inventory.table(named: $0)?.facts ?? [] }.distinct(),
                ownWith: own.sha256, judgedTogether: verdicts)
        }
    }

    private func verdicts(of ids: [Control.ID], in snapshot: TenantSnapshot) -> [Control.ID: Verdict] {
        let asked = filter { ids.contains($0.id) }
        let verdicts: [Verdict]
        do throws(QueryError) {
            let inventory = try Inventory(of: snapshot, tables: Set(asked.flatMap(\.reads)))
            verdicts = asked.map { $0.verdict(in: inventory) }
        } catch {
            verdicts = asked.map { $0.unanswered(error) }
        }
        return Dictionary(zip(asked.map(\.id), verdicts)) { first, _ in first }
    }
}
