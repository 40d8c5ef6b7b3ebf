import Capture
import ContactCenter

/// Takes in the files of one import, record by record, until it knows what they say.
///
/// A record that does not read is named with file and line and leaves its kind in part; a file of which no record is
/// known, or one of another provider, is no import at all.
public struct ProviderImport {
    public private(set) var provider: IdentityProviders.Provider?

    /// Lines that could not be taken, in the order they came.
    public private(set) var flaws: [Flaw] = []

    /// Sign-ins that were left aside: they failed, were to another application, or are no sign-ins.
    public private(set) var leftAside = 0

    /// Successful sign-ins that were counted.
    public private(set) var signInCount = 0

    var accounts: [String: ExportedAccount] = [:]
    var links: [String: String] = [:]
    var factors: [String: [String]] = [:]
    var signIns: [String: SignInTally] = [:]
    var policies: [String: ExportedPolicy] = [:]
    private(set) var absences: [Kind: [Absence]] = [:]

    /// Whether any record tells of a second factor by itself: then a sign-in without one had none.
    private(set) var tellsProofs = false
    private(set) var firstSignIn: Moment?

    /// How far the log goes, whatever application its last record is of.
    private(set) var lastSignIn: Moment?
    private(set) var files: [(name: String, sha256: String, records: Int)] = []

    private let application: String?
    private var file = OpenFile(name: "")

    /// A line that could not be taken.
    public struct Flaw: Sendable, CustomStringConvertible {
        public let file: String
        public let line: Int
        public let because: String

        public var description: String { "\(file):\(line): \(because)" }
    }

    private struct OpenFile {
        let name: String
        var columns: [String]?
        var separator: Unicode.Scalar = ","
        var records = 0
        var known = 0
        var kinds: [Kind] = []
        var flaws: [Flaw] = []
    }

    /// - Parameter application: The platform's name or id at the provider: sign-ins to others are left aside. nil to
    ///   count them all.
    public init(application: String?) { self.application = application?.lowercased() }

    public mutating func begin(file name: String) { file = OpenFile(name: name) }

    /// Ends a file.
    ///
    /// - Throws: ``ExportError`` where nothing in it is known.
    public mutating func endFile(sha256: String) throws(ExportError) {
        guard file.records > 0 else { throw ExportError(file.name, "is empty") }
        guard file.known > 0 else {
            throw ExportError(
                file.name,
                file.flaws.first.map { "is no export we know: line \($0.line) \($0.because)" } ?? "has no record in it")
        }
        for kind in file.kinds { absences[kind, default: []] += Self.absences(of: file.flaws) }
        flaws += file.flaws
        files.append((file.name, sha256, file.known))
    }

    /// What the lines of a file that could not be taken leave open, the first twenty by line.
    private static func absences(of flaws: [Flaw]) -> [Absence] {
        let named = flaws.prefix(20).map { Absence.failed(call: "\($0.file) line \($0.line)", because: $0.because) }
        guard let last = flaws.last, flaws.count > named.count else { return named }
        return named + [.failed(call: last.file, because: "\(flaws.count - named.count) more lines")]
    }

    /// Takes one record.
    ///
    /// - Throws: ``ExportError`` where it is of another provider than those before.
    public mutating func take(_ record: ExportRecords.Record) throws(ExportError) {
        guard let bytes = record.bytes else { return refuse(record, "is larger than \(Self.most(record.form))") }
        switch record.form {
        case .ndjson: try take(json: bytes, of: record)
        case .csv: try take(row: bytes, of: record)
        }
    }

    private static func most(_ form: ExportRecords.Form) -> String { "\(ExportRecords.largest(form) >> 20) MiB" }

    private mutating func refuse(_ record: ExportRecords.Record, _ because: String) {
        file.records += 1
        file.flaws.append(Flaw(file: file.name, line: record.line, because: because))
    }
}

extension ProviderImport {

    /// A line is a record, or a page of them as the provider answers: an array, or an object with a `value`.
    private mutating func take(json bytes: [UInt8], of record: ExportRecords.Record) throws(ExportError) {
        let json: JSON
        do {
            json = try JSON(bytes, limits: .asReceived)
        } catch {
            return refuse(record, "is \(error)")
        }
        if json.kind == .array { return try take(page: json, of: record) }
        if json["id"] == nil, let page = json["value"], page.kind == .array { return try take(page: page, of: record) }
        try take(ExportedFields(json), of: record)
    }

    private mutating func take(page: JSON, of record: ExportRecords.Record) throws(ExportError) {
        for element in page.elements { try take(ExportedFields(element), of: record) }
    }

    /// The first row names the columns.
    private mutating func take(row bytes: [UInt8], of record: ExportRecords.Record) throws(ExportError) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return refuse(record, "is not UTF-8") }
        if file.columns == nil { file.separator = CSVReader.separator(of: text) }
        let cells: [String]
        do throws(CSVReader.Malformed) {
            cells = try CSVReader.rows(text, separator: file.separator).first?.cells ?? []
        } catch {
            return refuse(record, "is no row: \(error.because)")
        }
        guard let columns = file.columns else {
            file.columns = cells.map { $0.lowercased() }
            return
        }
        guard cells.count == columns.count else {
            return refuse(record, "has \(cells.count) cells, and the first row \(columns.count)")
        }
        try take(ExportedFields(Dictionary(zip(columns, cells)) { first, _ in first }), of: record)
    }

    private mutating func take(_ fields: ExportedFields, of record: ExportRecords.Record) throws(ExportError) {
        let found: (provider: IdentityProviders.Provider, item: ExportedItem)
        if let item = Entra.item(fields) {
            found = (.entra, item)
        } else if let item = Okta.item(fields) {
            found = (.okta, item)
        } else {
            return refuse(record, "has none of the fields we know a record by")
        }
        guard provider ?? found.provider == found.provider else {
            throw ExportError(
                file.name, "is of \(found.provider.name), and what came before of \(provider?.name ?? "another")")
        }
        provider = found.provider
        file.records += 1
        keep(found.item, of: record)
    }
}

extension ProviderImport {
    private mutating func keep(_ item: ExportedItem, of record: ExportRecords.Record) {
        file.known += 1
        switch item {
        case .account(let account):
            note(.providerAccounts)
            guard accounts[account.id] == nil else {
                file.records -= 1
                return refuse(record, "has an id that came before; the first counts")
            }
            accounts[account.id] = account
        case .link(let account, let externalID):
            note(.providerAccounts)
            links[account] = externalID
        case .factors(let account, let words):
            note(.providerFactors)
            factors[account] = words
        case .factor(let account, let word):
            note(.providerFactors)
            factors[account, default: []].append(word)
        case .signIn(let signIn): count(signIn)
        case .proof(let account, let at, let word): prove(account, at, word)
        case .policy(let policy):
            note(.providerPolicies)
            policies[policy.id] = policy
        case .nothing: leftAside += 1
        }
    }

    private mutating func note(_ kind: Kind) {
        if !file.kinds.contains(kind) { file.kinds.append(kind) }
        if absences[kind] == nil { absences[kind] = [] }
    }

    private mutating func count(_ signIn: ExportedSignIn) {
        note(.providerSignIns)
        lastSignIn = max(lastSignIn ?? signIn.at, signIn.at)
        if let application, !signIn.applications.contains(where: { $0.lowercased() == application }) {
            leftAside += 1
            return
        }
        signInCount += 1
        firstSignIn = min(firstSignIn ?? signIn.at, signIn.at)
        signIns[signIn.account, default: SignInTally()].add(signIn)
    }
}

extension ProviderImport {

    /// Counts for whatever application it was: proved once, the session is good for all of them.
    private mutating func prove(_ account: String, _ at: Moment, _ word: String) {
        note(.providerSignIns)
        tellsProofs = true
        firstSignIn = min(firstSignIn ?? at, at)
        lastSignIn = max(lastSignIn ?? at, at)
        switch provider?.factor(word)?.strength {
        case .strong: signIns[account, default: SignInTally()].strong.add(at)
        case .weak, nil: break
        case .unknown: signIns[account, default: SignInTally()].untoldProofs += 1
        }
    }
}

/// The sign-ins of one account while they are counted.
struct SignInTally {
    var count = 0
    var last: Moment?
    var unmanaged = 0
    var lastUnmanaged: Moment?
    var untold = 0
    var strong = MomentsByHour()

    /// Of which the log does not say what they were proved with.
    var untoldProofs = 0

    /// Whose proof a record of its own would tell.
    var provedElsewhere = 0

    mutating func add(_ signIn: ExportedSignIn) {
        count += 1
        last = max(last ?? signIn.at, signIn.at)
        switch signIn.proof {
        case .strong: strong.add(signIn.at)
        case .untold: untoldProofs += 1
        case .elsewhere: provedElsewhere += 1
        case .none: break
        }
        switch signIn.isManaged {
        case true?: break
        case false?:
            unmanaged += 1
            lastUnmanaged = max(lastUnmanaged ?? signIn.at, signIn.at)
        case nil: untold += 1
        }
    }
}

/// Of each hour the first moment and the last: enough to tell whether any lies in a span of whole hours that ends, or
/// begins, within one.
struct MomentsByHour {
    private var hours: [Int: ClosedRange<Moment>] = [:]

    mutating func add(_ moment: Moment) {
        let known = hours[moment.hour]
        hours[moment.hour] = min(known?.lowerBound ?? moment, moment)...max(known?.upperBound ?? moment, moment)
    }

    /// Sorted; none twice.
    var moments: [Moment] { Set(hours.values.flatMap { [$0.lowerBound, $0.upperBound] }).sorted() }
}

/// Why a file is no export that can be imported.
public struct ExportError: Error, Sendable, CustomStringConvertible {
    public let file: String
    public let because: String

    public init(_ file: String, _ because: String) {
        self.file = file
        self.because = because
    }

    public var description: String { "\(file) \(because)" }
}
