import Assurance
import ContactCenter

/// What became of people that something else names: whoever made a client, whoever answers for a program.
struct PeopleStates: Sendable {
    private let states: [Person.ID: Person.State]
    private let absences: [Absence]

    enum Found {
        case state(Person.State)

        /// On no list, though all lists were read whole.
        case nowhere

        var isActive: Bool { if case .state(.active) = self { true } else { false } }

        /// For a sentence: "made by somebody inactive".
        var word: String {
            switch self {
            case .state(let state): state.word
            case .nowhere: "on no list"
            }
        }
    }

    init(_ people: Reading<[Person]>) {
        states = Dictionary((people.value ?? []).map { ($0.id, $0.state) }) { first, _ in first }
        absences = people.absences
    }

    /// nil after noting that somebody who was not found may be among those not read.
    func state(of person: Person.ID, _ defects: inout Defects) -> Found? {
        if let state = states[person] { return .state(state) }
        guard !absences.isEmpty else { return .nowhere }
        for absence in absences { defects.leaveOpen(Gap(.people, absence)) }
        return nil
    }
}
