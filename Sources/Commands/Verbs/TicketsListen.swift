import Archive
import ArgumentParser
import Capture
import Engine
import Foundation
import GenesysCloud
import Redaction
import Tickets
import Webhooks

extension TicketsVerbs {

    /// `linewarden tickets listen`.
    struct ListenVerb: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "listen",
            abstract: "Takes change tickets as other tools announce them, over HTTP.",
            discussion: """
                Listens for POST /tenants/TENANT/changes: JSON with the members of `linewarden import changes`, one \
                ticket or a list, signed with the secret under tickets.webhook of the tenant \
                (docs/operating/changes.md). What was answered with 200 lies beside the newest capture, as an import \
                does; a ticket that comes again, or withdrawn, takes the place of what there was under its number.

                Without a certificate it listens on this machine alone, unless --behind-proxy says that something in \
                front of it speaks TLS. GET /health is answered as long as it listens; SIGTERM and Ctrl-C end it.
                """)

        @Argument(help: "The tenant's name in the configuration.")
        var tenant: String

        @Option(help: ArgumentHelp("Where it listens; port 0 for a free one.", valueName: "address:port"))
        var address = "127.0.0.1:8440"

        @Option(help: ArgumentHelp("The certificate it shows, in PEM, and those above it.", valueName: "file"))
        var certificate: String?

        @Option(help: ArgumentHelp("The certificate's key, in PEM.", valueName: "file"))
        var key: String?

        @Flag(help: "Something in front of it speaks TLS: any address may be listened on.")
        var behindProxy = false

        @Flag(help: "Prints a line of JSON a delivery.")
        var json = false

        @OptionGroup var place: PlaceOptions

        /// What is shorter is guessed too soon.
        private static let shortestSecret = 16

        func validate() throws {
            guard let listening = ListeningAddress(address) else {
                throw ValidationError("--address is an address and a port, such as 127.0.0.1:8440 or [::1]:8440")
            }
            guard (certificate == nil) == (key == nil) else {
                throw ValidationError("give --certificate and --key, or neither")
            }
            guard listening.isLoopback || certificate != nil || behindProxy else {
                throw ValidationError(
                    "\(listening) is reached from other machines: give --certificate and --key, or --behind-proxy")
            }
        }

        func run() async throws {
            guard let listening = ListeningAddress(address) else { return }
            let secret = try secret()
            let folder = try TenantBinding.folder(of: tenant, in: place.dataDirectory)
            let lines = DeliveryLines(of: tenant, asJSON: json)
            let keeping = try TicketImport(into: folder, in: place.dataDirectory)
            try noteWhatIsMissing(in: folder)
            let desk = TicketDesk(
                of: tenant, secret: secret, kinds: Set(GenesysCloud.kinds.map(\.name)), now: Machine.now,
                tell: lines.tell,
                keep: { keeping.take($0, sent: $1, received: $2, id: $3, signedWith: secret, complain: lines.complain) }
            )
            let webhook = TicketWebhook([desk])
            let server = WebhookServer(
                at: listening, showing: try shown(),
                onReady: { lines.ready(at: listening, port: $0, isSecure: certificate != nil) },
                mount: { webhook.mount(on: $0) })
            do {
                try await server.runUntilSignalled()
            } catch {
                guard let why = CannotListen(error) else {
                    throw Failure(
                        "stopped listening on \(listening): \(error)", hint: "start it again", code: .tryLater)
                }
                throw Failure("can't listen on \(listening): \(why.because)", hint: why.advice, code: .tryLater)
            }
        }

        private func secret() throws -> Secret {
            guard let reference = try place.tenant(tenant).ticketSecret else {
                throw Failure(
                    "can't listen: \(tenant) has no secret that deliveries are signed with",
                    hint:
                        "put tickets: {webhook: {secret: \"env:NAME\"}} under it; docs/operating/changes.md shows how",
                    code: .configuration)
            }
            let secret: Secret
            do {
                secret = try reference.resolved()
            } catch let error as SecretNotThere {
                throw Failure("can't listen: \(error.what)", code: .configuration)
            }
            guard secret.exposed.utf8.count >= Self.shortestSecret else {
                throw Failure(
                    "can't listen: the secret has fewer than \(Self.shortestSecret) characters",
                    hint: "`openssl rand -hex 32` makes one", code: .configuration)
            }
            return secret
        }

        private func shown() throws -> ServerCertificate? {
            guard let certificate, let key else { return nil }
            do {
                return try ServerCertificate(certificate: certificate, key: key)
            } catch {
                throw Failure(
                    "can't listen with \(certificate) and \(key): \(error)",
                    hint: "both are PEM files, and the key is the one of the first certificate", code: .unsound)
            }
        }

        /// Of the days before the first delivery nobody knows a ticket.
        private func noteWhatIsMissing(in folder: TenantFolder) throws {
            let archive = try TenantArchive(at: folder.archive)
            guard let head = try archive.head(),
                try archive.manifest(of: head.id).record(of: Kind.ticketImport.name) == nil
            else { return }
            Terminal().note(
                "no change tickets were imported yet: `linewarden import changes \(tenant) FILE` takes those of the days before"
            )
        }
    }
}
