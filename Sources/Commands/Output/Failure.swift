import Archive
import ArgumentParser
import Capture
import Foundation
import History
import IdentityProviders
import Inventory
import LedgerStore
import ObjectStorage
import Platforms
import Programme
import SQLiteStore
import Sinks

/// How a run that did not come to an end is told: one error, one hint, one exit code.
///
/// The one place that maps errors to exit codes: 64 usage, 65 unsound input, 66 not there, 69 the platform refuses us,
/// 70 our bug, 74 disk, 75 try later, 77 may not, 78 configuration, 130 interrupted.
struct Failure: Error, Equatable {
    let message: String
    let hint: String?
    let code: Int32

    init(_ message: String, hint: String? = nil, code: Code) {
        self.message = message
        self.hint = hint
        self.code = code.rawValue
    }

    enum Code: Int32, CaseIterable {
        case usage = 64
        case unsound = 65
        case notThere = 66
        case refused = 69
        case bug = 70
        case disk = 74
        case tryLater = 75
        case mayNot = 77
        case configuration = 78
        case interrupted = 130
    }

    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case is CancellationError: self.init("interrupted; what was read whole is kept", code: .interrupted)
        case let error as PlatformError: self.init(platform: error)
        case let error as ArchiveError: self.init(archive: error)
        case let error as KeyStoreError: self.init(keys: error)
        case let error as LedgerError: self.init(ledger: error)
        case let error as ProjectionError: self.init(projections: error)
        case let error as SinkError: self.init(sink: error)
        case let error as StorageError: self.init(storage: error)
        case let error as RecordError:
            self.init(
                "can't read the record: \(error)", hint: "`linewarden ledger verify` says whether it was altered",
                code: .unsound)
        case let error as Refusal: self.init(refusal: error)
        case let error as SpoolError:
            self.init(error.description, hint: "free some space or choose another place with --data", code: .disk)
        case let error as CaptureError:
            self.init(
                "can't read the capture: \(error)", hint: "it was changed after it was read, or never was a capture",
                code: .unsound)
        case let error as ExportError:
            self.init(
                "nothing was imported: \(error)",
                hint:
                    "give NDJSON or CSV in UTF-8 with the provider's own field names; docs/platforms/identity-providers.md lists them",
                code: .unsound)
        case let error as ConfigurationError: self.init(error.description, hint: nil, code: .configuration)
        case let error as ControlFilesError:
            self.init(error.description, hint: "docs/custom-controls.md shows a whole one", code: .configuration)
        case let error as QueryError: self.init(query: error)
        case let error as Configuration.MissingFile:
            self.init(
                "can't read \(error.path)", hint: "say where it is with --config; docs/configuration.md shows one",
                code: .configuration)
        case let error as SecretNotThere: self.init("can't sign in: \(error.what)", code: .configuration)
        default: self.init("\(error)", hint: "this is our mistake: please report it", code: .bug)
        }
    }

    private init(query error: QueryError) {
        let place = error.place.map { "\($0.line):\($0.column): " } ?? ""
        let names = Inventory.tables.map(\.name) + Inventory.tables.flatMap(\.columns).map(\.name)
        let nearest = error.unknownName.flatMap { Nearest.to($0, among: names) }.map { "did you mean \($0)?" }
        switch error.kind {
        case .refused, .unsound:
            self.init(
                "can't ask the query: \(place)\(error.because)",
                hint: nearest ?? "`linewarden query --tables` shows what there is to ask", code: .usage)
        case .tooMuch:
            self.init(
                "the query was stopped: \(error.because)", hint: "ask for less, or in several queries", code: .unsound)
        case .broken: self.init("can't make the tables: \(error.because)", hint: "is there memory enough?", code: .bug)
        }
    }

    private init(platform error: PlatformError) {
        let message = "\(error.call) \(error.reason)"
        switch error.advice {
        case .retry:
            self.init(
                message, hint: "the platform is busy or away; run it again, it goes on where it was", code: .tryLater)
        case .grant(let permission): self.init(message, hint: "grant our client \(permission)", code: .refused)
        case .checkCredentials:
            self.init(message, hint: "check the client's id and secret, and that it is active", code: .refused)
        case .checkSetup(let what): self.init(message, hint: what, code: .refused)
        case .report:
            self.init(message, hint: "this is not what the platform documents: please report it", code: .refused)
        }
    }

    private init(archive error: ArchiveError) {
        let code: Code =
            switch error.kind {
            case .notThere: .notThere
            case .unsound: .unsound
            case .disk: .disk
            case .busy, .away: .tryLater
            }
        self.init(error.description, hint: error.hint, code: code)
    }

    private init(ledger error: LedgerError) {
        let code: Code =
            switch error.kind {
            case .notThere: .notThere
            case .unsound: .unsound
            case .disk: .disk
            case .busy, .away: .tryLater
            }
        self.init(error.description, hint: error.hint, code: code)
    }

    private init(sink error: SinkError) {
        let code: Code =
            switch error.kind {
            case .unreachable: .tryLater
            case .refused: .refused
            case .unsound: .unsound
            }
        self.init(error.description, hint: error.hint, code: code)
    }

    private init(storage error: StorageError) {
        let code: Code =
            switch error.kind {
            case .away: .tryLater
            case .refused: .refused
            case .unprotected, .unsound: .unsound
            case .notThere: .notThere
            case .disk: .disk
            }
        self.init(error.description, hint: error.hint, code: code)
    }

    private init(refusal: Refusal) {
        let message = "nothing was recorded: \(refusal)"
        switch refusal.kind {
        case .mayNot: self.init(message, hint: "people: in linewarden.yaml says who may what", code: .mayNot)
        case .unsound: self.init(message, hint: "docs/operating/exceptions.md has the rules", code: .unsound)
        case .notThere: self.init(message, hint: "`linewarden exceptions list TENANT` lists them", code: .notThere)
        }
    }

    private init(keys error: KeyStoreError) {
        let code: Code =
            switch error.kind {
            case .unsound: .unsound
            case .disk: .disk
            case .busy: .tryLater
            }
        self.init(error.description, hint: error.hint, code: code)
    }

    private init(projections error: ProjectionError) {
        let code: Code =
            switch error.kind {
            case .unsound, .newer: .unsound
            case .disk: .disk
            case .busy: .tryLater
            }
        self.init(error.description, hint: error.hint, code: code)
    }

    /// As it is printed: `linewarden: error: …`, `linewarden: hint: …`.
    var text: String {
        let error = message.split(separator: "\n").map { "linewarden: error: \($0)\n" }.joined()
        return error + (hint.map { "linewarden: hint: \($0)\n" } ?? "")
    }
}
