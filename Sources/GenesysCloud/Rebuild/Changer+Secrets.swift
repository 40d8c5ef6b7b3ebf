import Capture
public import Platforms

extension Changer {

    /// What credentials are made of here.
    ///
    /// Source: `GET /api/v2/integrations/credentials/types`, vendor's SDK for JavaScript, read 2026-11-30.
    public func credentialTypes() async throws(PlatformError) -> [CredentialType] {
        let answer = try await get(Self.credentialTypesRoute, path: Self.credentialTypesRoute)
        guard let types = answer.body["entities"], types.kind == .array else {
            throw .silent("GET \(Self.credentialTypesRoute)", "which types there are")
        }
        return types.elements.compactMap { CredentialType($0) }
    }

    static let credentialTypesRoute = "/api/v2/integrations/credentials/types"
}
