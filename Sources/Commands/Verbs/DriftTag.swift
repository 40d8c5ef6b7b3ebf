import Archive
import ArgumentParser
import ContactCenter
import Engine
import Foundation
import Programme
import Reports

/// `linewarden drift tag`.
struct DriftTag: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag",
        abstract: "Puts a signed tag on a baseline that was agreed to, where its tag is unsigned or gone.",
        discussion: """
            `drift approve --key` does so by itself. The tag bears the signature of whoever agreed, in the form `git tag -v` \
            checks; nobody else's will do. Nothing about the baseline changes: what counts is the ledger.

            Without --key nothing is made: the tag is printed, to be signed elsewhere.
            """)

    @Argument(help: "The tenant's name in the configuration.")
    var tenant: String

    @Argument(help: "Such as BL-81c0d2a7f4.")
    var id: String

    @Option(
        help: ArgumentHelp(
            "Signs with this private key, or the key in the agent whose .pub this is.", valueName: "file"))
    var key: String?

    @Option(help: ArgumentHelp("The tag this command printed earlier.", valueName: "file"))
    var statement: String?

    @Option(help: ArgumentHelp("The signature of that tag, made elsewhere.", valueName: "file"))
    var signature: String?

    @OptionGroup var place: PlaceOptions

    func validate() throws {
        if (statement == nil) != (signature == nil) {
            throw ValidationError("give --statement and --signature together")
        }
        if statement != nil, key != nil { throw ValidationError("give --key or --signature, not both") }
    }

    func run() async throws {
        let programme = try TenantProgramme(tenant, in: place)
        let docket = try programme.read().docket
        let agreed = try BaselineReference(id: id).find(in: docket, of: tenant, at: Machine.now())
        try DriftReading(tenant, in: place.dataDirectory).check(agreed.baseline)
        let tags = try BaselineTags(of: programme)
        if case .signed(let name) = try tags.standing(of: agreed) {
            return Terminal().say("the archive has it as the tag \(name), signed by \(agreed.approved.approver)\n")
        }
        if let statement, let signature {
            let text = String(decoding: try Files.contents(of: signature), as: UTF8.self)
            return try tags.add(try Files.contents(of: statement), signature: text, of: agreed)
        }
        if let key { return try tags.tag(agreed, signedWith: key) }
        Terminal().write(try tags.unsigned(agreed).payload)
        Terminal().note(
            """
            nothing is made yet. Keep what stands above as it is in a file; \(agreed.approved.approver) signs it with
            `ssh-keygen -Y sign -n \(SSHSignature.gitNamespace) -f KEY FILE`; then give both:
            --statement FILE --signature FILE.sig
            """)
    }
}
