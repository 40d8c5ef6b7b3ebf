import Assurance
public import Capture
import ContactCenter
public import Engine
import Programme

/// What was judged, by what, and with which settings: `assessment.json`.
///
/// With it and the capture it names anybody makes the same report again, byte for byte. Nothing in it depends on when or
/// how often that is done.
public struct AssessmentJSON: Sendable {
    private let assessed: Assessed
    private let tool: String

    /// - Parameter tool: The program that judges, with its version: `linewarden 0.1.0`.
    public init(_ assessed: Assessed, tool: String) {
        self.assessed = assessed
        self.tool = tool
    }

    public func bytes() -> [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in json.object("assessment", write) }
        json.endLine()
        return json.bytes
    }

    /// The members of the object `assessment`.
    public func write(_ json: inout JSONWriter) {
        let manifest = assessed.manifest
        json.field("platform", manifest.platform)
        json.field("organization", manifest.organization)
        json.field("organizationName", ifPresent: manifest.organizationName)
        json.field("simulated", manifest.isSimulated)
        json.field("commit", ifPresent: assessed.commit)
        json.field("manifestSHA256", assessed.manifestHash)
        json.field("captureBegan", manifest.began.iso8601)
        json.field("captureEnded", manifest.ended.iso8601)
        json.field("captureTool", manifest.tool)
        json.field("asOf", assessed.asOf.iso8601)
        json.field("baseline", assessed.baseline)
        json.field("tool", tool)
        json.field("scope", assessed.part?.scope.name ?? NamedScope.whole)
        if let part = assessed.part { json.field("findingsLeftOut", part.leftOut) }
        json.array("parameters") { json in for effect in assessed.effects { json.object(effect.write) } }
        json.object("terms", assessed.terms.write)
    }
}

extension Effect {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("name", parameter.name)
        json.field("value", value)
        json.field("unit", parameter.unit.rawValue)
        json.field("default", parameter.default)
        if let bound = parameter.bound { json.field("bound", bound) }
        json.field("source", parameter.source)
        if parameter.isLoose(value) { json.field("loose", true) }
        if let waiver { json.object("waiver", waiver.write) }
    }
}
