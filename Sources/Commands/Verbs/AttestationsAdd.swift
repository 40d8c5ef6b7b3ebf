import ArgumentParser
import Assurance
import Capture
import Catalog
import ContactCenter
import Engine
import Foundation
import Programme

extension Attestations {

    /// `linewarden attestations add`: takes somebody's word, and the document behind it.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes somebody's word for what no platform tells, with the document behind it.",
            discussion: """
                An attestation counts from when it is recorded. It is listed with what it covers; no control of this \
                release rests on one, so it changes no verdict. Clauses are not looked up: not every standard is known here as \
                a whole.

                Without --key nothing is recorded: the statement is printed, to be signed elsewhere.
                """)

        @Argument(help: "The tenant's name in the configuration.")
        var tenant: String

        @Option(help: "What was looked at, in your words.")
        var saw: String?

        @Option(help: "A control it answers for: listed, and no verdict changes; may be given again.")
        var control: [String] = []

        @Option(
            help: "A clause it answers to, such as `iso27001-2022 A.7.2`, taken as it is written; may be given again.")
        var requirement: [String] = []

        @Option(help: ArgumentHelp("When what was seen was so.", valueName: "moment"))
        var observed: MomentArgument?

        @Option(help: ArgumentHelp("When the document was taken; as observed if not given.", valueName: "moment"))
        var collected: MomentArgument?

        @Option(help: ArgumentHelp("Until when it is valid.", valueName: "moment"))
        var until: MomentArgument?

        @Option(help: "Somebody under people: who may read the document; may be given again.")
        var reader: [String] = []

        @Option(help: ArgumentHelp("The document.", valueName: "file"))
        var document: String

        @OptionGroup var signing: SigningOptions
        @OptionGroup var place: PlaceOptions

        func validate() throws {
            guard signing.statement == nil else { return }
            if saw == nil || observed == nil || until == nil {
                throw ValidationError("give --saw, --observed and --until")
            }
            if control.isEmpty, requirement.isEmpty { throw ValidationError("give --control or --requirement") }
        }

        func run() async throws {
            let programme = try TenantProgramme(tenant, in: place)
            let bytes = try Files.contents(of: document)
            guard let signed = try signing.signedElsewhere() ?? sign(bytes, programme) else { return }
            guard case .attestation(let attestation) = signed.statement, attestation.document.sha256 == bytes.sha256
            else {
                throw Failure(
                    "the statement does not attest \(document)", hint: "was it printed for this document?",
                    code: .unsound)
            }
            // Refused before anything is kept, and again by the log.
            var docket = try programme.read().docket
            try docket.take(signed, recorded: Machine.now())
            try AttestedDocument(attestation, of: programme).keep(bytes)
            try await programme.record([signed], by: "attestations add")
            Terminal().say(
                "\(attestation.id) attested by \(attestation.by) until \(attestation.validUntil.iso8601Day)\n")
        }

        private func sign(_ bytes: [UInt8], _ programme: TenantProgramme) throws -> SignedStatement? {
            guard let saw, let observed, let until else { return nil }
            return try signing.sign(
                .attestation(
                    Attestation(
                        by: try programme.signatory(signing.name).id, at: Machine.now(), saw: saw,
                        controls: try control.map {
                            try Catalog.control(named: $0, besides: try programme.ownControls()).id
                        },
                        requirements: requirement,
                        observed: observed.moment, collected: (collected ?? observed).moment, validUntil: until.moment,
                        document: .init(
                            name: URL(fileURLWithPath: document).lastPathComponent, sha256: bytes.sha256,
                            size: bytes.count),
                        readers: try reader.map { try programme.signatory($0).id }, log: programme.folder.logOrigin)))
        }
    }
}
