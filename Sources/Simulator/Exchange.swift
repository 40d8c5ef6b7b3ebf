import Capture
public import ContactCenter

/// One request and what was answered, for comparing both with the API description afterwards.
///
/// Bearer tokens and sign-ins are left out.
public struct Exchange: Sendable {
    public var method: String

    /// Path and query, as they came.
    public var target: String

    /// The path of the description: `/api/v2/users/{userId}`; nil where it has none.
    public var template: String?

    /// The headers that matter to a description, by lower-case name.
    public var requestHeaders: [Field]
    public var requestBody: [UInt8]
    public var status: Int
    public var headers: [Field]
    public var body: [UInt8]

    /// The fault that was put in, by name: such an answer is not meant to follow the description.
    public var fault: String?
    public var at: Moment

    public struct Field: Hashable, Sendable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// As one line of JSON, bodies as text.
    public var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { json in
            json.field("at", at.iso8601)
            json.field("method", method)
            json.field("target", target)
            json.field("template", ifPresent: template)
            json.object("requestHeaders") { json in for field in requestHeaders { json.field(field.name, field.value) }
            }
            json.field("requestBody", String(decoding: requestBody, as: UTF8.self))
            json.field("status", status)
            json.object("headers") { json in for field in headers { json.field(field.name, field.value) } }
            json.field("body", String(decoding: body, as: UTF8.self))
            json.field("fault", ifPresent: fault)
        }
        return writer.bytes
    }
}
