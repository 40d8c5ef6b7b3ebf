import ContactCenter

extension Person.State {

    /// For a sentence: "is inactive".
    var word: String {
        switch self {
        case .active: "active"
        case .inactive: "inactive"
        case .deleted: "deleted"
        case .other(let word): word
        }
    }
}
