import Assurance
import ContactCenter
import Frameworks
import Programme

/// What there is to say of one requirement, in lines below its title.
struct RequirementText {

    /// When attestations are looked at; nil where no tenant was judged, and there are none.
    let asOf: Moment?

    func title(of requirement: Requirement) -> String {
        "\(requirement.id.padded(to: 8))  \(requirement.title)".fitted(to: Self.width)
    }

    func lines(of row: FrameworkReport.Row) -> [String] {
        guard row.cover != .none else { return [indented("nothing here covers it")] }
        return row.direct.flatMap(direct) + derived(row.derived) + row.attestations.map(attested)
            + row.exceptions.map(accepted)
    }

    func indented(_ text: String) -> String { "          " + text }

    private static let width = 100

    private func direct(_ mapped: FrameworkReport.Mapped<DirectMapping>) -> [String] {
        let verdict = mapped.judged.map { "  \($0.inWords)" } ?? ""
        let line = "\(mapped.label)\(verdict)  (\(share(of: mapped.mapping)))"
        return [indented(line)] + evidence(mapped.judged?.evidence ?? [])
    }

    /// A customer's says whose it is, and why it is more than a part.
    private func share(of mapping: DirectMapping) -> String {
        guard mapping.judge != .ours else { return mapping.share.inWords }
        let why = mapping.share == .part ? "" : ": \(mapping.reason)"
        return "\(mapping.share.inWords), by \(mapping.judge.name)\(why)"
    }

    private func evidence(_ entries: [ReadEvidence.Entry]) -> [String] {
        guard !entries.isEmpty else { return [] }
        let more = entries.count > 3 ? ["\(entries.count - 3) more"] : []
        return wrapped("  in", entries.prefix(3).map(\.inWords) + more)
    }

    /// A block for each way that checks are derived over.
    private func derived(_ all: [FrameworkReport.Mapped<DerivedMapping>]) -> [String] {
        all.map { Way($0.mapping) }.distinct().flatMap { way in
            let checks = all.filter { Way($0.mapping) == way }.map { mapped in
                mapped.label + (mapped.judged.map { " \($0.judgement.verdictInWords)" } ?? "")
            }
            return [indented("derived (\(way.share.inWords)): it \(way.words), says \(way.judge.name)")]
                + wrapped("  there", checks)
        }
    }

    private struct Way: Hashable {
        let words: String
        let share: Share
        let judge: Judge

        init(_ mapping: DerivedMapping) {
            words = mapping.way
            share = mapping.share
            judge = mapping.crosswalk.judge
        }
    }

    private func attested(_ one: RecordedAttestation) -> String {
        let moment = asOf ?? one.recorded
        return indented("attested  \(one.attestation.id) by \(one.attestation.by), \(one.standing(at: moment))")
    }

    private func accepted(_ applied: Acceptances.Applied) -> String {
        let approved = applied.approved
        return indented("exception  \(approved.id) of \(approved.exception.control), \(applied.standing.inWords)")
    }

    /// A list over as many lines as it takes.
    private func wrapped(_ label: String, _ items: [String]) -> [String] {
        var lines: [String] = []
        var line = indented(label)
        for (place, item) in items.enumerated() {
            let word = " " + item + (place == items.count - 1 ? "" : ",")
            if line.count + word.count > Self.width, line.last != " " {
                lines.append(line)
                line = indented("   ")
            }
            line += word
        }
        return lines + [line]
    }
}
