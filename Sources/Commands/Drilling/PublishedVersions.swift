import Capture
import ContactCenter
import GenesysCloud
import Recovery
import Response

/// The versions of flows that ran when a capture was read.
struct PublishedVersions {
    private let capture: Capture

    init(from capture: Capture) { self.capture = capture }

    /// What publishes them again, for each flow that drifted to another version, or to none.
    ///
    /// A flow that is gone is not among them: it would have to be imported.
    func changes(after difference: Difference) throws -> [Change] {
        try difference.objects.compactMap { object in
            guard object.kind == Kind.flows.name, case .changed(let fields) = object.what,
                fields.contains(where: { $0.path.hasPrefix("publishedVersion") }),
                let version = try capture.config(of: .flows, id: object.id)?["publishedVersion"]?["id"]?.string
            else { return nil }
            return Change(.publishVersion, Subject(.flow, object.id, name: object.name), .version(version))
        }
    }
}
