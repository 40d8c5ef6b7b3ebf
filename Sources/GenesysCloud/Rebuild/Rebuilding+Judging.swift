import Capture
import Recovery
import Response

// What of it comes back, and as what.

extension Rebuilding {

    /// A thing that may come back, decided.
    struct Judged {
        let candidate: Candidate
        let first: ShapedDocument
        let last: ShapedDocument
        let obstacle: HandSteps.Reason?

        /// Whether it is not there yet, or not as it is to be.
        let isOpen: Bool

        var isLeft: Bool { obstacle != nil }

        private func change(_ verb: Verb) -> Change {
            let call = candidate.call
            return Change(
                verb, call.subject(candidate.id, name: candidate.document.wanted["name"]?.string),
                .document(kind: call.kind.name, sha256: candidate.sha256))
        }

        private var isInTwo: Bool { first.json.canonical() != last.json.canonical() }

        /// What is there already is written once, when everything it refers to is there.
        var firstChange: [Change] {
            isOpen && (candidate.twin == nil || !isInTwo) ? [change(.make)] : []
        }

        var lastChange: [Change] { isOpen && isInTwo ? [change(.complete)] : [] }
    }

    /// Decides until nothing rests any more on what does not come.
    func settled(_ candidates: [Candidate]) throws(CaptureError) -> [Judged] {
        var coming = PlannedNames(candidates.map { ($0.call.kind.name, $0.document.name) })
        while true {
            let own = try own(candidates, coming)
            let judged = candidates.map { self.judged($0, coming, own) }
            let still = PlannedNames(
                judged.filter { !$0.isLeft }.map { ($0.candidate.call.kind.name, $0.candidate.document.name) })
            guard still != coming else { return judged }
            coming = still
        }
    }

    /// What comes back in the tenant itself as far as anybody knows; nil where it is another tenant.
    private func own(
        _ candidates: [Candidate], _ coming: PlannedNames
    ) throws(CaptureError) -> RebuiltDocument.Own? {
        guard options.returning != nil else { return nil }
        let making = candidates.filter { coming.contains($0.call.kind.name, $0.document.name) }.map { one in
            Change(.make, one.call.subject(one.id, name: nil), .document(kind: one.call.kind.name, sha256: one.sha256))
        }
        return .init(standing: standing, returning: try ReturningThings(making, from: source))
    }

    func judged(_ candidate: Candidate, _ coming: PlannedNames, _ own: RebuiltDocument.Own?) -> Judged {
        let target = own == nil ? GenesysCloud.target(names.standing, coming) : GenesysCloud.ownTarget(coming)
        var candidate = candidate
        candidate.document.own = own
        let document = candidate.document
        let first = document.shaped(.first, over: candidate.twin, in: target)
        let last = document.shaped(.last, over: candidate.twin, in: target)
        // What a flow does stands in no list: only its export can tell.
        let isOpen = candidate.twin.map { candidate.call.kind != .flows && !last.open(over: $0).isEmpty } ?? true
        return Judged(
            candidate: candidate, first: first, last: last,
            obstacle: candidate.reason ?? flowMissing(for: candidate, target) ?? obstacle(candidate, last, isOpen),
            isOpen: isOpen)
    }

    func obstacle(
        _ candidate: Candidate, _ last: ShapedDocument, _ isOpen: Bool
    ) -> HandSteps.Reason? {
        if let because = candidate.document.refusal {
            return (because, "make it by hand, with what the platform takes")
        }
        if let broken = last.broken {
            let (call, wanted) = (candidate.call, candidate.document.wanted)
            return (
                words(for: broken, in: wanted) + ", and without it would mean something else",
                steps(for: broken, of: call, wanted)
            )
        }
        if HandSteps.isLimited(candidate.call.kind), let unlawful = options.unlawful(candidate.document.wanted) {
            return (unlawful, "ask counsel, set the days the law allows, and make it by hand")
        }
        guard let twin = candidate.twin, isOpen else { return nil }
        if let untouched = candidate.call.untouched { return (untouched, "change it by hand") }
        guard candidate.call.edit != nil else {
            return ("one of that name is there and differs, and no call we go by writes one", "change it by hand")
        }
        return candidate.call.obstacle(from: twin, to: last.json).map { ($0, "do it by hand, if it is meant") }
    }
}
