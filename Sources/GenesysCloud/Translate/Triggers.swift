import Capture
import ContactCenter

extension Capture {

    /// Rules by which something happening in the tenant starts a workflow.
    ///
    /// Source: `GET /api/v2/processautomation/triggers`, checked 2026-11-22.
    func triggers() throws(CaptureError) -> Reading<[Trigger]> {
        try list(.triggers) { document, flaws in
            Trigger(
                id: Trigger.ID(document.id), name: document.name, topic: document["topicName"]?.string,
                isEnabled: document.isOn("enabled", "Trigger.enabled", &flaws))
        }
    }
}
