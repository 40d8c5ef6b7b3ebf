import Capture
import ContactCenter
import Engine

/// The ids of what a report is made of, the same today and in seven years: UUIDv5 of the tenant, of the run where a
/// thing belongs to one run only, and of what the thing is.
struct RunIdentity {
    private let ofTenant: IdentifierV5.Names
    private let ofRun: IdentifierV5.Names

    /// A run is a capture, the controls, the moment it is judged as of, and the customer's terms.
    ///
    /// Where the capture lies is no part of it.
    init(of assessed: Assessed) {
        let tenant = "\(assessed.manifest.platform)/\(assessed.manifest.organization)"
        var terms = JSONWriter()
        terms.object(assessed.terms.write)
        let parts = [assessed.manifestHash, assessed.baseline, assessed.asOf.iso8601, terms.bytes.sha256]
        ofTenant = .init(beginning: tenant + "/")
        ofRun = .init(beginning: tenant + "/" + parts.joined(separator: "/") + "/")
    }

    /// Of what lives longer than a run: a weakness, a thing of the tenant's, a plan.
    func lasting(_ thing: String) -> String { ofTenant.uuid(of: thing) }

    /// Of what was seen, or written, once.
    func once(_ thing: String) -> String { ofRun.uuid(of: thing) }
}
