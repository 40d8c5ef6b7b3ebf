public import Capture
import ContactCenter
public import Platforms
import Redaction

extension Changer {

    /// What stands in the tenant now of some kinds, read in whole lists and kept as a capture is.
    ///
    /// - Parameter organization: The tenant's organisation.
    public func captured(_ kinds: [Kind], of organization: String) async throws(PlatformError) -> Capture {
        let began = connection.clock.now()
        let made = kinds.filter { MakeCalls.call(for: $0.name) != nil } + [.integrationTypes]
        var builder = CaptureBuilder()
        var redactor = Redactor.passing()
        for (kind, documents) in try await standing.all(of: made) {
            for (id, document) in documents {
                let halves = redactor.keep(document, kind: kind, id: id)
                builder.add(kind, id: id, config: halves.config, state: halves.state)
            }
        }
        let counts = builder.counts
        let files = builder.takeFiles()
        let manifest = Manifest(
            platform: "genesys-cloud", organization: organization, isSimulated: false, clients: [connection.client],
            began: began, ended: connection.clock.now(), tool: "linewarden",
            kinds: made.map { Manifest.KindRecord($0.name, documents: counts[$0.name] ?? 0) },
            files: files.mapValues(\.sha256))
        return Capture(manifest: manifest, files: files)
    }
}
