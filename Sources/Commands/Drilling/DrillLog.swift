import ContactCenter
import Engine
import Programme

/// Puts what a drill came to on record, as the word of whoever stands for it: tried before anything is restored.
struct DrillLog {
    private let folder: TenantFolder
    private let empty: Docket
    private let by: Signatory.ID?
    private let key: String?

    /// - Parameters:
    ///   - name: Who stands for the record: a name under `people:`; nil where nobody does.
    ///   - key: The private key of that one.
    /// - Throws: ``Failure`` where nobody is called that, and ``Programme/Refusal`` where the key is not theirs.
    init(of tenant: String, in place: PlaceOptions, by name: String?, key: String?) throws {
        folder = try TenantBinding.folder(of: tenant, in: place.dataDirectory)
        let people = try Configuration(file: place.configurationFile).people
        empty = Docket(log: folder.logOrigin, people: people, unwaivable: [:])
        by = name.map { Signatory.ID($0) }
        self.key = key
        guard key != nil else { return }
        let now = Machine.now()
        var docket = empty
        try docket.take(signed(.untried(by: by, log: folder.logOrigin, at: now)), recorded: now)
    }

    /// Everything that is sealed.
    func read() throws -> Docket { try DocketLog(folder).read(into: empty).docket }

    /// The rehearsal or drill of that id, or of a beginning of it that only one has; the newest for `latest`.
    func find(_ id: String, of tenant: String) throws -> (record: DrillRecord, recorded: Moment?) {
        let trials = try read().trials
        let wanted = id.lowercased()
        let found =
            wanted == "latest" ? trials.suffix(1) : trials.filter { $0.record.id.lowercased().hasPrefix(wanted) }
        if found.count == 1, let one = found.first { return (one.record, one.recorded) }
        let ids = trials.map(\.record.id)
        throw Failure(
            ids.isEmpty ? "nothing was tried out of \(tenant) yet" : "there is no drill \(id) of \(tenant)",
            hint: Nearest.to(id, among: ids).map { "did you mean \($0)?" }
                ?? (ids.isEmpty
                    ? "`linewarden drill \(tenant)` rehearses the whole"
                    : "there are \(ids.suffix(10).joined(separator: ", "))"),
            code: .notThere)
    }

    /// Whether somebody stands for what is put on record.
    var isSigned: Bool { by != nil }

    /// Records it; unsigned where it can no longer be signed, so that it is on record all the same.
    ///
    /// - Returns: The record as it was taken.
    func record(_ record: DrillRecord) async throws -> DrillRecord {
        let record = record.signed(by: by)
        let statement: SignedStatement
        do {
            statement = try signed(record)
        } catch {
            Terminal().note(
                "it is on record unsigned, and the same command signs it later: \(Failure(error).message)")
            return try await take(
                SignedStatement(.drill(record.signed(by: nil)), signature: nil), record.signed(by: nil))
        }
        return try await take(statement, record)
    }

    private func take(_ statement: SignedStatement, _ record: DrillRecord) async throws -> DrillRecord {
        let contents = try await DocketLog(folder).record(
            [statement], into: empty, at: Machine.now(), source: "linewarden \(Machine.version) drill")
        for word in contents.words { Terminal().note(word) }
        return record
    }

    private func signed(_ record: DrillRecord) throws -> SignedStatement {
        let statement = Statement.drill(record)
        return SignedStatement(statement, signature: try key.map { try Keygen(key: $0).sign(statement.bytes) })
    }
}

extension DrillRecord {

    /// What a drill came to before anything was tried.
    fileprivate static func untried(by signatory: Signatory.ID?, log: String, at now: Moment) -> DrillRecord {
        DrillRecord(
            by: signatory, of: .init(commit: "", manifest: "", captured: now), into: .simulator, began: now, ended: now,
            calls: 0, restored: [], log: log)
    }
}
