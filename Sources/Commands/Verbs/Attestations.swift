import ArgumentParser
import Assurance
import Capture
import ContactCenter
import Engine
import Foundation
import Programme
import SQLiteStore

/// `linewarden attestations`: what somebody saw that no platform tells.
struct Attestations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Keeps what people attest: what no platform tells.",
        discussion: """
            An attestation says who looked at what, what it covers, when it was observed and collected, and until when it \
            is valid. It is signed and kept in the tenant's ledger. Its document is kept sealed under a key of its own, \
            named by its SHA-256. When it ends, what rests on it is undetermined.

            The readers it names bind this program. Whoever holds both the data directory and keys.sqlite can open every \
            document.
            """,
        subcommands: [Add.self, List.self, Show.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists them: what they cover, and until when.")

        @Argument(help: "The tenant's name in the configuration.")
        var tenant: String

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            let attestations = try TenantProgramme(tenant, in: place).read().docket.attestations
            if attestations.isEmpty { Terminal().say("nothing is attested\n") }
            for one in attestations.map(\.attestation) {
                Terminal().say(
                    "\(one.id)  \(one.covers)\n    by \(one.by), \(one.life(at: Machine.now())): \(one.saw)\n")
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows one; with --out and a reader's key, its document too.")

        @Argument(help: "The tenant's name in the configuration.")
        var tenant: String

        @Argument(help: "Such as AT-3fa85f6412.")
        var id: String

        @Option(help: ArgumentHelp("Writes the document here.", valueName: "file"))
        var out: String?

        @Option(help: ArgumentHelp("Who reads the document.", valueName: "name"))
        var by: String?

        @Option(help: ArgumentHelp("The reader's private key, which shows that it is them.", valueName: "file"))
        var key: String?

        @OptionGroup var place: PlaceOptions

        func validate() throws {
            if out != nil, by == nil || key == nil { throw ValidationError("--out needs --by and --key") }
        }

        func run() async throws {
            let programme = try TenantProgramme(tenant, in: place)
            let all = try programme.read().docket.attestations
            guard let one = all.first(where: { $0.attestation.id.lowercased() == id.lowercased() }) else {
                throw Failure(
                    "there is no attestation \(id) in \(tenant)",
                    hint: "`linewarden attestations list \(tenant)` lists them", code: .notThere)
            }
            if let out, let by, let key {
                let document = try AttestedDocument(one.attestation, of: programme)
                    .open(by: try programme.signatory(by), key: key)
                try Files.write(document, to: out, isPrivate: true)
            }
            Terminal().say(one.page(at: Machine.now()))
        }
    }
}

extension Attestation {
    fileprivate var covers: String { (controls.map(\.rawValue) + requirements).joined(separator: ", ") }

    fileprivate func life(at now: Moment) -> String {
        now < validUntil ? "valid until \(validUntil.iso8601Day)" : "ended \(validUntil.iso8601Day)"
    }
}

extension RecordedAttestation {
    fileprivate func page(at now: Moment) -> String {
        """
        \(attestation.id)
          covers      \(attestation.covers)
          saw         \(attestation.saw)
          by          \(attestation.by), signed \(attestation.at.iso8601), recorded \(recorded.iso8601)
          observed    \(attestation.observed.iso8601)
          collected   \(attestation.collected.iso8601)
          valid       \(attestation.life(at: now))
          document    \(attestation.document.name), \(attestation.document.size) bytes
          SHA-256     \(attestation.document.sha256)
          readers     \(attestation.readers.map(\.rawValue).joined(separator: ", "))

        """
    }
}
