public import Capture
public import Redaction

/// Keeps what is read: redacts it, saves the keys of persons before anything sealed with them, and appends it to the
/// spool.
///
/// An actor because lists are read side by side and share the keys of the people they speak of.
public actor Keeper {
    private let spool: Spool
    private var redactor: Redactor
    private let saveKeys: SaveKeys
    private var open: [String: SpoolWriter] = [:]

    /// Keeps new keys of persons, all or none.
    public typealias SaveKeys = @Sendable ([(person: String, id: String, bytes: [UInt8])]) throws -> Void

    public init(_ spool: Spool, redactor: Redactor, saveKeys: @escaping SaveKeys) {
        self.spool = spool
        self.redactor = redactor
        self.saveKeys = saveKeys
    }

    /// How a list ended in an earlier run, if it did.
    public func record(of list: String) -> ListRecord? { spool.record(of: list) }

    /// Begins a list anew, forgetting what there was of it.
    public func begin(_ list: String) throws { open[list] = try spool.begin(list) }

    /// Keeps some documents of a list.
    public func append(_ documents: [(id: String, document: JSON)], of kind: Kind, to list: String) throws {
        guard let writer = open[list] else { preconditionFailure("a list is begun before it is appended to") }
        let kept = documents.map { id, document in
            let halves = redactor.keep(document, kind: kind, id: id)
            return (id: id, config: halves.config, state: halves.state)
        }
        try saveKeys(redactor.keys.takeFresh())
        try writer.append(kept)
    }

    /// What is kept of a setting that a person supplied: redacted like one that was read.
    public func redacted(_ document: JSON, of kind: Kind) throws -> (config: [UInt8], state: [UInt8]?) {
        let halves = redactor.keep(document, kind: kind, id: kind.name)
        try saveKeys(redactor.keys.takeFresh())
        return halves
    }

    /// Ends a list: from here on it survives a stop.
    public func end(as record: ListRecord) throws {
        guard let writer = open.removeValue(forKey: record.list) else {
            preconditionFailure("a list is begun before it is ended")
        }
        try spool.end(writer, as: record)
    }

    /// The ids of the documents of a list that has ended.
    public func ids(of list: String) throws -> [String] {
        var ids: [String] = []
        try spool.each(list) { id, _, _ in ids.append(id) }
        return ids
    }

    /// The documents of a list that has ended.
    public func documents(of list: String) throws -> [JSON] {
        var documents: [JSON] = []
        try spool.each(list) { _, config, state in
            guard let config = try? JSON(config) else { return }
            let whole = state.flatMap { try? JSON($0) }.map { Keeping.merged(config, $0) }
            documents.append(whole.flatMap { try? JSON($0) } ?? config)
        }
        return documents
    }
}
