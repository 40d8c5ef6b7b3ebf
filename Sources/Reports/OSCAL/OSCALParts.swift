import Capture

/// A property of our own: what OSCAL has no field for.
struct OSCALProperty {
    let name: String
    let value: String

    /// What sets several of one name apart; nil where nothing does.
    let kind: String?
    let namespace: String

    /// Ours.
    static let namespace = "urn:linewarden:oscal"

    /// NIST's, for the names OSCAL defines itself.
    static let nist = "http://csrc.nist.gov/ns/oscal"

    init(_ name: String, _ value: String, kind: String? = nil, in namespace: String = Self.namespace) {
        self.name = name
        self.value = value
        self.kind = kind
        self.namespace = namespace
    }
}

extension JSONWriter {

    /// An array, and nothing at all where it would be empty: OSCAL has no empty arrays.
    mutating func list<Elements: Collection>(
        _ name: String, _ elements: Elements, _ body: (inout JSONWriter, Elements.Element) -> Void
    ) {
        guard !elements.isEmpty else { return }
        array(name) { json in
            for element in elements { json.object { body(&$0, element) } }
        }
    }

    mutating func properties(_ properties: [OSCALProperty]) {
        list("props", properties) { json, property in
            json.field("name", property.name)
            json.field("ns", property.namespace)
            json.field("value", property.value.oscalLine)
            json.field("class", ifPresent: property.kind)
        }
    }

    /// References to other parts of the document: `"related-observations": [{"observation-uuid": …}]`.
    mutating func references(_ name: String, _ key: String, to ids: [String]) {
        list(name, ids) { json, id in json.field(key, id) }
    }
}
