public import Assurance
public import Capture
import ContactCenter

/// Everything a control was judged over: the full list an auditor draws a sample from, reconciled with the platform.
public struct Population: Sendable {
    public let control: Control
    public let lists: [List]

    /// The documents of one kind, sorted by id.
    public struct List: Sendable {
        public let kind: Kind
        public let items: [Item]

        /// How the list was read: every call, with the platform's own total where it gives one.
        public let calls: [Manifest.Call]

        /// What is missing of it; empty where it is whole.
        public let absences: [String]

        /// Whether every call gave as many entries as the platform says there are; nil where one gave no total.
        ///
        /// What several lists hold is one document, so there may be fewer documents than entries.
        public var isReconciled: Bool? {
            let totals = calls.compactMap(\.total)
            guard !totals.isEmpty, totals.count == calls.count else { return nil }
            return totals.reduce(0, +) == calls.reduce(0) { $0 + $1.read } && absences.isEmpty
        }
    }

    public struct Item: Hashable, Sendable {
        public let id: String
        public let file: String

        /// SHA-256 of the file, as the manifest has it.
        public let sha256: String
    }

    /// - Parameters:
    ///   - kinds: The kinds the control is judged from.
    ///   - routes: The calls that read a kind.
    /// - Throws: ``CaptureError`` if a file does not read.
    public init(of control: Control, in capture: Capture, kinds: [Kind], routes: (Kind) -> Set<String>) throws {
        self.control = control
        lists = try kinds.map { kind in
            let wanted = routes(kind)
            return List(
                kind: kind, items: try Self.items(of: kind, in: capture),
                calls: capture.manifest.calls.filter { wanted.contains($0.route) },
                absences: capture.manifest.record(of: kind.name).map { $0.absences.map(\.because) } ?? ["not asked for"]
            )
        }
    }

    private static func items(of kind: Kind, in capture: Capture) throws -> [Item] {
        var items: [Item] = []
        try capture.each(kind) { document in
            let file = kind.path(of: document.id, in: .config)
            items.append(Item(id: document.id, file: file, sha256: capture.manifest.files[file] ?? ""))
        }
        return items.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }
}
