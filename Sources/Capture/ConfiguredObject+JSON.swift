public import ContactCenter

extension ConfiguredObject {

    /// The members of its JSON object.
    public func write(_ json: inout JSONWriter) {
        json.field("kind", kind)
        json.field("id", id)
        json.field("name", ifPresent: name)
    }

    /// Reads what ``write(_:)`` wrote; nil where it is none of ours.
    public init?(_ json: JSON) {
        guard let kind = json["kind"]?.string, let id = json["id"]?.string else { return nil }
        self.init(kind, id, name: json["name"]?.string)
    }
}
