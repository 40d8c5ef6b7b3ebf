import Capture
import ContactCenter

// What integrations prove themselves by: taken in, and never given out again.

extension Newcomer {

    /// A credential of a known type with everything that type requires.
    ///
    /// Nothing of what is in it is kept.
    static let credential = Newcomer(
        stock: .storedCredentials, form: Form("name type!:object credentialFields:object"), subject: .credential,
        path: "/api/v2/integrations/credentials", unique: nil
    ) { credential, asked, _, inquiry throws(Refusal) in
        guard let type = CredentialTypeTable.types.first(where: { $0.name == asked["type"]?["name"]?.string }) else {
            throw .badRequest
        }
        for field in type.fields where asked["credentialFields"]?[key: field]?.string?.isEmpty != false {
            throw .constraint("credentialFields.\(field)", "must be given")
        }
        credential["credentialFields"] = nil
        credential["type"] = .written { json in
            json.object { json in
                json.field("id", type.name)
                json.field("name", type.name)
            }
        }
        credential.set("createdDate", inquiry.now.iso8601)
        credential.set("modifiedDate", inquiry.now.iso8601)
    }
}

extension Serving {

    /// `CredentialTypeListing`.
    static let credentialTypes = Serving { _ in
        Answer { json in
            json.array("entities") { json in
                for type in CredentialTypeTable.types {
                    json.object { json in
                        json.field("id", type.name)
                        json.field("name", type.name)
                        json.field("displayOrder", type.fields)
                        json.field("required", type.fields)
                    }
                }
            }
            json.field("pageSize", CredentialTypeTable.types.count)
            json.field("pageNumber", 1)
            json.field("total", CredentialTypeTable.types.count)
            json.field("pageCount", 1)
        }
    }
}

/// The sorts of credentials a generated tenant knows.
///
/// Source: the example of `genesyscloud_integration_credential` in the vendor's Terraform provider, read 2026-11-30.
private enum CredentialTypeTable {
    static let types = [(name: "basicAuth", fields: ["userName", "password"])]
}
