import Capture

/// The clauses of one framework in one edition.
public struct Catalogue: Sendable {
    public let title: String

    /// Which edition, and what is known of it: `4.0.1 (June 2024)`.
    public let edition: String
    public let publisher: String

    /// What its publisher allows, and what we made of it.
    public let licence: String

    /// Where the identifiers were checked.
    public let source: String

    /// In the publisher's order, withdrawn ones left out.
    public let requirements: [Requirement]

    /// How many there are, as the file itself says.
    public let count: Int

    private let places: [String: Int]

    public func requirement(_ id: String) -> Requirement? { places[id].map { requirements[$0] } }
}

/// One clause of a framework.
public struct Requirement: Hashable, Sendable, Identifiable {

    /// As the framework numbers it: `A.8.2`.
    public let id: String

    /// What it is about.
    public let title: String

    /// The part of the framework it stands in: `Technological controls`.
    public let group: String

    public init(id: String, title: String, group: String) {
        self.id = id
        self.title = title
        self.group = group
    }
}

extension Catalogue {

    /// Reads a file of ours.
    ///
    /// - Precondition: it is one. A test reads every file.
    init(_ bytes: [UInt8]) {
        let json: JSON
        do {
            json = try JSON(bytes)
        } catch {
            preconditionFailure("an embedded catalogue is \(error)")
        }
        let groups = Dictionary(
            json["groups"]?.elements.map { ($0.text("id"), $0.text("title")) } ?? [],
            uniquingKeysWith: { first, _ in first })
        let live = json["controls"]?.elements.filter { $0["withdrawn"]?.boolean != true } ?? []
        requirements = live.map { entry in
            Requirement(id: entry.text("id"), title: entry.text("title"), group: groups[entry.text("group")] ?? "")
        }
        places = Dictionary(
            requirements.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        title = json.text("title")
        edition = json.text("version")
        publisher = json.text("publisher")
        licence = json.text("licence")
        source = json.text("source")
        count = json["counts"]?["controls"]?.integer ?? 0
    }
}

extension JSON {
    fileprivate func text(_ key: StaticString) -> String { self[key]?.string ?? "" }
}
