import Capture

extension Listing {

    /// The platform lets nobody read this who may not also change it: hence a client of its own.
    ///
    /// Source: `GET /api/v2/organizations/authentication/settings`, API description of July 2026.
    static let authenticationSettings = Listing(
        .authenticationSettings, "/api/v2/organizations/authentication/settings", paging: .document,
        needs: .any(["directory:organization:admin"]), by: .settings)

    /// Source: `GET /api/v2/tokens/timeout`, API description of July 2026.
    static let idleTimeout = Listing(.idleTimeout, "/api/v2/tokens/timeout", paging: .document, needs: .none)

    /// Source: `GET /api/v2/identityproviders/purecloud`, API description of July 2026.
    static let nativeSignIn = Listing(
        .nativeSignIn, "/api/v2/identityproviders/purecloud", paging: .document, needs: .any(["sso:provider:view"]))

    /// Declares no paging parameters, yet answers in pages.
    ///
    /// Source: `GET /api/v2/identityproviders`, API description of July 2026.
    static let identityProviders = Listing(
        .identityProviders, "/api/v2/identityproviders", paging: .pagesUnasked, needs: .any(["sso:provider:view"]))
}
