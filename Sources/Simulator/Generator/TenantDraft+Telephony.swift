import Capture
import ContactCenter

extension TenantDraft {

    /// A set of trunk settings, and what is wrong with it.
    private struct DraftTrunkSettings {
        let name: String
        let kind: Kind
        var signalling = "tls"
        var ciphers = ["AES_CM_128_HMAC_SHA1_80", "AEAD_AES_256_GCM"]
        var callersAllowed: [String] = []
        var user: String?
        var isInService = true
        var isCaptured = false

        /// For how many days more what passes is written down.
        var writesDays: Int?

        enum Kind: String {
            case external = "EXTERNAL"
            case phone = "PHONE"
            case edge = "EDGE"

            var metabase: String {
                switch self {
                case .external: "external_sip_pcv_byoc_carrier.json"
                case .phone: "phone_connections_webrtc.json"
                case .edge: "edge_interconnect.json"
                }
            }
        }
    }

    /// Sites, edges, and the trunks between them and the outside.
    mutating func addTelephony() {
        var draw = chance("telephony")
        registers["regions"] = ["eu-central-1", "eu-west-1"]
        let (site, edge) = (draw.uuid(), draw.uuid())
        addSites(main: site, &draw)
        addEdges(main: edge, at: site, &draw)
        addAuthorities(&draw)
        for settings in trunkSettings() { add(settings, edge: edge, &draw) }
    }

    private func trunkSettings() -> [DraftTrunkSettings] {
        let isPoor = posture == .poor
        let legacy = ["AES_CM_128_HMAC_SHA1_32"]
        var all = [
            DraftTrunkSettings(name: "Carrier North", kind: .external, callersAllowed: ["198.51.100.0/28"]),
            DraftTrunkSettings(name: "Carrier South", kind: .external, user: "carrier-south"),
            DraftTrunkSettings(
                name: "Browser Phones", kind: .phone, ciphers: plants("CRY-02") ? legacy : ["AES_CM_128_HMAC_SHA1_80"]),
            DraftTrunkSettings(name: "Between Edges", kind: .edge, signalling: "udp", ciphers: []),
            // No trunk in service uses it: what is wrong with it is of no consequence.
            DraftTrunkSettings(
                name: "Carrier Before", kind: .external, signalling: "udp", ciphers: [], isInService: false),
        ]
        if plants("CRY-04") {
            all[0].isCaptured = true
            all[1].writesDays = 3
        }
        if isPoor {
            all.append(DraftTrunkSettings(name: "Fax Carrier", kind: .external, signalling: "udp", ciphers: []))
            all.append(
                DraftTrunkSettings(name: "Toll-free Carrier", kind: .external, callersAllowed: ["0.0.0.0/0"]))
        }
        return all
    }

    private mutating func add(_ settings: DraftTrunkSettings, edge: String, _ draw: inout Draw) {
        let id = draw.uuid()
        add(
            TenantLayout.trunkSettings, id: id,
            """
            {
              "id": "\(id)", "name": "\(settings.name)", "description": "", "state": "active", "version": 7,
              "dateCreated": "\(daysAgo(600))", "dateModified": "\(daysAgo(12))", "managed": false,
              "createdBy": "\(administrators[0].id)", "modifiedBy": "\(administrators[0].id)",
              "trunkMetabase": {"id": "\(settings.kind.metabase)", "name": "\(settings.kind.metabase)"},
              "trunkType": "\(settings.kind.rawValue)", "properties": \(properties(of: settings)),
              "selfUri": "/api/v2/telephony/providers/edges/trunkbasesettings/\(id)"
            }
            """)
        addTrunk(of: settings, id, edge: edge, &draw)
        if settings.isInService { judge(settings, Subject(.trunkSettings, id)) }
    }

    private func properties(of settings: DraftTrunkSettings) -> String {
        let password = settings.user.map { "fake-password-of-\($0)" } ?? ""
        return """
            {
              "trunk_enabled": {"value": {"instance": \(settings.isInService)}},
              "trunk_transport_protocolVariant": {"value": {"instance": "\(settings.signalling)"}},
              "trunk_media_srtpCipherSuites": {"value": {"instance": \(list(settings.ciphers))}},
              "trunk_access_acl_allowList": {"value": {"instance": \(list(settings.callersAllowed))}},
              "trunk_access_acl_denyList": {"value": {"instance": []}},
              "trunk_sip_authentication_credentials_username": {"value": {"instance": "\(settings.user ?? "")"}},
              "trunk_sip_authentication_credentials_password": {"value": {"instance": "\(password)"}},
              "trunk_diagnostic_protocol_endTime": {"value": {"instance": "\(daysAgo(-(settings.writesDays ?? -400)))"}},
              "trunk_diagnostic_capture_enabled": {"value": {"instance": \(settings.isCaptured)}}
            }
            """
    }

    private mutating func judge(_ settings: DraftTrunkSettings, _ subject: Subject) {
        guard settings.kind != .edge else { return }
        if settings.isCaptured { plant("CRY-04", subject, "What passes is captured") }
        if let days = settings.writesDays { plant("CRY-04", subject, "What passes is written down for \(days) days") }
        let weak = settings.ciphers.filter { $0.hasSuffix("_32") }
        if settings.ciphers.isEmpty { plant("CRY-02", subject, "Voices are sent without encryption") }
        if let cipher = weak.first { plant("CRY-02", subject, "Offers \(cipher)") }
        guard settings.kind == .external else { return }
        if settings.signalling != "tls" { plant("CRY-01", subject, "Calls are signalled over \(settings.signalling)") }
        let isOpen = settings.callersAllowed.isEmpty || settings.callersAllowed.contains { $0.hasSuffix("/0") }
        if isOpen, settings.user == nil { plant("CRY-03", subject, "Anybody may call in without saying who they are") }
    }

    private mutating func addTrunk(of settings: DraftTrunkSettings, _ base: String, edge: String, _ draw: inout Draw) {
        let id = draw.uuid()
        add(
            TenantLayout.trunks, id: id,
            """
            {
              "id": "\(id)", "name": "\(settings.name)", "state": "active", "version": 2, "enabled": true,
              "trunkType": "\(settings.kind.rawValue)", "inService": \(settings.isInService),
              "trunkBase": {"id": "\(base)", "name": "\(settings.name)"},
              "trunkMetabase": {"id": "\(settings.kind.metabase)", "name": "\(settings.kind.metabase)"},
              "edge": {"id": "\(edge)", "name": "Edge 1"},
              "connectedStatus": {"connected": \(settings.isInService), "connectedStateTime": "\(daysAgo(2))"},
              "optionsEnabledStatus": "ENABLED", "registersEnabledStatus": "NOT_SUPPORTED",
              "selfUri": "/api/v2/telephony/providers/edges/trunks/\(id)"
            }
            """)
    }
}
