public import Capture

extension ComparisonRules {

    /// Whether a member of a document is compared at all.
    public func compares(_ member: String, of kind: Kind) -> Bool {
        !isPassedOver(member, at: member, of: kind.name)
    }

    /// A document in the one way of writing whatever means the same, with one word for every secret and every name in it.
    public func covered(_ document: JSON, of kind: Kind) -> [UInt8] {
        NormalForm(kind: kind.name, rules: self, secrecy: .covered).bytes(document, at: "", key: "")
    }

    /// What differs in two documents of one object; fields under keys nobody has any more are passed over.
    public func fields(of kind: Kind, from before: JSON, to after: JSON) -> [FieldChange] {
        var comparison = DocumentComparison(of: kind.name, by: self)
        comparison.compare(before, after)
        return comparison.changes
    }
}

extension JSON {

    /// Whether something in it is sealed, or a mark in place of a secret: it cannot be written as it stands.
    public var holdsSecrets: Bool { !secretKeys.isEmpty }
}

extension FieldChange {

    /// The member of the document it lies in: `passwordRequirements` of `passwordRequirements.minimumLength`.
    public var member: String { String(path.prefix { $0 != "." && $0 != "[" }) }
}
