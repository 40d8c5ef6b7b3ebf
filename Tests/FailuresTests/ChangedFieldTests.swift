import Assurance
import Capture
import ContactCenter
import Engine
import GenesysCloud
import Rehearsals
import Simulator
import Testing

@Suite("A field of another type than documented", .serialized)
struct ChangedFieldTests {

    /// A kind, a field of its documents, and what stands in its place.
    struct Change: Sendable, CustomTestStringConvertible {
        let kind: Kind
        let field: String
        let value: String

        var testDescription: String { "\(kind.name).\(field) = \(value)" }
    }

    /// Every field of every kind of the tenant, two levels deep, that never holds a value of this type.
    private static func fields(of capture: Capture, never type: JSON.Kind) throws -> [(kind: Kind, field: String)] {
        var fields: [(kind: Kind, field: String)] = []
        for kind in GenesysCloud.kinds where capture.contains(kind) {
            var types: [String: Set<JSON.Kind>] = [:]
            for document in try capture.documents(of: kind) {
                for (key, value) in document.config.members {
                    types[key, default: []].insert(value.kind)
                    for (inner, value) in value.members { types["\(key).\(inner)", default: []].insert(value.kind) }
                }
            }
            types["id"] = nil
            fields += types.filter { !$0.value.contains(type) }.keys.sorted().map { (kind, $0) }
        }
        return fields
    }

    /// The capture with that field of every document of a kind replaced.
    private static func changed(_ capture: Capture, _ change: Change) throws -> Capture {
        var builder = CaptureBuilder()
        for document in try capture.documents(of: change.kind) {
            builder.add(
                change.kind, id: document.id, config: replacing(document.config, change),
                state: document.state?.canonical())
        }
        return Capture(manifest: capture.manifest, files: capture.files.merging(builder.files()) { $1 })
    }

    private static func replacing(_ document: JSON, _ change: Change) -> [UInt8] {
        replacing(document, change.field.split(separator: ".", maxSplits: 1).map(String.init)[...], change.value)
    }

    private static func replacing(_ document: JSON, _ path: ArraySlice<String>, _ value: String) -> [UInt8] {
        guard let field = path.first else { return Array(value.utf8) }
        guard document.kind == .object, document[key: field] != nil else { return document.canonical() }
        var writer = JSONWriter()
        writer.object { json in
            for (key, member) in document.members {
                json.key(key)
                json.verbatim(key == field ? replacing(member, path.dropFirst(), value) : member.canonical())
            }
        }
        return writer.bytes
    }

    @Test(arguments: [#""another""#, "{}"])
    func `leaves no verdict better than the truth`(value: String) throws {
        let tenant = SimulatedTenant.generate(people: 40, seed: 3, posture: .poor, at: Rehearsal.moment)
        let assessment = Rehearsal.assessment(TenantTerms(registers: tenant.registers, programs: tenant.programs))
        let truth = try assessment.run(on: tenant.capture, commit: nil)
        var better: [String] = []
        for (kind, field) in try Self.fields(of: tenant.capture, never: JSON(literal: value).kind) {
            let change = Change(kind: kind, field: field, value: value)
            let capture = try Self.changed(tenant.capture, change)
            // A capture that is refused gives no verdict at all.
            guard let assessed = try? assessment.run(on: capture, commit: nil) else { continue }
            better += assessed.better(than: truth).map { "\(change.testDescription): \($0)" }
        }

        #expect(better == [])
    }
}
