import ContactCenter

/// What the documents of one kind leave open, each thing once.
///
/// A field that a fact has no place to miss makes its list partial: what falls short in it falls short, that the rest
/// is in order nobody can say.
struct Flaws {
    private(set) var absences: [Absence] = []
    private var known: Set<Absence> = []

    mutating func add(_ absence: Absence) {
        if known.insert(absence).inserted { absences.append(absence) }
    }

    mutating func leftOut(_ field: String) { add(.leftOut(field: field)) }
}
