/// One field of one object, before and after.
public struct FieldChange: Hashable, Sendable {

    /// The members that lead to it: `properties.trunk_access_acl_allowList.value.instance`.
    ///
    /// An element of an array whose order means something is named by its place: `steps[2].name`.
    public let path: String
    public let form: Form

    /// What is there no more: one value, the elements that went, or nothing where the field is new.
    public let before: [FieldValue]

    /// What is there instead: one value, the elements that came, or nothing where the field is gone.
    public let after: [FieldValue]
    public let weight: Weight

    public enum Form: String, Sendable {

        /// One value in place of another.
        case value

        /// Elements of an array that came and went.
        case elements

        /// The same elements in another order, which means something here.
        case order
    }

    public init(
        _ path: String, _ form: Form = .value, before: [FieldValue], after: [FieldValue], weight: Weight = .medium
    ) {
        self.path = path
        self.form = form
        self.before = before
        self.after = after
        self.weight = weight
    }
}

/// A value as it may be shown.
public enum FieldValue: Hashable, Sendable {

    /// Its canonical JSON: secrets are marks in it, and what is sealed is `«redacted»`.
    case json(String)

    /// Something that is somebody's, and sealed.
    case redacted

    /// Another object; its name only where it has one that is nobody's.
    case reference(kind: String, id: String, name: String?)
}
