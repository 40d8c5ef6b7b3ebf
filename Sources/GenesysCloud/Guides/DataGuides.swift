import Assurance
import ContactCenter

extension GenesysCloud {
    static let dataGuides: [Guide] = retentionGuides + maskingGuides

    private static let retentionGuides: [Guide] = [
        Guide(
            "DAT-01",
            fields: [
                "Policy.enabled", "PolicyActions.retainRecording", "PolicyActions.alwaysDelete",
                "PolicyActions.deleteRecording", "DeleteRetention.days", "PolicyActions.integrationExport",
                "Policy.policyErrors",
            ],
            menu: "Admin > Quality > Policies",
            call: "PUT /api/v2/recording/mediaretentionpolicies/{policyId}",
            caveats: """
                What is deleted is gone: shorten a rule only after asking who holds recordings for a dispute. A rule \
                has actions of its own and per medium; the longest counts here. Screen recordings are kept a year at \
                most, whatever a rule says (the vendor's help).
                """,
            basis: .specification,
            source: described("GET /api/v2/recording/mediaretentionpolicies, PolicyActions")),
        Guide(
            "DAT-04",
            fields: ["AnalyticsDataRetentionResponse.retentionDays"],
            menu: "Admin > Account Settings > Organization Settings > Settings > Data retention",
            call: "PUT /api/v2/analytics/dataretention/settings",
            caveats: """
                A lower number deletes data, older recordings with it, and nothing brings them back: two people. An \
                answer without a number is taken for one nobody set.
                """,
            basis: .assumed,
            source: described("GET /api/v2/analytics/dataretention/settings")),
    ]

    private static let maskingGuides: [Guide] = [
        Guide(
            "DAT-05",
            fields: [
                "TranscriptionSettings.transcription", "TranscriptionSettings.pciDssRedactionEnabled",
                "TranscriptionSettings.piiRedactionEnabled",
            ],
            menu: "Admin > Quality > Speech and Text Analytics > Transcription",
            call: "PUT /api/v2/routing/settings/transcription",
            caveats: """
                It stands under routing and not under speech analytics. What was transcribed before stays as it is. \
                How well card numbers are recognised is the vendor's matter and not visible here.
                """,
            basis: .specification,
            source: described("GET /api/v2/routing/settings/transcription, TranscriptionSettings")),
        Guide(
            "DAT-07",
            fields: [
                "MaskingRule.enabled", "MaskingRule.type", "MaskingRule.name", "MaskingRule.definition",
                "MaskingRule.integrations", "MessagingIntegration.status",
            ],
            menu: "Admin > Account Settings > Data Privacy > Masking Rules",
            call: "PATCH /api/v2/dataprivacy/maskingrules/{ruleId}",
            caveats: """
                The platform does not say which rule hides card numbers. Assumed: one of the vendor's rules whose name \
                or definition speaks of cards, or a rule of your own whose expression finds the card schemes' test \
                numbers. A rule that names no channels is taken to cover all.
                """,
            basis: .assumed,
            source: described("GET /api/v2/dataprivacy/maskingrules, MaskingRule")),
    ]
}
