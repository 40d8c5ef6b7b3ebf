public import ContactCenter
import Foundation
public import LedgerStore
public import Programme

/// The log of one tenant as far as people's statements go.
public struct DocketLog: Sendable {
    private let folder: TenantFolder

    public init(_ folder: TenantFolder) { self.folder = folder }

    /// Takes in everything that is sealed; needs no lock, and makes no log where there is none.
    ///
    /// - Parameter docket: An empty one.
    /// - Returns: What follows from the log, and the statements that had no effect.
    public func read(into docket: Docket) throws(LedgerError) -> Contents {
        var contents = Contents(docket: docket)
        guard folder.hasSealedLedger else { return contents }
        var reader = try LedgerReader(at: folder.ledger)
        for index in 0..<reader.size {
            guard let entry = try reader.entry(at: index, of: Entry.statements) else { continue }
            contents.take(try reader.payload(at: index), at: index, recorded: entry.at)
        }
        contents.size = reader.size
        return contents
    }

    /// Records statements, all or none, once each has shown to have an effect; seals them.
    ///
    /// - Parameters:
    ///   - docket: An empty one.
    ///   - moment: Now: what counts as when they were said.
    ///   - source: Which command of which program.
    /// - Returns: What follows from the log with them.
    /// - Throws: ``Programme/Refusal`` where one would have no effect, ``LedgerStore/LedgerError``.
    @discardableResult
    public func record(
        _ statements: [SignedStatement], into docket: Docket, at moment: Moment, source: String
    ) async throws -> Contents {
        let log = try LedgerLog(at: folder.ledger, origin: docket.log)
        // The log is ours alone by now: what is sealed stays, and what is durable comes after it.
        var contents = try read(into: docket)
        contents.words = log.words
        for try await (index, entry) in log.entries(in: contents.size..<(await log.size)) where entry.isStatement {
            contents.take(try await log.payload(at: index), at: index, recorded: entry.at)
        }
        for statement in statements { try contents.docket.take(statement, recorded: moment) }
        _ = try await log.append(
            statements.map { signed in
                NewEntry(
                    at: moment, kind: signed.statement.kind, subject: signed.statement.subject, source: source,
                    payload: signed.payload)
            })
        try await log.seal(at: moment)
        return contents
    }

    public struct Contents: Sendable {
        public var docket: Docket

        /// Statements in the log that break a rule, by the index of their entry.
        public private(set) var ineffective: [(index: Int, because: Refusal)] = []

        /// What was found when the log was opened to be written to, for whoever runs the program.
        public fileprivate(set) var words: [String] = []

        /// How many entries of the log were looked at.
        fileprivate var size = 0

        init(docket: Docket) { self.docket = docket }

        mutating func take(_ payload: [UInt8], at index: Int, recorded: Moment) {
            do throws(Refusal) {
                try docket.take(try SignedStatement(payload: payload), recorded: recorded)
            } catch {
                ineffective.append((index, error))
            }
        }
    }
}

extension TenantFolder {

    /// The origin of its log: the name it has wherever its checkpoints go.
    public var logOrigin: String { "linewarden/\(folder.lastPathComponent)" }

    /// Whether anything of its log is sealed: a run that was stopped before leaves the folder alone.
    public var hasSealedLedger: Bool {
        FileManager.default.fileExists(atPath: ledger.appendingPathComponent("checkpoint").path)
    }
}

extension Entry {
    fileprivate static let statements: Set<Kind> = [
        .exception, .baseline, .decision, .attestation, .request, .drill, .canary,
    ]

    fileprivate var isStatement: Bool { Self.statements.contains(kind) }
}

extension Statement {
    fileprivate var kind: Entry.Kind {
        switch self {
        case .exception, .deviation, .lapse: .exception
        case .baseline: .baseline
        case .decision: .decision
        case .attestation: .attestation
        case .plan: .request
        case .drill: .drill
        case .canary: .canary
        case .discard: .change
        }
    }

    /// What its entry is about.
    fileprivate var subject: String {
        switch self {
        case .exception(let exception): Request.exception(exception).id
        case .deviation(let deviation): deviation.id
        case .baseline(let baseline): Request.baseline(baseline).id
        case .decision(let decision): decision.id
        case .lapse(let lapse): lapse.id
        case .attestation(let attestation): attestation.id
        case .plan(let plan): plan.plan
        case .drill(let drill): drill.id
        case .canary(let canary): canary.id
        case .discard(let discard): "\(discard.plan)/\(discard.number)"
        }
    }
}
