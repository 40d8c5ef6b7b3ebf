import Capture
import ContactCenter

extension Capture {

    /// The identity providers that vouch for people by SAML.
    ///
    /// The platform's own sign-in, `purecloud`, is a fact of its own and left out here. No `sloURI` means no sign-out
    /// address: the platform leaves out what is not set (assumed).
    ///
    /// Source: `GET /api/v2/identityproviders`, checked 2026-11-22.
    func identityProviders() throws(CaptureError) -> Reading<[IdentityProvider]> {
        try list(.identityProviders) { document, _ in
            guard document.id != "purecloud" else { return nil }
            return IdentityProvider(
                id: IdentityProvider.ID(document.id),
                name: document["name"]?.string ?? document["providerName"]?.string ?? document.id,
                isEnabled: document["disabled"].reading(of: "SAMLProvider.disabled", \.boolean).map { !$0 },
                certificates: document.certificates,
                signInAddress: document["ssoTargetURI"]?.string,
                signOutAddress: document["sloURI"]?.string.flatMap { $0.isEmpty ? nil : $0 },
                signsRequests: document["signAuthnRequests"].reading(of: "SAMLProvider.signAuthnRequests", \.boolean))
        }
    }
}

extension Document {

    /// When each certificate ends.
    ///
    /// `certificate` repeats one of `certificates` in many answers and counts once.
    fileprivate var certificates: [Reading<Moment>] {
        var texts: [(field: String, text: String)] = []
        if let text = self["certificate"]?.string, !text.isEmpty { texts.append(("SAMLProvider.certificate", text)) }
        for (index, element) in (self["certificates"]?.elements ?? JSON.nothing.elements).enumerated() {
            texts.append(("SAMLProvider.certificates[\(index)]", element.string ?? ""))
        }
        var known: Set<String> = []
        return texts.filter { known.insert(CertificateText.bare($0.text)).inserted }.flatMap { field, text in
            CertificateText.each(in: text).map { CertificateText.end(of: $0) }.map { end in
                end.map { .observed($0) } ?? .absent(.leftOut(field: "\(field), unreadable"))
            }
        }
    }
}
