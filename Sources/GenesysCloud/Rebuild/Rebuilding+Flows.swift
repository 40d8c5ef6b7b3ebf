import Capture
import ContactCenter
import Recovery

// What a flow does stands in its export, and in no list.

extension Rebuilding {

    /// A flow comes back by its export, and only where there is none of its name.
    func takeExport(of flow: inout Candidate, beside twin: String?) throws(CaptureError) {
        let found = try FlowExport.found(of: flow.document.wanted, id: flow.id, in: source)
        if let twin {
            let there = try flow.twin.flatMap { own throws(CaptureError) in
                try FlowExport.found(of: own, id: twin, in: standing).export
            }
            let isSame = found.export != nil && found.export?.script == there?.script
            flow.reason = isSame ? nil : otherType(than: flow.document.wanted, flow.twin) ?? untouched(flow.call)
            return
        }
        flow.document.flow = found.export.map { ($0, []) }
        let own = flow.document.name
        flow.named = (found.export?.words ?? []).filter { name in
            name != own && !names.source.ids(of: Kind.flows.name, named: name).isEmpty
        }.sorted()
        flow.reason = found.obstacle ?? found.export.flatMap { divisionMissing(for: $0) }
    }

    private func untouched(_ call: MakeCall) -> HandSteps.Reason {
        (call.untouched ?? "", "import its export over it in Architect, or delete it there and plan again")
    }

    /// The platform tells flows by name and type, and a restore by name alone.
    private func otherType(than wanted: JSON, _ there: JSON?) -> HandSteps.Reason? {
        guard let own = wanted["type"]?.string, let other = there?["type"]?.string, own != other else { return nil }
        return (
            "a flow of that name and another type is there: \(other), and not \(own)",
            "rename the one that is there, and plan again"
        )
    }

    /// A flow that is named in an export and does not come, nor is there.
    func flowMissing(for flow: Candidate, _ target: RebuiltDocument.Target) -> HandSteps.Reason? {
        let missing = flow.named.first { name in
            let stands = options.returning != nil && !names.standing.ids(of: Kind.flows.name, named: name).isEmpty
            return !stands && target(Kind.flows.name, name) == nil
        }
        guard let name = missing else { return nil }
        return (
            "its export names the flow \(name), which does not come back",
            "bring \(name) back first, and plan again"
        )
    }

    /// An export names its division, and is imported nowhere else.
    private func divisionMissing(for export: FlowExport) -> HandSteps.Reason? {
        guard let division = export.division, !divisions.contains(division.lowercased()) else { return nil }
        return ("its export lies in the division \(division), which is not there", "make the division, and plan again")
    }
}
