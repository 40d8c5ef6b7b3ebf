public import Capture

/// What a signature over a JSON document says: its name, and the SHA-256 of its canonical form.
///
/// An in-toto Statement v1 whose predicate is the one compliance-trestle 5.2.0 signs and verifies.
///
/// Sources: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md; `trestle/core/signing.py` of
/// compliance-trestle 5.2.0, 2026-11-25.
public struct DocumentStatement: Equatable, Sendable {
    public let name: String

    /// Over the form of RFC 8785.
    public let sha256: String

    /// Which program says so; no verifier looks at it.
    public let tool: String

    private static let kind = "https://in-toto.io/Statement/v1"
    private static let predicateKind =
        "https://oscal-compass.github.io/compliance-trestle/predicates/oscal-signing/v1"

    /// The largest document that is read.
    public static let limits = JSON.Limits(bytes: 1 << 30, depth: 64)

    /// - Throws: ``SignatureFault`` where the document is not JSON, or has no canonical form.
    public init(of document: [UInt8], named name: String, by tool: String) throws(SignatureFault) {
        self.name = name
        sha256 = try Self.digest(of: document)
        self.tool = tool
    }

    private static func digest(of document: [UInt8]) throws(SignatureFault) -> String {
        do throws(JSONError) {
            return try JSON(document, limits: limits).rfc8785().sha256
        } catch {
            throw SignatureFault("the document is not JSON that can be signed: \(error)")
        }
    }

    /// Whether it is about this document.
    ///
    /// - Throws: ``SignatureFault``, which says what differs.
    public func check(_ document: [UInt8], named name: String) throws(SignatureFault) {
        guard name == self.name else { throw SignatureFault("it was signed as \(self.name), not as \(name)") }
        guard try Self.digest(of: document) == sha256 else {
            throw SignatureFault("the document was changed after it was signed")
        }
    }
}

extension DocumentStatement {

    /// Its canonical JSON: what is signed.
    public var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("_type", Self.kind)
            json.object("predicate") { json in
                json.field("canonicalization", "RFC8785")
                json.field("digestAlgorithm", "sha256")
                json.field("digestSource", "canonical-json")
                json.field("tool", tool)
            }
            json.field("predicateType", Self.predicateKind)
            json.array("subject") { json in
                json.object { json in
                    json.object("digest") { $0.field("sha256", sha256) }
                    json.field("name", name)
                }
            }
        }
        return json.bytes
    }

    /// - Throws: ``SignatureFault`` for a statement of any other kind.
    init(json bytes: [UInt8]) throws(SignatureFault) {
        guard let json = try? JSON(bytes), json["_type"]?.string == Self.kind,
            json["predicateType"]?.string == Self.predicateKind
        else { throw SignatureFault("it is no statement about a document") }
        let predicate = json["predicate"]
        guard predicate?["canonicalization"]?.string == "RFC8785", predicate?["digestAlgorithm"]?.string == "sha256",
            predicate?["digestSource"]?.string == "canonical-json"
        else { throw SignatureFault("it is over another form of the document than RFC 8785 and SHA-256") }
        let subjects = json["subject"].map { Array($0.elements) } ?? []
        guard subjects.count == 1, let name = subjects[0]["name"]?.string,
            let digest = subjects[0]["digest"]?["sha256"]?.string
        else { throw SignatureFault("it does not name one document") }
        self.name = name
        sha256 = digest
        tool = predicate?["tool"]?.string ?? ""
    }
}
