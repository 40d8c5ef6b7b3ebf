import Assurance
import Capture
import GenesysCloud
import Reports
import Response

// What the documents tell of this platform, from the values the program itself goes by.

extension GenesysCloud {

    /// Every call, in the order they are made.
    static var calls: [PlatformCall] { listings.map(PlatformCall.init) }

    /// The calls that what a control reads comes from.
    static func calls(behind control: Control) -> [PlatformCall] {
        let kinds = Set(control.reads.flatMap { sources[$0] ?? [] })
        return listings.filter { kinds.contains($0.kind) }.map(PlatformCall.init)
    }

    /// Our clients, the core one first, with what their roles must hold for every profile.
    static var clients: [PlatformClient] {
        Reader.allCases.map { reader in
            PlatformClient(
                reader.rawValue,
                permissions: permissions(of: reader, for: .all).map {
                    .init($0, alsoAllows: SideEffects.of($0))
                })
        }
    }

    /// Every region by name, with its hosts.
    static var regionTable: String {
        let rows = Region.all.map { "| `\($0.name)` | `api.\($0.domain)` | `login.\($0.domain)` |\n" }
        return "| region | API | sign-in |\n| --- | --- | --- |\n" + rows.joined()
    }
}

extension GenesysCloud {

    /// Every verb with what the responder's role must hold for it, and what whoever approves it should know.
    static var changeTable: String {
        let rows = responderPermissions.map { verb, permissions, call, undo, caveats in
            "| `\(verb.rawValue)` | `\(call)` | " + permissions.map { "`\($0)`" }.joined(separator: ", ")
                + " | \(undo.map { "`\($0.rawValue)`" } ?? "nothing") | \(caveats.joined(separator: " ")) |\n"
        }
        return "| verb | call | the role holds | taken back by | know |\n| --- | --- | --- | --- | --- |\n"
            + rows.joined()
    }
}

extension PlatformCall {
    fileprivate init(_ listing: Listing) {
        self.init(
            route: listing.route, query: listing.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&"),
            permission: listing.needs.inWords, client: listing.reader.rawValue, paging: listing.paging.inWords,
            kind: listing.kind.name, profile: listing.profile.rawValue)
    }
}

extension Permission {
    fileprivate var inWords: String {
        switch self {
        case .none: ""
        case .any(let names): names.joined(separator: " or ")
        case .all(let names): names.joined(separator: " and ")
        }
    }
}

extension Listing.Paging {
    fileprivate var inWords: String {
        switch self {
        case .document: "one document"
        case .entities: "all at once"
        case .pages(let size): "by number, \(size) a page"
        case .pagesUnasked: "by number, size not ours to choose"
        case .links(let size): "by link, \(size) a page"
        case .usage: "a query, asked for until it has run"
        }
    }
}
