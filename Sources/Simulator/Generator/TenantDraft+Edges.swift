import Capture
import ContactCenter

extension TenantDraft {

    /// A place calls are carried from, and what is wrong with it.
    private struct DraftSite {
        let name: String
        var regions = ["eu-central-1"]
        var takesNearest = false
        var weakness: String?
    }

    /// - Parameter main: The id of the site that edges stand at.
    mutating func addSites(main: String, _ draw: inout Draw) {
        add(DraftSite(name: "Main Site"), id: main, &draw)
        guard plants("CRY-06") else { return }
        let weak = [
            DraftSite(
                name: "Overflow Site", regions: ["eu-central-1", "us-east-1"],
                weakness: "Voices may pass through us-east-1, which is on no list"),
            DraftSite(name: "Home Office Site", takesNearest: true, weakness: "The platform takes the nearest region"),
        ]
        for site in weak { add(site, id: draw.uuid(), &draw) }
    }

    private mutating func add(_ site: DraftSite, id: String, _ draw: inout Draw) {
        let location = (id: draw.uuid(), name: locations.isEmpty ? "Head Office" : site.name)
        locations.append(location)
        sites.append((id, site.name))
        add(
            TenantLayout.sites, id: id,
            """
            {
              "id": "\(id)", "name": "\(site.name)", "description": "", "version": 11, "state": "active",
              "dateCreated": "\(daysAgo(900))", "createdBy": "\(administrators[0].id)", "mediaModel": "Cloud",
              "mediaRegions": \(list(site.regions)), "mediaRegionsUseLatencyBased": \(site.takesNearest),
              "managed": false, "coreSite": false, "cloudProxyForceTurn": false,
              "location": {"id": "\(location.id)", "name": "\(location.name)", "version": 1},
              "selfUri": "/api/v2/telephony/providers/edges/sites/\(id)"
            }
            """)
        if let weakness = site.weakness { plant("CRY-06", Subject(.site, id), weakness) }
    }

    /// - Parameter main: The id of the edge that trunks end at.
    mutating func addEdges(main: String, at site: String, _ draw: inout Draw) {
        addEdge(main, "Edge 1", at: site, &draw)
        // Never paired: that it is offline is of no consequence.
        addEdge(draw.uuid(), "Spare Edge", at: site, isOnline: false, status: "AWAITING_CONNECTION", &draw)
        guard plants("CRY-05") else { return }
        let (old, away) = (draw.uuid(), draw.uuid())
        addEdge(old, "Warehouse Edge", at: site, &draw)
        addEdge(away, "Depot Edge", at: site, isOnline: false, &draw)
        add(TenantLayout.expiredEdges, id: old) { $0.reference(old, "Warehouse Edge", "telephony/providers/edges") }
        plant("CRY-05", Subject(.edge, old), "Its software is too old for the platform")
        plant("CRY-05", Subject(.edge, away), "It is offline")
    }

    private mutating func addEdge(
        _ id: String, _ name: String, at site: String, isOnline: Bool = true, status: String = "ACTIVE",
        _ draw: inout Draw
    ) {
        add(
            TenantLayout.edges, id: id,
            """
            {
              "id": "\(id)", "name": "\(name)", "version": 4, "state": "active", "dateCreated": "\(daysAgo(700))",
              "softwareVersion": "1.0.0.17890", "statusCode": "\(status)",
              "onlineStatus": "\(isOnline ? "ONLINE" : "OFFLINE")",
              "edgeDeploymentType": "LDM", "certType": "Public", "physicalEdge": false, "managed": false,
              "callDrainingState": "NONE", "conversationCount": \(draw.number(0..<40)),
              "site": {"id": "\(site)", "name": "Main Site", "location": {"id": "main", "name": "Head Office"}},
              "selfUri": "/api/v2/telephony/providers/edges/\(id)"
            }
            """)
    }

    /// The platform's own authority, and one of the customer's.
    mutating func addAuthorities(_ draw: inout Draw) {
        addAuthority("Edge Authority", "MANAGED", days: 3000, &draw)
        let own = addAuthority("Phone Authority", "REMOTE", days: plants("CRY-05") ? -20 : 400, &draw)
        if plants("CRY-05") { plant("CRY-05", Subject(.certificateAuthority, own), "Its certificate ran out") }
    }

    @discardableResult
    private mutating func addAuthority(_ name: String, _ type: String, days: Int, _ draw: inout Draw) -> String {
        let id = draw.uuid()
        add(
            TenantLayout.certificateAuthorities, id: id,
            """
            {
              "id": "\(id)", "name": "\(name)", "version": 1, "state": "active", "dateCreated": "\(daysAgo(800))",
              "type": "\(type)", "services": ["SIP"], "certificate": "invented",
              "certificateDetails": [
                {
                  "issuer": "CN=\(name)", "subject": "CN=\(name)", "issueDate": "\(daysAgo(800))",
                  "expirationDate": "\(daysAgo(-days))", "expired": \(days < 0), "valid": \(days > 0),
                  "signatureValid": true
                }
              ],
              "selfUri": "/api/v2/telephony/providers/edges/certificateauthorities/\(id)"
            }
            """)
        return id
    }
}
