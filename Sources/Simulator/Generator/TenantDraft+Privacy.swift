import Capture
import ContactCenter

extension TenantDraft {

    /// What is left out of transcripts.
    mutating func addPrivacy() {
        let isBare = plants("DAT-05")
        add(
            TenantLayout.transcription,
            """
            {
              "transcription": "EnabledGlobally", "transcriptionConfidenceThreshold": 10,
              "lowLatencyTranscriptionEnabled": false, "contentSearchEnabled": true,
              "pciDssRedactionEnabled": \(!isBare), "piiRedactionEnabled": \(!isBare)
            }
            """)
        if isBare { plant("DAT-05", .tenant, "Card data and personal data stand in transcripts") }
    }

    /// What is hidden in digital conversations.
    ///
    /// - Parameter channels: Those whose card numbers are hidden; nil for all.
    mutating func addMaskingRules(hidingCardsIn channels: [String]?) {
        var draw = chance("masking")
        let rules = [
            ("Credit card numbers", "CREDIT_CARD_NUMBER", "Predefined", channels ?? []),
            ("Customer numbers", "K[0-9]{8}", "Custom", []),
        ]
        for (name, definition, type, channels) in rules {
            let id = draw.uuid()
            add(
                TenantLayout.maskingRules, id: id,
                """
                {
                  "id": "\(id)", "name": "\(name)", "description": "", "substituteCharacter": "*",
                  "definition": "\(definition)", "enabled": true, "type": "\(type)", "direction": "inbound",
                  "integrations": \(list(channels)), "dateCreated": "\(daysAgo(200))"
                }
                """)
        }
    }
}
