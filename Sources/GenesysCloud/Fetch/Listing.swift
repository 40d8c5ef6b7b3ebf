public import Capture

/// One call of the Genesys Cloud API as a value: where it is, what it needs, how it pages, what becomes of its entries.
public struct Listing: Sendable {
    public let kind: Kind

    /// The route: `/api/v2/authorization/divisions/{divisionId}/grants`.
    public let path: String
    public let query: [Parameter]
    public let paging: Paging
    public let needs: Permission
    public let reader: Reader
    public let profile: Manifest.Profile

    /// What stands in the braces of the path, one list each; nil where there are none.
    public let each: Each?

    /// What the platform may give a link to instead, read besides and put where it would stand.
    let texts: [LinkedText]

    /// What an entry becomes in the capture, nearly always one document; nil if it lacks what we cannot do without.
    let entries: @Sendable (JSON, _ parent: String) -> [Entry]?

    public struct Parameter: Hashable, Sendable {
        public let name: String
        public let value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Where a list continues.
    ///
    /// Source: `protocol` notes on the API description of July 2026, checked 2026-11-22.
    public enum Paging: Hashable, Sendable {

        /// One document, no list.
        case document

        /// `entities`, all at once.
        case entities

        /// `pageNumber` and `pageSize`; `pageCount`, `total` and perhaps `nextUri` in the answer.
        case pages(size: Int)

        /// `pageCount` and `nextUri` in the answer although the call declares no parameters.
        case pagesUnasked

        /// `after` and `pageSize`; `nextUri` in the answer.
        case links(size: Int)

        /// A query that is posted, run by the platform, and asked for until it is done.
        case usage
    }

    /// Where the ids in the path come from.
    public enum Each: Hashable, Sendable {

        /// The documents of another list, read before.
        case document(of: Kind)

        /// The roles that make their holders privileged, or open recordings.
        case powerfulRole

        /// The data actions somebody made: others come with their integration.
        ///
        /// Source: ids of custom ones begin with `custom`, of those the vendor brings with `static`, of those a custom
        /// authentication brings with `customAuth`: the vendor's own Terraform provider, read 2026-11-30.
        case customAction
        case fixed([String])

        /// Whether an action was made by somebody, by its id.
        static func isCustomAction(_ id: String) -> Bool { id.hasPrefix("custom") && !id.hasPrefix("customAuth") }
    }

    public init(
        _ kind: Kind,
        _ path: String,
        query: [Parameter] = [],
        paging: Paging,
        needs: Permission,
        by reader: Reader = .core,
        profile: Manifest.Profile = .controls,
        each: Each? = nil,
        texts: [LinkedText] = [],
        entry: @escaping @Sendable (JSON, _ parent: String) -> Entry? = { json, _ in Entry(json) }
    ) {
        self.kind = kind
        self.path = path
        self.query = query
        self.paging = paging
        self.needs = needs
        self.reader = reader
        self.profile = profile
        self.each = each
        self.texts = texts
        self.entries = { json, parent in entry(json, parent).map { [$0] } }
    }

    /// A listing whose every entry becomes several documents.
    public init(
        _ kind: Kind, _ path: String, paging: Paging, needs: Permission, each: Each?,
        entries: @escaping @Sendable (JSON, _ parent: String) -> [Entry]?
    ) {
        self.kind = kind
        self.path = path
        query = []
        self.paging = paging
        self.needs = needs
        reader = .core
        profile = .controls
        self.each = each
        texts = []
        self.entries = entries
    }

    /// `GET /api/v2/users`: how errors and the manifest name it.
    public var route: String { (paging == .usage ? "POST " : "GET ") + path }
}

/// One document with the id it is kept under.
public struct Entry: Sendable {
    public let id: String
    public let document: JSON

    public init(id: String, document: JSON) {
        self.id = id
        self.document = document
    }

    /// A document that names itself.
    ///
    /// - Returns: nil without an id, or with one that is no word: it could not be found again.
    public init?(_ document: JSON) {
        guard let id = document["id"]?.string, Self.isUsable(id) else { return nil }
        self.init(id: id, document: document)
    }

    /// A document made of one the platform gives no id of its own.
    init?(id: String?, _ write: (inout JSONWriter) -> Void) {
        guard let id, Self.isUsable(id) else { return nil }
        var writer = JSONWriter()
        writer.object { json in
            json.field("id", id)
            write(&json)
        }
        guard let document = try? JSON(writer.bytes) else { return nil }
        self.init(id: id, document: document)
    }

    static func isUsable(_ id: String) -> Bool { !id.isEmpty && id.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } }
}
