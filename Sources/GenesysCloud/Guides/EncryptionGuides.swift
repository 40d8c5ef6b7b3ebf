import Assurance
import ContactCenter

extension GenesysCloud {
    static let encryptionGuides: [Guide] = trunkGuides + recordingKeyGuides

    private static let externalTrunks = "Admin > Telephony > Trunks > External Trunks"
    private static let changeTrunk = "PUT /api/v2/telephony/providers/edges/trunkbasesettings/{trunkBaseSettingsId}"

    /// What holds for every reading of a trunk.
    private static let untyped = """
        Properties are an untyped map whose keys depend on the metabase: a key that is not there is unknown, never \
        off. Reading takes telephony:plugin:all, which also allows changing and deleting.
        """

    private static let trunkGuides: [Guide] = [
        Guide(
            "CRY-01",
            fields: ["TrunkBase.properties.trunk_transport_protocolVariant", "TrunkBase.trunkType", "Trunk.inService"],
            menu: "\(externalTrunks) > the trunk > Transport Protocol",
            call: changeTrunk,
            caveats: """
                It governs calls sent on the trunk and nothing else: the platform enforces it on no call that comes \
                in, knows TLS 1.2 alone, and asks for no certificate of the other side. Change both ends together or \
                calls stop. \(untyped)
                """,
            basis: .observed,
            source: described("TrunkBase; key names of exports and the vendor's Terraform provider")),
        Guide(
            "CRY-02",
            fields: ["TrunkBase.properties.trunk_media_srtpCipherSuites", "TrunkBase.trunkType", "Trunk.inService"],
            menu: "\(externalTrunks) > the trunk > Media > SRTP Cipher Suite List",
            call: changeTrunk,
            caveats: """
                Seen in exports of phone trunks; for external ones the key may appear only together with TLS. \
                \(untyped)
                """,
            basis: .observed,
            source: described("TrunkBase; key names of exports of live organisations")),
        Guide(
            "CRY-03",
            fields: [
                "TrunkBase.properties.trunk_access_acl_allowList",
                "TrunkBase.properties.trunk_sip_authentication_credentials_username",
            ],
            menu: "\(externalTrunks) > the trunk > SIP Access Control",
            call: changeTrunk,
            caveats: """
                The password stands in the same map as these and is kept as a keyed hash. A list that lacks a \
                carrier's address turns its calls away. \(untyped)
                """,
            basis: .observed,
            source: described("TrunkBase; key names of the vendor's Terraform provider")),
    ]

    private static let recordingKeyGuides: [Guide] = [
        Guide(
            "CRY-07",
            fields: [
                "RecordingEncryptionConfiguration.keyConfigurationType", "RecordingEncryptionConfiguration.lastError",
            ],
            menu: "Admin > Quality > Encryption Keys",
            call: "POST /api/v2/recording/keyconfigurations/validate",
            caveats: """
                It covers calls, digital conversations and transcripts; screen recordings stay under the vendor's keys. \
                Whoever loses a key, one no longer in use included, loses what it protects. The key's own policy lies \
                in the cloud account and is not read here. No lastError is taken for none.
                """,
            basis: .vendorHelp,
            source: described("GET /api/v2/recording/keyconfigurations; the vendor's help on recording encryption")),
        Guide(
            "CRY-08",
            fields: ["KeyRotationSchedule.period", "EncryptionKey.createDate"],
            menu: "Admin > Quality > Encryption Keys > Key rotation",
            call: "PUT /api/v2/recording/recordingkeys/rotationschedule",
            caveats: """
                These are the platform's key-encrypting keys; rotation in the cloud account's key service is another \
                matter. With a key server of the customer's, rotation happens there.
                """,
            basis: .specification,
            source: described("GET /api/v2/recording/recordingkeys and /rotationschedule")),
    ]
}
