import Capture

/// The requirements of one framework in one edition.
public struct Catalogue: Sendable {
    public let title: String

    /// Which edition, and what is known of it: `4.0.1 (June 2024)`.
    public let edition: String
    public let publisher: String

    /// What its publisher allows, and what we made of it.
    public let licence: String

    /// Where the identifiers were checked.
    public let source: String

    /// The day they were taken from there: `2026-11-22`; empty where nobody wrote it down.
    public let retrieved: String

    /// Whether it holds some of the framework's requirements only.
    public let isSelection: Bool

    /// The framework that took its place; nil for one in force.
    public let supersededBy: String?

    /// In the publisher's order, withdrawn ones left out.
    public let requirements: [Requirement]

    /// How many there are, as the file itself says.
    public let count: Int

    private let places: [String: Int]
    private let groups: Set<String>

    public func requirement(_ id: String) -> Requirement? { places[id].map { requirements[$0] } }

    /// Whether a crosswalk may name this: a requirement, or a group of them that is not withdrawn.
    public func has(_ id: String) -> Bool { places[id] != nil || groups.contains(id) }

    /// The sets its publisher makes of its requirements, such as `fedramp-moderate`, each once and in order.
    public var baselines: [String] {
        var seen: Set<String> = []
        return requirements.flatMap(\.baselines).filter { seen.insert($0).inserted }
    }
}

/// One requirement of a framework.
public struct Requirement: Hashable, Sendable, Identifiable {

    /// As the framework numbers it: `A.8.2`.
    public let id: String

    /// What it is about.
    public let title: String

    /// The part of the framework it stands in: `Technological controls`.
    public let group: String

    /// The publisher's sets it is in: `nist-moderate`, `fedramp-moderate`.
    public let baselines: [String]

    public init(id: String, title: String, group: String, baselines: [String] = []) {
        self.id = id
        self.title = title
        self.group = group
        self.baselines = baselines
    }
}

extension Catalogue {

    /// One made by hand, as a customer's.
    public init(
        title: String, edition: String, publisher: String, licence: String, source: String, isSelection: Bool,
        requirements: [Requirement]
    ) {
        self.init(
            title: title, edition: edition, publisher: publisher, licence: licence, source: source, retrieved: "",
            isSelection: isSelection, supersededBy: nil, requirements: requirements, count: requirements.count,
            groups: [])
    }

    private init(
        title: String, edition: String, publisher: String, licence: String, source: String, retrieved: String,
        isSelection: Bool, supersededBy: String?, requirements: [Requirement], count: Int, groups: Set<String>
    ) {
        self.title = title
        self.edition = edition
        self.publisher = publisher
        self.licence = licence
        self.source = source
        self.retrieved = retrieved
        self.isSelection = isSelection
        self.supersededBy = supersededBy
        self.requirements = requirements
        self.count = count
        self.groups = groups
        places = Dictionary(
            requirements.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    /// Reads files of ours.
    ///
    /// - Parameter files: In the order they are printed in; the last says edition, source and licence.
    init(title: String, files: [JSON]) {
        guard let head = files.last else { preconditionFailure("a catalogue is made of files") }
        self.init(
            title: title, edition: head.text("version"), publisher: head.text("publisher"),
            licence: head.text("licence"), source: files.map { $0.text("source") }.joined(separator: "; "),
            retrieved: head.text("retrieved"), isSelection: head["selection"]?.boolean ?? false,
            supersededBy: head["supersededBy"]?.string, requirements: files.flatMap(Self.requirements),
            count: files.reduce(0) { $0 + ($1["counts"]?["controls"]?.integer ?? 0) },
            groups: Set(files.flatMap { Self.live($0["groups"]).map { $0.text("id") } }))
    }

    private static func requirements(of file: JSON) -> [Requirement] {
        let groups = Dictionary(
            file["groups"]?.elements.map { ($0.text("id"), $0.text("title")) } ?? [],
            uniquingKeysWith: { first, _ in first })
        return live(file["controls"]).map { entry in
            Requirement(
                id: entry.text("id"), title: entry.text("title"), group: groups[entry.text("group")] ?? "",
                baselines: entry["baselines"]?.elements.compactMap(\.string) ?? [])
        }
    }

    private static func live(_ entries: JSON?) -> [JSON] {
        entries?.elements.filter { $0["withdrawn"]?.boolean != true } ?? []
    }
}
