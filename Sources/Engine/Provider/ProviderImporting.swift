public import Capture
public import ContactCenter
public import IdentityProviders
public import Platforms
public import Redaction

/// Puts what an identity provider exported beside the captures of a tenant, and takes it along from one to the next.
public struct ProviderImporting: Sendable {
    private let place: TenantFolder
    private let platform: Platform
    private let keys: Keys

    /// What it needs of the platform's room.
    public struct Platform: Sendable {
        let people: Kind
        let addresses: [String]
        let translate: @Sendable (Capture) throws -> TenantSnapshot

        /// - Parameters:
        ///   - people: The kind people are kept as.
        ///   - addresses: Its fields that hold an address somebody can be known by.
        public init(
            people: Kind, addresses: [String], translate: @escaping @Sendable (Capture) throws -> TenantSnapshot
        ) {
            self.people = people
            self.addresses = addresses
            self.translate = translate
        }
    }

    /// The keys of persons: to open what is joined by, and to seal what is kept.
    public struct Keys: Sendable {
        let states: @Sendable () throws -> [String: Seal.KeyState]
        let keys: @Sendable () throws -> PersonKeys
        let save: Keeper.SaveKeys
        let marks: SecretMarks

        /// - Parameters:
        ///   - states: Every key there is or was, by its id.
        ///   - keys: The keys of everybody, by person.
        public init(
            states: @escaping @Sendable () throws -> [String: Seal.KeyState],
            keys: @escaping @Sendable () throws -> PersonKeys, save: @escaping Keeper.SaveKeys, marks: SecretMarks
        ) {
            self.states = states
            self.keys = keys
            self.save = save
            self.marks = marks
        }
    }

    public init(into place: TenantFolder, on platform: Platform, keys: Keys) {
        self.place = place
        self.platform = platform
        self.keys = keys
    }

    /// What came of an import.
    public struct Imported: Sendable {
        public let commit: String
        public let documents: ProviderDocuments

        /// How many people there are here.
        public let people: Int

        /// How many active people have no account there; nil where the capture does not say who is active.
        public let strangers: Int?
    }

    /// Keeps what was read of the files beside the newest capture.
    ///
    /// - Parameter moment: When the export was taken.
    /// - Throws: ``ExportError`` where the files list no account; else as ``Importing``.
    public func keep(_ read: ProviderImport, taken moment: Moment) throws -> Imported {
        let importing = Importing(IdentityProviders.kinds, into: place)
        let (commit, imported) = try importing.run { newest in
            let joining = try joining(newest)
            let snapshot = try platform.translate(newest)
            let documents = try ProviderDocuments(
                of: read, joining: joining, after: try carried(newest).accounts(),
                holding: Self.holdings(in: snapshot), taken: moment)
            let active = snapshot[.people].value.map { $0.filter(\.isActive) }
            let kept = ImportedDocuments(try redacted(documents), records: documents.records)
            return (kept, (documents, joining.count, active?.count { !documents.people.contains($0.id.rawValue) }))
        }
        return Imported(commit: commit, documents: imported.0, people: imported.1, strangers: imported.2)
    }

    /// What an earlier capture holds of the identity provider, joined to the people of the next; nil where nothing is.
    public func carry(_ earlier: Capture, along now: Capture) throws -> ImportedDocuments? {
        let carried = try carried(earlier)
        guard !carried.isEmpty else { return nil }
        var redactor = try redactor()
        let documents = try carried.documents(joining: try joining(now), redactor: &redactor)
        try keys.save(redactor.keys.takeFresh())
        let names = Set(IdentityProviders.kinds.map(\.name))
        return ImportedDocuments(documents, records: earlier.manifest.kinds.filter { names.contains($0.name) })
    }
}

extension ProviderImporting {
    private func redacted(_ documents: ProviderDocuments) throws -> [(kind: Kind, id: String, config: [UInt8])] {
        var redactor = try redactor()
        let kept = documents.documents.map { document in
            let halves = redactor.keep(
                document.json, kind: document.kind, id: document.id, person: document.person)
            return (kind: document.kind, id: document.id, config: halves.config)
        }
        try keys.save(redactor.keys.takeFresh())
        return kept
    }

    private func redactor() throws -> Redactor {
        Redactor(IdentityProviders.keptFields, marks: keys.marks, keys: try keys.keys())
    }

    private func carried(_ earlier: Capture) throws -> CarriedExport {
        let states = try keys.states()
        return CarriedExport(of: earlier, keys: { states[$0] ?? .unknown })
    }

    /// Everybody who is here, with the addresses that can be opened.
    private func joining(_ capture: Capture) throws -> Joining {
        let states = try keys.states()
        var joining = Joining()
        try capture.each(platform.people) { person in
            let addresses = platform.addresses.compactMap { field -> String? in
                guard let value = person.config[key: field],
                    case .text(let text)? = Seal.open(
                        value, at: "\(platform.people.name)/\(field)", keys: { states[$0] ?? .unknown })
                else { return nil }
                return text.exposed
            }
            joining.add(person: person.id, addresses: addresses)
        }
        return joining
    }

    /// What everybody holds; nobody's is known where the grants were not read whole.
    private static func holdings(in snapshot: TenantSnapshot) -> [String: Holdings] {
        guard case .observed(let grants) = snapshot[.grants], let people = snapshot[.people].value else { return [:] }
        return Dictionary(Holdings.of(people, grants).map { ($0.key.rawValue, $0.value) }) { first, _ in first }
    }
}
