import Assurance
import ContactCenter
import History
import Testing

@Suite struct `A run changes what is known of a finding` {
    private static let seen: [(FindingState?, FindingChange?)] = [
        (nil, .new), (.present, nil), (.unobserved, .seenAgain), (.fixed, .reopened), (.deleted, .reopened),
    ]

    @Test(arguments: seen) func `when it sees it`(before: FindingState?, change: FindingChange?) {
        #expect(before.whenSeen == change)
    }

    private static let unseen: [(FindingState, FindingState.Unseen, FindingChange?)] = [
        (.present, .isInOrder, .fixed), (.present, .isGone, .deleted), (.present, .couldNotLook, .notObserved),
        (.unobserved, .isInOrder, .fixed), (.unobserved, .isGone, .deleted), (.unobserved, .couldNotLook, nil),
        (.fixed, .isInOrder, nil), (.fixed, .isGone, nil), (.deleted, .isGone, nil), (.fixed, .couldNotLook, nil),
    ]

    @Test(arguments: unseen) func `when it does not see it`(
        before: FindingState, why: FindingState.Unseen, change: FindingChange?
    ) {
        #expect(before.whenUnseen(why) == change)
    }

    @Test func `and not having looked never closes it`() {
        for state in FindingState.allCases where state.isOpen {
            let after = state.whenUnseen(.couldNotLook).map(\.state) ?? state
            #expect(after.isOpen)
        }
    }
}

@Suite struct `Known findings and a run make changes` {
    private func known(_ id: String, _ state: FindingState) -> KnownFindings.Known {
        .init(id: id, control: "ACC-01", subject: "role/\(id)", severity: .high, state: state)
    }

    private func seen(_ id: String) -> FindingRecord {
        FindingRecord(id: id, control: "ACC-01", subject: "role/\(id)", severity: .high, change: .new, manifest: "m")
    }

    @Test func `those seen in the order they were seen, then the missing by id`() {
        let known = KnownFindings([
            known("d", .present), known("b", .present), known("still", .present), known("was", .fixed),
            known("closed", .deleted),
        ])
        let changes = known.changes(seeing: [seen("z"), seen("still"), seen("was"), seen("a")], in: "m") { known in
            known.id == "b" ? .isGone : .isInOrder
        }
        #expect(changes.map(\.id) == ["z", "was", "a", "b", "d"])
        #expect(changes.map(\.change) == [.new, .reopened, .new, .deleted, .fixed])
    }

    @Test func `and nothing where nothing changed`() {
        let known = KnownFindings([known("a", .present), known("b", .unobserved), known("c", .fixed)])
        #expect(known.changes(seeing: [seen("a")], in: "m") { _ in .couldNotLook }.isEmpty)
    }
}

@Suite struct `Between two runs a finding` {
    private static let cases: [(FindingState?, FindingState?, FindingDifference?)] = [
        (nil, .present, .new), (nil, nil, nil), (nil, .fixed, nil), (nil, .deleted, nil),
        (nil, .unobserved, .notObserved), (.present, .present, .still), (.unobserved, .present, .still),
        (.present, .unobserved, .notObserved), (.unobserved, .unobserved, .notObserved),
        (.fixed, .unobserved, .notObserved),
        (.present, .fixed, .fixed), (.unobserved, .fixed, .fixed), (.present, .deleted, .deleted),
        (.unobserved, .deleted, .deleted), (.fixed, .present, .reopened), (.deleted, .present, .reopened),
        (.fixed, .fixed, nil), (.deleted, .deleted, nil), (.fixed, .deleted, nil), (.deleted, .fixed, nil),
    ]

    @Test(arguments: cases) func `became`(earlier: FindingState?, later: FindingState?, became: FindingDifference?) {
        #expect(FindingDifference(from: earlier, to: later) == became)
    }
}
