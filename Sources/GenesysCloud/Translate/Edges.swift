import Capture
import ContactCenter

extension Capture {

    /// Machines that handle calls.
    ///
    /// One is in use unless the platform says that it is not: a state we do not know counts as in use.
    ///
    /// Source: `GET /api/v2/telephony/providers/edges`, checked 2026-11-29.
    func edges() throws(CaptureError) -> Reading<[Edge]> {
        try list(.edges) { document, flaws in
            Edge(
                id: Edge.ID(document.id), name: document.name,
                isInUse: document.isOn("state", unless: ["inactive", "deleted"], "Edge.state", &flaws)
                    && document.isOn("statusCode", unless: Self.unused, "Edge.statusCode", &flaws),
                isOnline: document["onlineStatus"].reading(of: "Edge.onlineStatus") {
                    $0.string.map { $0 == "ONLINE" }
                },
                site: document.at("site", "id")?.string.map { Site.ID($0) })
        }
    }

    /// Before it was ever paired, or after it was given up.
    private static let unused: Set = [
        "new", "awaiting_connection", "awaiting_fingerprint", "awaiting_fingerprint_verification",
        "fingerprint_verified", "awaiting_bootstrap", "inactive", "rma", "unpairing", "unpaired", "initializing",
    ]

    /// Edges whose software the platform calls expired.
    ///
    /// Source: `GET /api/v2/telephony/providers/edges/expired`, checked 2026-11-29.
    func expiredEdges() throws(CaptureError) -> Reading<[Edge.ID]> {
        try list(.expiredEdges) { document, _ in Edge.ID(document.id) }
    }

    /// Authorities that edges and phones trust; one that is inactive or deleted is none.
    ///
    /// Source: `GET /api/v2/telephony/providers/edges/certificateauthorities`, checked 2026-11-29.
    func certificateAuthorities() throws(CaptureError) -> Reading<[CertificateAuthority]> {
        try list(.certificateAuthorities) { document, flaws in
            let isTrusted = document.isOn(
                "state", unless: ["inactive", "deleted"], "DomainCertificateAuthority.state", &flaws)
            guard isTrusted else { return nil }
            return CertificateAuthority(
                id: CertificateAuthority.ID(document.id), name: document.name,
                ends: document["certificateDetails"].reading(
                    of: "CertificateDetails.expirationDate", \.firstExpiration))
        }
    }

    /// Places calls are carried from.
    ///
    /// Source: `GET /api/v2/telephony/providers/edges/sites`, checked 2026-11-29.
    func sites() throws(CaptureError) -> Reading<[Site]> {
        try list(.sites) { document, _ in
            Site(
                id: Site.ID(document.id), name: document.name, regions: document.regions,
                takesNearest: document["mediaRegionsUseLatencyBased"].reading(
                    of: "Site.mediaRegionsUseLatencyBased", \.boolean))
        }
    }
}

extension Document {

    /// The media regions of a site; none where its media stays on the premises, not known where the platform left
    /// them out of one in the cloud.
    fileprivate var regions: Reading<[String]> {
        if let regions = self["mediaRegions"], !regions.isNull {
            return JSON?.some(regions).reading(of: "Site.mediaRegions", \.strings)
        }
        return self["mediaModel"].reading(of: "Site.mediaModel", \.string).flatMap { model in
            model == "Premises" ? .observed([]) : .absent(.leftOut(field: "Site.mediaRegions"))
        }
    }
}

extension JSON {

    /// When the first of several certificates runs out; nil where one does not say.
    fileprivate var firstExpiration: Moment? {
        guard kind == .array else { return nil }
        let ends = elements.map { $0["expirationDate"]?.time }
        return ends.contains { $0 == nil } ? nil : ends.compactMap(\.self).min()
    }
}
