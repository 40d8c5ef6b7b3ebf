import Capture
import ContactCenter

extension Capture {

    /// Programs that lead customers through a call or a chat.
    ///
    /// Source: `GET /api/v2/flows`, checked 2026-11-29.
    func flows() throws(CaptureError) -> Reading<[Flow]> {
        try list(.flows) { document, flaws in
            let type = document["type"]?.string
            if type == nil { flaws.leftOut("Flow.type") }
            return Flow(
                id: Flow.ID(document.id), name: document.name, type: type ?? "not given",
                isBot: ["BOT", "DIGITALBOT"].contains(type) || document["virtualAgentEnabled"]?.boolean == true,
                takesCards: type == "SECURECALL", role: FlowKind.role(of: type ?? ""), published: document.published)
        }
    }
}

extension Document {

    /// What runs of a flow; nil where nothing was published, which the platform says by leaving it out (assumed).
    fileprivate var published: Flow.Published? {
        guard let version = self["publishedVersion"], !version.isNull else { return nil }
        guard let id = version["id"]?.string else { return Flow.Published(lacking: "FlowVersion.id") }
        return Flow.Published(
            isDebugged: at("publishedVersion", "debug").reading(of: "FlowVersion.debug", \.boolean),
            isBehind: at("savedVersion", "id").reading(of: "Flow.savedVersion") { $0.string.map { $0 != id } },
            publisher: publisher,
            since: at("publishedVersion", "datePublished").reading(of: "FlowVersion.datePublished", \.time))
    }

    /// The OAuth client or the person that published it.
    private var publisher: Reading<Subject> {
        if let client = at("publishedVersion", "createdByClient", "id")?.string {
            return .observed(Subject(.client, client))
        }
        return at("publishedBy", "id").reading(of: "Flow.publishedBy") {
            $0.string.map { .person(Person.ID($0)) }
        }
    }
}

extension Flow.Published {

    /// Something runs, and nothing more is known of it.
    fileprivate init(lacking field: String) {
        let absence = Absence.leftOut(field: field)
        self.init(
            isDebugged: .absent(absence), isBehind: .absent(absence), publisher: .absent(absence),
            since: .absent(absence))
    }
}
