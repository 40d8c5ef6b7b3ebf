import Capture
public import Platforms

/// The first look at a tenant nobody of us has seen: do the things we assume hold, and what do its answers look like.
///
/// Reads the first page of every list and nothing else; keeps nothing.
public struct Probe: Sendable {
    public let lists: [List]
    public let assumptions: [(assumption: Assumption, outcome: Assumption.Outcome)]

    /// One list as it answered.
    public struct List: Sendable {
        public let route: String

        /// What it answered, if not its entries: `403 missing.permissions`, or that none of our clients reads it.
        public let refusal: String?
        public let shape: Shape
    }

    /// Takes the look.
    ///
    /// - Throws: ``PlatformError`` where the platform cannot be talked to at all.
    public static func of(_ connections: [Reader: Connection]) async throws(PlatformError) -> Probe {
        var lists: [List] = []
        var pages: [String: [JSON]] = [:]
        for listing in GenesysCloud.listings where listing.paging != .usage {
            guard let list = plannedFirst(listing, pages) else { continue }
            guard let connection = connections[listing.reader] else {
                lists.append(List(route: listing.route, refusal: "none of our clients reads it", shape: Shape()))
                continue
            }
            let answer = try await connection.send("GET", listing.path, path: Pages(list).first)
            let entries =
                listing.paging == .document ? [answer.body] : answer.body["entities"].map { Array($0.elements) }
            guard answer.status == 200, let entries else {
                let code = answer.code.map { " \($0)" } ?? ""
                lists.append(List(route: listing.route, refusal: "\(answer.status)\(code)", shape: Shape()))
                continue
            }
            pages[listing.kind.name, default: []] += entries
            var shape = Shape()
            for entry in entries { shape.add(entry) }
            lists.append(List(route: listing.route, refusal: nil, shape: shape))
        }
        return Probe(lists: lists, assumptions: Assumption.all.map { ($0, $0.check(pages)) })
    }

    /// The list itself, or the first of those a nested listing amounts to.
    private static func plannedFirst(_ listing: Listing, _ pages: [String: [JSON]]) -> PlannedList? {
        let parent: String? =
            switch listing.each {
            case nil: ""
            case .fixed(let names): names.first
            case .document(let kind): pages[kind.name]?.first?["id"]?.string
            case .customAction:
                pages["data-actions"]?.compactMap { $0["id"]?.string }.first(where: Listing.Each.isCustomAction)
            case .powerfulRole: pages["roles"]?.first?["id"]?.string
            }
        return parent.map { PlannedList(listing: listing, parent: $0) }
    }
}
