import Capture
import ContactCenter

extension Capture {

    /// How calls are turned into text.
    ///
    /// A word for the setting that we do not know counts as on.
    ///
    /// Source: `GET /api/v2/routing/settings/transcription`, checked 2026-11-22.
    func transcription() throws(CaptureError) -> Reading<Transcription> {
        try fact(.transcription) { document in
            document["transcription"].reading(of: "TranscriptionSettings.transcription", \.string).map { word in
                Transcription(
                    isOn: word.lowercased() != "disabled",
                    leavesOutCardData: document["pciDssRedactionEnabled"]?.boolean,
                    leavesOutPersonalData: document["piiRedactionEnabled"]?.boolean)
            }
        }
    }
}
