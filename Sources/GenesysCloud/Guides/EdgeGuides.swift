import Assurance
import ContactCenter

extension GenesysCloud {
    static let edgeGuides: [Guide] = [
        Guide(
            "CRY-04",
            fields: [
                "TrunkBase.properties.trunk_diagnostic_capture_enabled",
                "TrunkBase.properties.trunk_diagnostic_capture_endTime",
                "TrunkBase.properties.trunk_diagnostic_protocol_endTime", "Trunk.inService",
            ],
            menu: "not looked up: go by the call",
            call: "PUT /api/v2/telephony/providers/edges/trunkbasesettings/{trunkBaseSettingsId}",
            caveats: """
                Whether capturing is on has to be there to be judged; an end that is not there is taken for none set. \
                Properties are an untyped map whose keys depend on the metabase.
                """,
            basis: .observed,
            source: described("TrunkBase; key names of the vendor's Terraform provider")),
        Guide(
            "CRY-05",
            fields: [
                "Edge.onlineStatus", "Edge.state", "Edge.statusCode", "CertificateDetails.expirationDate",
                "DomainCertificateAuthority.state",
            ],
            menu: "not looked up: go by the call",
            call: "GET /api/v2/telephony/providers/edges/expired",
            caveats: """
                An edge on the platform's list is more than four versions behind. An update restarts the edge: drain \
                its calls first. A tenant whose media is all in the cloud has nothing to judge here.
                """,
            basis: .specification,
            source: described("GET /api/v2/telephony/providers/edges, …/expired and …/certificateauthorities")),
        Guide(
            "CRY-06",
            fields: ["Site.mediaModel", "Site.mediaRegions", "Site.mediaRegionsUseLatencyBased"],
            menu: "not looked up: go by the call",
            call: "PUT /api/v2/telephony/providers/edges/sites/{siteId}",
            caveats: """
                Says what a site is set to, not where a call went. Fewer regions can make voices worse for people far \
                away. A site on the premises that names no region has none. Which regions you may use, only you can say.
                """,
            basis: .specification,
            source: described("GET /api/v2/telephony/providers/edges/sites, Site")),
        Guide(
            "CRY-10",
            fields: [
                "RecordingSettings.recordingPlaybackUrlTtl", "RecordingSettings.recordingBatchDownloadUrlTtl",
                "RecordingSettings.regionalRecordingStorageEnabled", "Site.mediaRegions",
            ],
            menu: "not looked up: go by the call",
            call: "PUT /api/v2/recording/settings",
            caveats: """
                Links that were given out keep their time. Where regional storage is off, recordings lie in the \
                organisation's own region, which is not judged.
                """,
            basis: .specification,
            source: described("GET /api/v2/recording/settings, RecordingSettings")),
    ]
}
