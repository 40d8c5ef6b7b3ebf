import ContactCenter
import Engine
import Programme

/// Puts what a drill came to on record, as the word of whoever stands for it.
struct DrillLog {
    let tenant: String
    let place: PlaceOptions

    /// Records it.
    ///
    /// - Parameters:
    ///   - key: The private key of whom the record names; nil where nobody signs.
    func record(_ record: DrillRecord, signedWith key: String?) async throws {
        let statement = Statement.drill(record)
        let signature = try key.map { try Keygen(key: $0).sign(statement.bytes) }
        let folder = try TenantBinding.folder(of: tenant, in: place.dataDirectory)
        let people = try Configuration(file: place.configurationFile).people
        let contents = try await DocketLog(folder).record(
            [SignedStatement(statement, signature: signature)],
            into: Docket(log: folder.logOrigin, people: people, unwaivable: [:]), at: Machine.now(),
            source: "linewarden \(Machine.version) drill")
        for word in contents.words { Terminal().note(word) }
    }
}
