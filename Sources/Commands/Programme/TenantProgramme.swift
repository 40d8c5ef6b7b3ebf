import Assurance
import Capture
import Catalog
import ContactCenter
import Engine
import Foundation
import Inventory
import Programme

/// What people ask for, decide and attest about one tenant: its log, its people, and what its last capture shows.
struct TenantProgramme {
    let name: String
    let terms: TenantTerms
    let people: [Signatory]
    let folder: TenantFolder
    private let data: DataDirectory
    private let configured: TenantConfiguration

    /// - Throws: ``Failure`` where nobody of ours has a key, or the tenant was never collected: then there is no log and
    ///   nothing to accept.
    init(_ name: String, in place: PlaceOptions) throws {
        let configuration = try Configuration(file: place.configurationFile)
        configured = try place.tenant(name, of: configuration)
        terms = configured.terms
        people = configuration.people
        guard !people.isEmpty else {
            throw Failure(
                "nobody stands under people: in \(place.configurationFile.path), so nobody can sign",
                hint: "docs/operating/exceptions.md shows how to name them", code: .configuration)
        }
        data = place.dataDirectory
        folder = try TenantBinding.folder(of: name, in: data)
        self.name = name
    }

    var log: DocketLog { DocketLog(folder) }

    /// A docket nothing was entered in yet.
    var empty: Docket { .empty(log: folder.logOrigin, people: people) }

    func read() throws -> DocketLog.Contents { try log.read(into: empty) }

    /// Records statements as of now.
    ///
    /// - Returns: What follows from the log with them.
    @discardableResult
    func record(_ statements: [SignedStatement], by verb: String) async throws -> Docket {
        let contents = try await log.record(
            statements, into: empty, at: Machine.now(), source: "linewarden \(Machine.version) \(verb)")
        for word in contents.words { Terminal().note(word) }
        return contents.docket
    }

    /// The newest capture, judged as of a moment.
    ///
    /// - Parameter moment: nil for when its collection began, as its report has it.
    func judged(under docket: Docket, asOf moment: Moment? = nil) throws -> Judged {
        try Judging(terms: terms.under(docket), asOf: moment, own: try configured.ownControls())
            .commitAlone("HEAD", of: name, in: data)
    }

    /// The tenant's own controls, which can be excepted like any other.
    func ownControls() throws -> [Control] { try configured.ownControls().controls }

    /// The largest share of a control's findings an exception may hide now, in percent.
    func share(under docket: Docket) -> Int { terms.under(docket).exceptionShare(at: Machine.now()) }

    func signatory(_ id: String) throws -> Signatory {
        if let signatory = people.first(where: { $0.id.rawValue == id }) { return signatory }
        let ids = people.map(\.id.rawValue)
        throw Failure(
            "there is nobody \(id) under people:",
            hint: Nearest.to(id, among: ids).map { "did you mean \($0)?" }
                ?? "there are \(ids.joined(separator: ", "))",
            code: .mayNot)
    }

    /// The case of that id; a deviation of the configuration that nobody recorded yet included.
    func find(_ id: String, in docket: Docket) throws -> Request {
        if let deviation = terms.deviations(in: docket.log).first(where: { $0.id.lowercased() == id.lowercased() }) {
            return .deviation(deviation)
        }
        if let one = docket.find(id) { return one.request }
        let ids = docket.cases.map(\.id) + terms.deviations(in: docket.log).map(\.id)
        throw Failure(
            "there is no exception \(id) in \(name)",
            hint: Nearest.to(id, among: ids).map { "did you mean \($0)?" }
                ?? "`linewarden exceptions list \(name)` lists them", code: .notThere)
    }
}

extension PlaceOptions {

    /// The terms of a tenant with what its people decided; as they stand in the configuration where nobody can sign.
    func decidedTerms(of name: String) throws -> TenantTerms {
        let configuration = try Configuration(file: configurationFile)
        let terms = try tenant(name, of: configuration).terms
        guard !configuration.people.isEmpty else { return try terms.drilled(as: name, in: dataDirectory) }
        guard let binding = try TenantBinding.read(name, in: dataDirectory) else {
            return terms.under(.empty(log: "", people: configuration.people))
        }
        let folder = try binding.folder(in: dataDirectory)
        let empty = Docket.empty(log: folder.logOrigin, people: configuration.people)
        return terms.under(try DocketLog(folder).read(into: empty).docket)
    }
}

extension TenantTerms {

    /// The same terms with the drills on record, for whoever has nobody who can sign.
    fileprivate func drilled(as name: String, in data: DataDirectory) throws -> TenantTerms {
        guard let folder = try TenantBinding.read(name, in: data)?.folder(in: data) else { return self }
        var terms = self
        terms.drills = try DocketLog(folder).read(into: .empty(log: folder.logOrigin, people: [])).docket.drills
        return terms
    }
}

extension Docket {

    /// One nothing was entered in yet, with what our catalogue says nobody may waive.
    fileprivate static func empty(log: String, people: [Signatory]) -> Docket {
        Docket(log: log, people: people, unwaivable: Catalog.unwaivable)
    }
}
