public import ContactCenter

/// What a subject is called where people read it.
///
/// A capture keeps people by id. Whoever holds the keys puts their names in as a page or a terminal is written; where
/// the key is gone it says `«erased»`, and where there is none `«no key»`.
public struct Naming: Sendable {
    private let name: @Sendable (Subject) -> String

    public init(_ name: @escaping @Sendable (Subject) -> String) { self.name = name }

    public func callAsFunction(_ subject: Subject) -> String { name(subject) }

    /// By the name the capture has in clear, else by id: what the machine reports go by.
    public static let clear = Naming { subject in subject.clearName ?? subject.id }
}

extension Subject {

    /// The name anybody may read: none for a person, whoever filled it in.
    var clearName: String? { kind == .person ? nil : name }
}
