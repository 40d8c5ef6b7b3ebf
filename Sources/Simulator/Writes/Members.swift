import Capture

/// The members of an object while it is changed.
struct Members: Sendable {
    private var values: [String: JSON]

    init(_ object: JSON? = nil) {
        values = Dictionary((object ?? .none).members.map { ($0, $1) }, uniquingKeysWith: { _, last in last })
    }

    /// A member; one that is null is as good as none.
    subscript(name: String) -> JSON? {
        get { values[name] }
        set { values[name] = newValue?.isNull == true ? nil : newValue }
    }

    var names: [String] { values.keys.sorted() }
    var isEmpty: Bool { values.isEmpty }

    mutating func set(_ name: String, _ value: String) { self[name] = .written { $0.string(value) } }
    mutating func set(_ name: String, _ value: Int) { self[name] = .written { $0.integer(value) } }
    mutating func set(_ name: String, _ value: Bool) { self[name] = .written { $0.boolean(value) } }

    mutating func set(_ name: String, _ members: Members) { self[name] = members.json }

    /// Sets a member to something that has an id.
    mutating func set(_ name: String, reference id: String) {
        self[name] = .written { json in json.object { $0.field("id", id) } }
    }

    var json: JSON {
        .written { json in
            json.object { json in
                for name in names {
                    json.key(name)
                    json.json(values[name] ?? .none)
                }
            }
        }
    }
}

extension JSON {

    /// What a writer wrote.
    static func written(_ body: (inout JSONWriter) -> Void) -> JSON {
        var writer = JSONWriter()
        body(&writer)
        return (try? JSON(writer.bytes)) ?? .none
    }

    /// As the audit log has a value: a text as it is, everything else as JSON inside a string.
    var told: String { string ?? String(decoding: canonical(), as: UTF8.self) }
}
