import Capture
import ContactCenter

extension Capture {

    /// Lines to the outside world and to phones.
    ///
    /// Source: `GET /api/v2/telephony/providers/edges/trunks`, checked 2026-11-22.
    func trunks() throws(CaptureError) -> Reading<[Trunk]> {
        try list(.trunks) { document, flaws in
            Trunk(
                id: Trunk.ID(document.id), name: document.name,
                kind: Trunk.Kind(document["trunkType"], "Trunk.trunkType", &flaws),
                isInService: document["inService"].reading(of: "Trunk.inService", \.boolean),
                settings: document.at("trunkBase", "id")?.string.map { TrunkSettings.ID($0) },
                edge: document.at("edge", "id")?.string.map { Edge.ID($0) },
                group: document.at("edgeGroup", "id")?.string.map { id in
                    EdgeGroup(id: EdgeGroup.ID(id), name: document.at("edgeGroup", "name")?.string ?? id)
                })
        }
    }

    /// What sets of trunks have in common.
    ///
    /// `properties` is an untyped map whose keys depend on the metabase the settings are made from: a key that is not
    /// there says nothing, not even that something is off. The key names come from exports of live organisations and
    /// the vendor's Terraform provider: observed, not specified.
    ///
    /// Source: `GET /api/v2/telephony/providers/edges/trunkbasesettings?expand=properties`, checked 2026-11-22.
    func trunkSettings() throws(CaptureError) -> Reading<[TrunkSettings]> {
        try list(.trunkBaseSettings) { document, flaws in
            TrunkSettings(
                id: TrunkSettings.ID(document.id), name: document.name,
                kind: Trunk.Kind(document["trunkType"], "TrunkBase.trunkType", &flaws),
                signalling: document.property("trunk_transport_protocolVariant", \.string).map {
                    TrunkSettings.Signalling($0)
                },
                mediaCiphers: document.property("trunk_media_srtpCipherSuites", \.strings),
                callersAllowed: document.property("trunk_access_acl_allowList", \.strings),
                demandsCredentials: document.property("trunk_sip_authentication_credentials_username") {
                    $0.isNull ? false : $0.string.map { !$0.isEmpty }
                },
                isCaptured: document.isCaptured, capturedUntil: document.ends.compactMap(\.time).max())
        }
    }
}

extension Document {

    /// `properties.<key>.value.instance`, or that it is not there.
    fileprivate func property<Value>(_ key: StaticString, _ read: (JSON) -> Value?) -> Reading<Value> {
        at("properties", key, "value", "instance").reading(of: "TrunkBase.properties.\(key)", read)
    }
}

extension Document {

    /// When capturing and writing down end, as far as anybody set it.
    fileprivate var ends: [JSON] {
        let keys: [StaticString] = ["trunk_diagnostic_capture_endTime", "trunk_diagnostic_protocol_endTime"]
        return keys.compactMap { at("properties", $0, "value", "instance") }.filter { !$0.isNull && $0.string != "" }
    }

    /// An end that does not read makes it unknown, unless capturing is on anyway.
    fileprivate var isCaptured: Reading<Bool> {
        let isOn = property("trunk_diagnostic_capture_enabled", \.boolean)
        guard isOn.value == false, ends.contains(where: { $0.time == nil }) else { return isOn }
        return .absent(.leftOut(field: "TrunkBase.properties.trunk_diagnostic_capture_endTime, unreadable"))
    }
}

extension Trunk.Kind {
    fileprivate init(_ json: JSON?, _ field: String, _ flaws: inout Flaws) {
        switch json?.string?.uppercased() {
        case "EXTERNAL"?: self = .external
        case "PHONE"?: self = .phone
        case "EDGE"?: self = .edge
        case nil:
            flaws.leftOut(field)
            self = .other("not given")
        case let word?: self = .other(word)
        }
    }
}

extension TrunkSettings.Signalling {
    fileprivate init(_ word: String) {
        switch word.lowercased() {
        case "udp": self = .udp
        case "tcp": self = .tcp
        case "tls": self = .tls
        default: self = .other(word)
        }
    }
}
